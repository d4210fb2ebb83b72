from datetime import date, timedelta
from decimal import Decimal

from core.language.understanding import Intent
from core.storage.tables import Deal, OutboxPost, Person, Point, StageEntry
from core.vocabulary import ActivityKind, LossReason, Stage
from tests.records.desk import LI, MEDICAL, SANY, WANG, ZHANG, Desk, labels

TODAY = date(2026, 11, 23)
HALF_A_MILLION = Decimal(500_000)


def test_a_win_of_just_that_amount_needs_no_question(desk: Desk):
    _two_deals(desk)

    desk.does(Intent.WIN_DEAL, account=MEDICAL, amount=Decimal(200_000))

    assert desk.row(Deal, Deal.number == 2).status == "won"


def test_a_win_enters_every_stage_and_keeps_the_team(desk: Desk):
    desk.does(Intent.CREATE_DEAL, account=MEDICAL, amount=HALF_A_MILLION)

    desk.does(Intent.WIN_DEAL, account=MEDICAL)

    deal = desk.row(Deal)
    assert (deal.status, deal.stage, deal.closed_on) == ("won", "contract", TODAY)
    assert len(desk.rows(StageEntry)) == 4
    assert deal.closed_team_id == desk.row(Person, Person.name == LI).team_id


def test_a_win_is_celebrated_in_the_team_and_the_company(desk: Desk):
    desk.does(Intent.WIN_DEAL, account=MEDICAL, amount=HALF_A_MILLION)

    assert [post.lane for post in desk.rows(OutboxPost)] == ["slack:C-EAST-1", "slack:C-ALL"]
    assert "🎉 李雪 签下 华东医疗器械有限公司 ¥50万" in desk.rows(OutboxPost)[0].reply


def test_a_win_earns_ten_points_and_offers_the_payment(desk: Desk):
    reply = desk.does(Intent.WIN_DEAL, account=MEDICAL, amount=HALF_A_MILLION)

    assert "积分 +10" in reply.text
    assert labels(reply) == ["回款 #1", "分享经验", "撤销"]


def test_a_win_recorded_late_pulls_the_deal_back_to_its_day(desk: Desk):
    desk.does(Intent.CREATE_DEAL, account=MEDICAL, amount=HALF_A_MILLION)

    desk.does(Intent.WIN_DEAL, account=MEDICAL, occurred_on=TODAY - timedelta(days=3))

    assert desk.row(Deal).created_on == TODAY - timedelta(days=3)
    assert {entry.entered_on for entry in desk.rows(StageEntry)} == {TODAY - timedelta(days=3)}


def test_a_win_that_is_told_twice_is_asked_about(desk: Desk):
    desk.does(Intent.WIN_DEAL, account=MEDICAL, amount=HALF_A_MILLION)

    reply = desk.does(Intent.WIN_DEAL, ZHANG, account=MEDICAL, amount=HALF_A_MILLION)

    assert "已经赢单了。这是另一单吗" in reply.text
    assert len(desk.rows(Deal)) == 1


def test_another_deal_is_opened_when_it_is_another_one(desk: Desk):
    desk.does(Intent.WIN_DEAL, account=MEDICAL, amount=HALF_A_MILLION)
    desk.does(Intent.WIN_DEAL, account=MEDICAL, amount=HALF_A_MILLION)

    reply = desk.types("是，新建一单")

    assert "已新建商机 #2" in reply.text


def test_the_same_win_twice_is_refused(desk: Desk):
    desk.does(Intent.WIN_DEAL, account=MEDICAL, amount=HALF_A_MILLION)

    reply = desk.does(Intent.WIN_DEAL, account=MEDICAL, record=1)

    assert reply.error_code == "already_closed"


def test_a_colleague_who_helped_earns_points_by_the_win(desk: Desk):
    desk.does(Intent.CREATE_DEAL, account=MEDICAL, amount=HALF_A_MILLION)
    desk.does(Intent.LOG_ACTIVITY, WANG, account=MEDICAL, activity=ActivityKind.DEMO)

    desk.does(Intent.WIN_DEAL, account=MEDICAL)

    [help_] = desk.rows(Point, Point.reason == "help")
    assert (help_.person_id, help_.points) == (desk.ids[WANG], 5)


def test_a_loss_without_a_reason_stays_open_until_it_is_answered(desk: Desk):
    desk.does(Intent.CREATE_DEAL, account=MEDICAL, amount=HALF_A_MILLION)

    reply = desk.does(Intent.LOSE_DEAL, account=MEDICAL)

    assert "丢单的原因是什么" in reply.text
    assert len(labels(reply)) == len(LossReason)
    assert desk.row(Deal).status == "open"


def test_the_reason_closes_the_deal(desk: Desk):
    desk.does(Intent.CREATE_DEAL, account=MEDICAL, amount=HALF_A_MILLION)
    desk.does(Intent.LOSE_DEAL, account=MEDICAL)

    reply = desk.types("竞品", loss_reason=LossReason.COMPETITOR, competitor="销售易")

    deal = desk.row(Deal)
    assert (deal.status, deal.loss_reason) == ("lost", "competitor")
    assert "原因: 竞品" in reply.text


def test_a_loss_keeps_the_furthest_stage(desk: Desk):
    desk.does(Intent.CREATE_DEAL, account=MEDICAL, stage=Stage.PROPOSAL)

    desk.does(Intent.LOSE_DEAL, account=MEDICAL, loss_reason=LossReason.PRICE)

    assert {entry.stage for entry in desk.rows(StageEntry)} == {"lead", "qualified", "proposal"}


def test_a_loss_without_any_deal_asks_first(desk: Desk):
    reply = desk.does(Intent.LOSE_DEAL, account=MEDICAL, loss_reason=LossReason.PRICE)

    assert "没有进行中的商机" in reply.text
    assert desk.rows(Deal) == []


def test_a_deal_that_was_never_recorded_is_added_and_lost_in_one_press(desk: Desk):
    desk.does(Intent.LOSE_DEAL, account=MEDICAL, loss_reason=LossReason.PRICE)

    desk.types("补建并丢单")

    assert (desk.row(Deal).status, desk.row(Deal).loss_reason) == ("lost", "price")


def test_a_loss_may_say_in_which_stage_it_happened(desk: Desk):
    desk.does(Intent.CREATE_DEAL, account=MEDICAL)

    said = {"loss_reason": LossReason.PRICE, "stage": Stage.PROPOSAL}
    desk.does(Intent.LOSE_DEAL, account=MEDICAL, **said)

    assert {entry.stage for entry in desk.rows(StageEntry)} == {"lead", "qualified", "proposal"}


def test_a_colleagues_deal_cannot_be_won(desk: Desk):
    desk.does(Intent.CREATE_DEAL, WANG, account=SANY, amount=HALF_A_MILLION)

    reply = desk.does(Intent.WIN_DEAL, LI, account=SANY)

    assert reply.error_code == "not_allowed"
    assert desk.row(Deal).status == "open"


def _two_deals(desk: Desk) -> None:
    desk.does(Intent.CREATE_DEAL, account=MEDICAL, amount=HALF_A_MILLION)
    desk.does(Intent.CREATE_DEAL, account=MEDICAL, amount=Decimal(200_000))
