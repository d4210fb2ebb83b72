"""What came on one day, what went back of it, and what the list says of both."""

from datetime import date, timedelta

import pytest

from core.storage.tables import Payment
from tests.company import Chat

TODAY = date(2026, 11, 23)
PLAN = "华东医疗回款计划 12月10日 20万，1月15日 30万"


@pytest.fixture
def won(chat: Chat) -> Chat:
    chat.says("华东医疗签了，50万")
    return chat


def rows(chat: Chat) -> set[tuple[date, int, int | None]]:
    return {
        (row.due_on, row.amount_minor // 100, (row.paid_amount_minor or 0) // 100)
        for row in chat.rows(Payment)
    }


def test_a_second_payment_of_a_day_is_neither_early_nor_late(won: Chat):
    won.says("华东医疗回款 3万")
    won.says("华东医疗回款 4万")

    listed = won.words("华东医疗未回款")
    assert rows(won) == {(TODAY, 70000, 70000)}
    assert "早" not in listed
    assert "晚" not in listed


def test_undo_of_the_second_payment_leaves_the_first_exactly(won: Chat):
    won.says("华东医疗回款 3万")
    won.says("华东医疗回款 4万")

    won.says("撤销")

    assert rows(won) == {(TODAY, 30000, 30000)}


def test_the_first_payment_is_not_taken_back_below_the_second(won: Chat):
    won.says("华东医疗回款 3万")
    won.says("华东医疗回款 4万")
    won.says("撤销")
    won.says("撤销")

    assert rows(won) == set()


def test_part_of_what_is_due_today_came_today(won: Chat):
    won.says("华东医疗回款计划 今天 20万")
    won.says("华东医疗回款 5万")

    assert "早" not in won.words("华东医疗未回款")
    assert (TODAY, 150000, 0) in rows(won)


def test_a_second_payment_put_on_another_day_leaves_the_first_on_its_own(won: Chat):
    won.says("华东医疗回款 3万")
    won.says("华东医疗回款 4万")

    reply = won.says("错了，是11月20日")

    assert "已更正：11月23日 周一 → 11月20日 周五" in reply.text
    assert {(row.paid_on, row.paid_amount_minor) for row in won.rows(Payment)} == {
        (TODAY, 3000000),
        (date(2026, 11, 20), 4000000),
    }


def test_what_went_back_is_due_again_in_the_plan(won: Chat):
    won.says(PLAN)
    won.says("华东医疗回款 5万")

    won.says("华东医疗退款 5万")

    assert rows(won) == {(date(2026, 12, 10), 200000, 0), (date(2027, 1, 15), 300000, 0)}


def test_a_planned_payment_that_went_back_is_due_on_its_day_again(won: Chat):
    won.says(PLAN)
    won.says("华东医疗回款 20万")

    won.says("华东医疗退款 20万")

    assert rows(won) == {(date(2026, 12, 10), 200000, 0), (date(2027, 1, 15), 300000, 0)}


def test_the_list_shows_the_payment_and_the_refund(won: Chat):
    won.says(PLAN)
    won.says("华东医疗回款 5万")
    won.clock.moment += timedelta(days=1)
    won.says("华东医疗退款 5万")

    listed = won.says("华东医疗未回款").text
    assert "未回款: ¥50万" in listed
    assert "¥5万 11月23日 周一 到账" in listed
    assert "-¥5万 11月24日 周二 退款" in listed


def test_a_refund_in_part_shows_what_had_come_and_what_went_back(won: Chat):
    won.says("华东医疗回款 10万")
    won.says("华东医疗退款 2万")

    listed = won.says("华东医疗未回款").text
    assert "¥10万 11月23日 周一 到账" in listed
    assert "-¥2万" in listed
    assert "未回款: ¥42万" in listed


def test_a_refund_taken_back_is_listed_no_more(won: Chat):
    won.says(PLAN)
    won.says("华东医疗回款 5万")
    before = rows(won)
    won.says("华东医疗退款 5万")

    won.says("撤销")

    assert "退款" not in won.says("华东医疗未回款").text
    assert rows(won) == before


def test_an_undone_refund_that_is_restored_is_listed_again(chat_on_both: Chat):
    chat_on_both.says("华东医疗签了，50万")
    chat_on_both.says("华东医疗回款 5万")
    chat_on_both.says("华东医疗退款 5万")
    chat_on_both.says("撤销")

    chat_on_both.says("恢复")

    assert "-¥5万" in chat_on_both.says("华东医疗未回款").text
