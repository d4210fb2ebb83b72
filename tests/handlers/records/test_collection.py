"""How long customers take to pay: from the win to each payment, weighted by amount."""

from datetime import timedelta

import pytest

from tests.company import Chat


@pytest.fixture
def paid(chat_on_both: Chat) -> Chat:
    """A deal was won, and paid with 30 万 after ten days and 10 万 after thirty."""
    chat = chat_on_both
    chat.says("华东医疗签了，50万")
    chat.clock.moment += timedelta(days=10)
    chat.says("华东医疗回款 30万")
    chat.clock.moment += timedelta(days=20)
    chat.says("华东医疗回款 10万")
    return chat


@pytest.mark.parametrize("typed", ["回款周期", "我的回款周期", "回款周期多少天"])
def test_days_are_weighted_by_amount(paid: Chat, typed: str):
    text = paid.says(typed).text

    assert "15 天（2 笔）" in text
    assert "在 45 天以内" in text


def test_it_is_asked_in_english_too(paid: Chat):
    assert "15 days" in paid.says("my collection days").text


def test_a_slow_payer_is_said_to_be_slow(paid: Chat):
    paid.clock.moment += timedelta(days=200)
    paid.says("华东医疗回款 10万")

    assert "超过 45 天" in paid.says("回款周期").text


def test_a_manager_asks_for_a_rep_and_a_stranger_may_not(paid: Chat):
    assert "15 天" in paid.says("李雪的回款周期", "张敏").text
    assert paid.says("李雪的回款周期", "陈晨").error_code == "not_allowed"


def test_without_payments_there_is_no_figure(chat: Chat):
    assert "没有赢单的回款" in chat.says("回款周期").text
