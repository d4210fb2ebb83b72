# ruff: noqa: E501 - one saying after another
"""“错了，是周四”, “日期改成昨天”, “不对，是9分”: the last record is put right, from → to."""

from datetime import date

import pytest

from core.storage.tables import Account, Activity, Deal, FollowUp, Payment, Point
from core.vocabulary import ActivityKind
from tests.company import Chat
from tests.records.desk import MEDICAL, button

VISIT = "今天拜访华东医疗王总,下周三再跟进"
SUNDAY, THURSDAY, FRIDAY = date(2026, 11, 22), date(2026, 11, 26), date(2026, 11, 27)


@pytest.mark.parametrize(
    ("said", "due"),
    [
        ("错了，是周四", THURSDAY),
        ("不对，是周四", THURSDAY),
        ("make it Thursday", THURSDAY),
        ("no, Thursday", THURSDAY),
        ("改成周五", FRIDAY),
        ("改到周五下午3点", FRIDAY),
        ("下次跟进改成周五", FRIDAY),
    ],
)
def test_a_day_to_come_corrects_the_follow_up(chat: Chat, said: str, due: date):
    chat.says(VISIT)

    assert "→" in chat.says(said).text
    assert chat.rows(FollowUp)[0].due_on == due


@pytest.mark.parametrize(
    "said",
    ["日期改成昨天", "不对，是昨天", "是昨天去的", "不是今天，是昨天", "实际是11月22日", "日期错了，是昨天",
     "it was yesterday", "sorry, yesterday", "11月22日才对"],
)  # fmt: skip
def test_a_day_gone_by_corrects_the_day_of_the_visit(chat: Chat, said: str):
    chat.says(VISIT)

    assert (
        "11月23日 周一 → 11月22日 周日" in chat.says(said).text or "Nov 22" in chat.says(said).text
    )
    assert chat.rows(Activity)[0].occurred_on == SUNDAY


def test_a_correction_can_be_undone(chat_on_both: Chat):
    chat_on_both.says(VISIT)

    chat_on_both.says(button(chat_on_both.says("日期改成昨天"), "撤销").command)

    assert chat_on_both.rows(Activity)[0].occurred_on == date(2026, 11, 23)


def test_a_weekday_corrects_the_visit_where_nothing_is_planned(chat: Chat):
    chat.says("拜访华东医疗")

    chat.says("不对，是周四")

    assert chat.rows(Activity)[0].occurred_on == date(2026, 11, 19)
    assert chat.rows(FollowUp) == []


def test_a_win_of_another_day_is_won_again_on_that_day(chat_on_both: Chat):
    chat_on_both.says("新商机 华东医疗 50万")
    chat_on_both.says("华东医疗签了48万")

    said = chat_on_both.says("不对，是昨天签的").text

    [deal] = chat_on_both.rows(Deal)
    assert (deal.closed_on, deal.amount_minor) == (SUNDAY, 48_000_000)
    assert "已更正日期：11月23日 周一 → 11月22日 周日" in said
    assert sum(point.points for point in chat_on_both.rows(Point)) == 10


def test_a_win_whose_amount_was_put_right_is_won_again_with_that_amount(chat_on_both: Chat):
    chat_on_both.says("新商机 华东医疗 50万")
    chat_on_both.says("华东医疗签了")
    chat_on_both.says("不对，是45万")

    chat_on_both.says("日期改成昨天")

    [deal] = chat_on_both.rows(Deal)
    assert (deal.closed_on, deal.amount_minor) == (SUNDAY, 45_000_000)
    assert sum(point.points for point in chat_on_both.rows(Point)) == 10


def test_taking_back_the_day_leaves_the_amount_that_was_put_right(chat: Chat):
    chat.says("华东医疗签了50万")
    chat.says("不对，是45万")
    chat.says("日期改成昨天")

    chat.says("撤销")
    [deal] = chat.rows(Deal)
    assert (deal.closed_on, deal.amount_minor) == (date(2026, 11, 23), 45_000_000)

    chat.says("撤销")
    [deal] = chat.rows(Deal)
    assert deal.amount_minor == 50_000_000


def test_a_payment_came_in_on_another_day(chat: Chat):
    chat.says("华东医疗签了48万")
    chat.says("华东医疗回款10万")

    chat.says("不对，是昨天到的")

    assert SUNDAY in {payment.paid_on for payment in chat.rows(Payment)}


def test_a_lower_score_takes_its_points_back(chat: Chat):
    chat.says("华东医疗满意度9分")

    assert "满意度: 9/10 → 7/10" in chat.says("不对，是7分").text
    assert sum(point.points for point in chat.rows(Point)) == 0


def test_a_visit_that_was_a_call(chat: Chat):
    chat.says(VISIT)

    chat.says("不是拜访，是电话")

    assert chat.rows(Activity)[0].type == ActivityKind.CALL
    assert sum(point.points for point in chat.rows(Point)) == 0


@pytest.mark.parametrize("said", ["不对，是张总", "不是王总，是张总", "是张总，不是王总"])
def test_the_person_met_is_put_right(chat: Chat, said: str):
    chat.says(VISIT)

    assert "王总 → 张总" in chat.says(said).text
    assert chat.rows(Activity)[0].contact == "张总"


def test_a_customer_that_is_new_is_asked_about_and_then_the_record_moves(chat: Chat):
    chat.says(VISIT)

    assert "是新客户吗" in chat.says("不是华东医疗，是华北制药").text
    assert f"{MEDICAL} → 华北制药" in chat.says("新建").text

    names = {account.id: account.name for account in chat.rows(Account)}
    assert names[chat.rows(Activity)[0].account_id] == "华北制药"


@pytest.mark.parametrize(
    "said", ["周五", "明天", "明天吧", "3点", "昨天", "改天", "不对劲", "是张总"]
)
def test_what_corrects_nothing_changes_nothing(chat: Chat, said: str):
    chat.says(VISIT)
    chat.clock.moment = chat.clock.moment.replace(hour=12)

    assert chat.says(said).changed == ()


def test_a_day_without_a_denial_corrects_only_what_was_just_said(chat: Chat):
    chat.says(VISIT)
    chat.clock.moment = chat.clock.moment.replace(hour=12)

    assert chat.says("日期改成昨天").changed == ()
    assert chat.says("不对，是昨天").changed != ()


def test_a_day_to_come_is_no_day_of_a_visit(chat: Chat):
    chat.says("给华东医疗打了电话")

    assert chat.says("日期改成12月20日").error_code == "in_the_future"


@pytest.mark.parametrize("order", ["不对，是昨天", "忘掉叫法 华医"])
def test_undo_after_it_is_about_it_and_answers_no_older_question(chat, order: str):
    chat.says("拜访华医")
    chat.says("华东医疗")
    assert "新客户吗" in chat.says("拜访启明智造").text

    chat.says(order)

    assert chat.says("撤销").text.startswith("已撤销")


def test_what_is_not_done_yet_corrects_no_record(chat):
    chat.says("拜访华东医疗")

    assert chat.says("not done with 远大科技 yet").text.startswith("I did not understand")
    assert len(chat.rows(Activity)) == 1
