from datetime import date
from decimal import Decimal

from core.language.understanding import Intent
from core.storage.tables import Deal, Point, StageEntry
from core.vocabulary import Stage
from tests.records.desk import HE, LI, MEDICAL, SANY, TECH, WANG, ZHANG, Desk, button, labels

TODAY = date(2026, 11, 23)
HALF_A_MILLION = Decimal(500_000)


def test_a_new_deal_gets_the_next_number(desk_on_both: Desk):
    desk_on_both.does(Intent.CREATE_DEAL, account=MEDICAL, amount=HALF_A_MILLION)

    reply = desk_on_both.does(Intent.CREATE_DEAL, account=MEDICAL, amount=Decimal(200_000))

    assert "已新建商机 #2 · 华东医疗器械有限公司" in reply.text
    assert "金额: ¥20万" in reply.text


def test_a_new_deal_without_an_amount_takes_it_from_the_next_message(desk: Desk):
    desk.does(Intent.CREATE_DEAL, account=MEDICAL)

    desk.types("50万", amount=HALF_A_MILLION)

    assert desk.row(Deal).amount_minor == 50_000_000


def test_moving_back_changes_where_it_stands_and_not_what_was_entered(desk: Desk):
    desk.does(Intent.CREATE_DEAL, account=MEDICAL, stage=Stage.PROPOSAL)

    reply = desk.does(Intent.UPDATE_DEAL, account=MEDICAL, stage=Stage.QUALIFIED)

    assert desk.row(Deal).stage == "qualified"
    assert len(desk.rows(StageEntry)) == 3
    assert "报价/方案 → 初步意向" in reply.text


def test_a_channel_is_not_told_where_a_deal_stood_before(desk: Desk):
    desk.does(Intent.CREATE_DEAL, account=MEDICAL)
    desk.room = desk.channel()

    reply = desk.does(Intent.UPDATE_DEAL, account=MEDICAL, stage=Stage.PROPOSAL)

    assert "阶段: 报价/方案" in reply.text


def test_moving_forward_again_earns_no_second_points(desk: Desk):
    for stage in (Stage.PROPOSAL, Stage.LEAD, Stage.PROPOSAL):
        desk.does(Intent.UPDATE_DEAL, account=MEDICAL, stage=stage)

    assert [point.points for point in desk.rows(Point)] == [3]


def test_a_correction_without_a_name_means_the_last_record(desk: Desk):
    desk.does(Intent.CREATE_DEAL, account=MEDICAL, amount=HALF_A_MILLION)

    reply = desk.does(Intent.UPDATE_DEAL, amount=Decimal(450_000), text="不对，是45万")

    assert desk.row(Deal).amount_minor == 45_000_000
    assert "¥45万" in reply.text


def test_a_change_without_a_name_asks_for_the_customer(desk: Desk):
    desk.does(Intent.CREATE_DEAL, account=MEDICAL, amount=HALF_A_MILLION)
    desk.waits(minutes=15)

    reply = desk.does(Intent.UPDATE_DEAL, stage=Stage.CONTRACT, text="走合同流程了")

    assert reply.text == "哪个客户？"


def test_two_open_deals_are_a_question_with_their_amounts(desk: Desk):
    _two_deals(desk)

    reply = desk.does(Intent.UPDATE_DEAL, account=MEDICAL, stage=Stage.CONTRACT)

    assert reply.text == "哪一个商机？"
    assert labels(reply) == ["#2 潜在客户 ¥20万", "#1 潜在客户 ¥50万"]


def test_the_answer_names_the_deal_by_its_amount(desk: Desk):
    _two_deals(desk)
    desk.does(Intent.UPDATE_DEAL, account=MEDICAL, stage=Stage.CONTRACT)

    desk.types("50万", amount=HALF_A_MILLION)

    assert desk.row(Deal, Deal.number == 1).stage == "contract"


def test_a_foreign_amount_without_a_rate_is_refused(desk: Desk):
    said = {"account": MEDICAL, "amount": Decimal(95_000), "currency": "USD"}
    reply = desk.does(Intent.CREATE_DEAL, **said)

    assert reply.error_code == "no_rate"
    assert desk.rows(Deal) == []


def test_no_deal_is_opened_on_a_colleagues_customer(desk: Desk):
    reply = desk.does(Intent.WIN_DEAL, LI, account=SANY, amount=HALF_A_MILLION)

    assert reply.error_code == "not_allowed"
    assert desk.rows(Deal) == []


def test_a_deal_number_of_another_customer_is_a_slip(desk: Desk):
    desk.does(Intent.CREATE_DEAL, account=MEDICAL, amount=HALF_A_MILLION)

    reply = desk.does(Intent.WIN_DEAL, account=TECH, record=1)

    assert "#1 不是 远大科技股份有限公司 的商机" in reply.text


def test_a_manager_may_change_a_reps_deal_and_the_rep_is_told(desk: Desk):
    desk.does(Intent.CREATE_DEAL, WANG, account=SANY, amount=HALF_A_MILLION)

    desk.does(Intent.UPDATE_DEAL, ZHANG, account=SANY, stage=Stage.PROPOSAL)

    assert desk.row(Deal).stage == "proposal"
    [post] = desk.posts(f"person:{desk.ids[WANG]}")
    assert "张敏 更新了你的商机 #1" in post.reply


def test_a_deal_that_a_manager_opens_belongs_to_the_customers_rep(desk: Desk):
    desk.does(Intent.CREATE_DEAL, ZHANG, account=SANY, amount=HALF_A_MILLION)

    assert desk.row(Deal).owner_id == desk.ids[WANG]


def test_my_deals_lists_the_open_ones(desk: Desk):
    _two_deals(desk)

    reply = desk.does(Intent.SHOW_DEALS)

    assert "进行中的商机 · 2 个" in reply.text
    assert "#1 华东医疗器械有限公司 潜在客户 ¥50万" in reply.text


def test_a_rep_sees_no_deals_of_a_colleagues_customer(desk: Desk):
    desk.does(Intent.CREATE_DEAL, WANG, account=SANY, amount=HALF_A_MILLION)

    assert desk.does(Intent.SHOW_DEALS, LI, account=SANY).error_code == "not_allowed"
    assert "#1" in desk.does(Intent.SHOW_DEALS, HE, account=SANY).text


def test_an_english_reader_gets_english(desk: Desk):
    desk.language = "en"

    reply = desk.does(Intent.WIN_DEAL, account=MEDICAL, amount=HALF_A_MILLION)

    assert "🎉 Won" in reply.text
    assert button(reply, "Undo").command.startswith("undo #")


def _two_deals(desk: Desk) -> None:
    desk.does(Intent.CREATE_DEAL, account=MEDICAL, amount=HALF_A_MILLION)
    desk.does(Intent.CREATE_DEAL, account=MEDICAL, amount=Decimal(200_000))


def test_what_is_so_already_is_not_written_and_not_undone(desk: Desk):
    desk.does(Intent.CREATE_DEAL, account=MEDICAL, amount=Decimal(500_000))

    reply = desk.does(Intent.UPDATE_DEAL, account=MEDICAL, amount=Decimal(500_000))

    assert "没有改动" in reply.text
    assert (reply.changed, reply.posts) == ((), ())
