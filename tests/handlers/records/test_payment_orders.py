"""One payment: recorded wrongly, expected, put off, called off, or come early."""

from datetime import date

import pytest

from core.storage.tables import Deal, FollowUp, Payment
from tests.company import Chat

TODAY = date(2026, 11, 23)
PLAN = "华东医疗回款计划 12月4日 20万，1月18日 30万"


@pytest.fixture
def won(chat: Chat) -> Chat:
    """Deal #1 of 华东医疗 was won for 500,000."""
    chat.says("华东医疗签了，50万")
    return chat


@pytest.fixture
def planned(won: Chat) -> Chat:
    won.says(PLAN)
    return won


def open_rows(chat: Chat) -> set[tuple[date, int]]:
    rows = [row for row in chat.rows(Payment) if row.paid_on is None]
    return {(row.due_on, row.amount_minor // 100) for row in rows}


def came(chat: Chat) -> dict[date, int]:
    return {
        row.paid_on: (row.paid_amount_minor or 0) // 100
        for row in chat.rows(Payment)
        if row.paid_on is not None
    }


@pytest.mark.parametrize(
    "typed",
    [
        "华东医疗那笔回款记错了,是4000",
        "华东医疗回款记错了，应该是4000",
        "#1 回款不对，应该是4000元",
        "把华东医疗的回款改成4000",
        "华东医疗上一笔回款金额错了，是4000",
        "the payment of 华东医疗 should be 4000",
        "华东医疗's payment was wrong, it should be 4000",
    ],
)
@pytest.mark.parametrize("days", [0, 3])
def test_a_payment_recorded_wrongly_is_corrected_and_no_deal(won: Chat, typed: str, days: int):
    won.says("华东医疗回款 4万")
    won.clock.moment = won.clock.moment.replace(day=23 + days)

    reply = won.says(typed)

    assert came(won) == {TODAY: 4000}, reply.text
    assert [deal.amount_minor for deal in won.rows(Deal)] == [50000000]


def test_a_correction_says_from_what_to_what_and_is_undone(won: Chat):
    won.says("华东医疗回款 4万")
    assert "¥4万 → ¥8万" in won.says("华东医疗回款记错了，应该是8万").text

    won.says("撤销")

    assert came(won) == {TODAY: 40000}


def test_which_of_several_payments_is_wrong_is_asked(won: Chat):
    won.says("华东医疗11月20日回款 4万")
    won.says("华东医疗回款 5万")
    won.says("拜访远大科技")

    assert "哪一笔记错了" in won.says("华东医疗回款记错了，应该是8万").text
    won.says("2")

    assert came(won) == {TODAY: 50000, date(2026, 11, 20): 80000}


def test_a_corrected_payment_fills_the_plan_anew(planned: Chat):
    planned.says("华东医疗回款 5万")
    planned.says("拜访远大科技")

    planned.says("华东医疗回款记错了，应该是8万")

    assert open_rows(planned) == {(date(2026, 12, 4), 120000), (date(2027, 1, 18), 300000)}


def test_nothing_is_corrected_where_nothing_came(won: Chat):
    assert "没有这样的回款记录" in won.says("华东医疗回款记错了，应该是8万").text
    assert len(won.rows(Deal)) == 1


def test_more_than_the_deal_is_no_correction(won: Chat):
    won.says("华东医疗回款 4万")
    won.says("拜访远大科技")

    assert won.says("华东医疗回款记错了，应该是80万").error_code == "too_much"
    assert came(won) == {TODAY: 40000}


@pytest.mark.parametrize(
    "typed",
    [
        "华东医疗预计12月25日回款5万",
        "#1 预计12月25日回款5万",
        "华东医疗预计回款5万，12月25日",
        "华东医疗12月25日会打款5万",
        "预计12月25日华东医疗回款5万",
        "华东医疗 will pay 50k on Dec 25",
        "expect 50k from 华东医疗 by Dec 25",
    ],
)
def test_an_expected_payment_is_planned(won: Chat, typed: str):
    reply = won.says(typed)

    assert open_rows(won) == {(date(2026, 12, 25), 50000)}, reply.text
    assert [deal.amount_minor for deal in won.rows(Deal)] == [50000000]


def test_an_expected_payment_leaves_the_plan_as_it_is(won: Chat):
    won.says("华东医疗回款计划 12月4日 20万")

    won.says("华东医疗预计12月25日回款5万")

    assert open_rows(won) == {(date(2026, 12, 4), 200000), (date(2026, 12, 25), 50000)}


@pytest.mark.parametrize(
    "typed",
    [
        "华东医疗回款 2026-12-25 1万",
        "华东医疗12月25日回款1万",
        "#1 回款1万 12月25日",
        "华东医疗下周五回款1万",
    ],
)
def test_a_payment_on_a_day_to_come_is_asked_about(won: Chat, typed: str):
    reply = won.says(typed)

    assert "还没到" in reply.text
    assert (came(won), open_rows(won), won.rows(FollowUp)) == ({}, set(), [])


@pytest.mark.parametrize(
    ("answer", "expected"),
    [("排进计划", ({}, {(date(2026, 12, 25), 10000)})), ("今天已到账", ({TODAY: 10000}, set()))],
)
def test_the_answer_decides_whether_it_came(won: Chat, answer: str, expected: tuple):
    won.says("华东医疗回款 2026-12-25 1万")

    won.says(answer)

    assert (came(won), open_rows(won)) == expected
    assert won.rows(FollowUp) == []


@pytest.mark.parametrize(
    "typed",
    [
        "华东医疗12月4日的回款推迟到12月15日",
        "把华东医疗12月4日那笔回款改到12月15日",
        "#1 12月4日的回款延期到12月15日",
        "move the Dec 4 payment of 华东医疗 to Dec 15",
    ],
)
def test_a_planned_payment_is_put_off(planned: Chat, typed: str):
    reply = planned.says(typed)

    assert "12月15日" in reply.text or "Dec 15" in reply.text
    assert open_rows(planned) == {(date(2026, 12, 15), 200000), (date(2027, 1, 18), 300000)}


def test_which_planned_payment_is_put_off_is_asked(planned: Chat):
    assert "哪一笔" in planned.says("华东医疗的回款推迟到2月1日").text

    planned.says("2")

    assert open_rows(planned) == {(date(2026, 12, 4), 200000), (date(2027, 2, 1), 300000)}


def test_two_payments_put_on_one_day_are_one(planned: Chat):
    planned.says("华东医疗12月4日的回款推迟到1月18日")

    assert open_rows(planned) == {(date(2027, 1, 18), 500000)}


@pytest.mark.parametrize(
    "typed",
    [
        "取消华东医疗的回款计划",
        "华东医疗的回款计划取消",
        "#1 回款计划作废",
        "cancel the payment plan of 华东医疗",
    ],
)
def test_a_plan_is_called_off_and_undone(planned: Chat, typed: str):
    reply = planned.says(typed)
    assert (open_rows(planned), reply.error_code) == (set(), None), reply.text

    planned.says("撤销")

    assert len(open_rows(planned)) == 2


@pytest.mark.parametrize(
    "typed", ["华东医疗提前回款 1月那笔 30万", "华东医疗1月那笔回款提前到账了"]
)
def test_a_payment_that_came_early_fills_its_own_row(planned: Chat, typed: str):
    reply = planned.says(typed)

    assert came(planned) == {TODAY: 300000}, reply.text
    assert open_rows(planned) == {(date(2026, 12, 4), 200000)}
    assert planned.rows(FollowUp) == []


@pytest.mark.parametrize(
    "typed",
    [
        "华东医疗的回款推迟到12月15日了吗？",
        "如果华东医疗12月4日的回款推迟到12月15日",
        "张总说华东医疗回款记错了，应该是8万",
        "别取消华东医疗的回款计划",
        "华东医疗不会12月25日回款5万",
        "要不要取消华东医疗的回款计划",
        "华东医疗没有提前回款",
    ],
)
def test_talk_of_payments_changes_nothing(planned: Chat, typed: str):
    before = open_rows(planned)

    planned.says(typed)

    assert (open_rows(planned), came(planned)) == (before, {})


@pytest.mark.parametrize(
    "typed",
    [
        "#1 12月4日的回款推迟到12月15日",
        "取消华东医疗的回款计划",
        "华东医疗提前回款 1月那笔",
        "华东医疗预计12月25日回款5万",
    ],
)
def test_a_colleague_changes_no_plan(planned: Chat, typed: str):
    before = open_rows(planned)

    assert planned.says(typed, "王磊").error_code == "not_allowed"
    assert open_rows(planned) == before


def test_a_deals_payments_are_asked_for_by_its_number(planned: Chat):
    assert "12月4日" in planned.words("#1 回款计划")
    assert "Dec 4" in planned.words("#1 payment plan")
    assert planned.says("#1 回款计划", "王磊").error_code == "not_allowed"


def test_a_refund_names_the_customer_and_the_deal(won: Chat):
    won.says("华东医疗回款 10万")

    won.says("华东医疗 #1 退款 5万")

    assert came(won) == {TODAY: 50000}


def test_a_named_deal_that_fell_through_is_confirmed_not_asked_for(won: Chat):
    assert "退单？" in won.says("#1退单").text

    won.says("确定")

    assert won.rows(Deal)[0].status == "lost"


def test_a_deal_that_fell_through_is_no_answer_to_another_question(won: Chat):
    won.says("新商机 华东医疗 10万")
    won.says("华东医疗回款")

    assert "哪一单退了" in won.says("退单 华东医疗").text


@pytest.mark.parametrize("typed", ["华东医疗回款记错了，应该是8万", "不对，是8万"])
def test_a_refund_is_not_corrected_into_a_payment(won: Chat, typed: str):
    won.says("华东医疗11月20日回款 10万")
    won.says("华东医疗退款 5万")

    reply = won.says(typed)

    assert sum(came(won).values()) in {50000, 80000}, reply.text
    assert "-" not in reply.text


def test_a_plan_is_not_corrected_into_a_payment(planned: Chat):
    planned.says("不对，是8万")

    assert came(planned) == {}
