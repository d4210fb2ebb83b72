"""What is told before its question is kept; half-said things are offered or asked about."""

import pytest

from core.storage.tables import FollowUp
from tests.company import Chat
from tests.records.desk import MEDICAL, labels


@pytest.mark.parametrize(
    ("told", "reason"), [("太贵了", "价格"), ("因为价格太高", "价格"), ("没预算", "预算")]
)
def test_the_reason_of_a_loss_is_kept_while_its_customer_is_asked_for(
    chat: Chat, told: str, reason: str
):
    chat.says("丢了")

    assert f"{reason}，记下了。哪个客户？" in chat.says(told).text
    assert f"原因：{reason}" in chat.says("华东医疗").text


def test_the_rival_is_kept_with_the_reason(chat: Chat):
    chat.says("丢了")
    chat.says("被金蝶抢了")

    assert "原因：竞品" in chat.says("Acme").text


def test_the_amount_of_a_win_is_kept_while_its_customer_is_asked_for(chat: Chat):
    chat.says("签了")
    assert "¥30万，记下了。哪个客户？" in chat.says("30万").text

    assert "¥30万" in chat.says("华东医疗").text


def test_nonsense_is_still_not_understood(chat: Chat):
    chat.says("丢了")

    assert "没看懂。哪个客户？" in chat.says("今天天气不错").text


def test_a_day_beside_a_name_writes_nothing_and_offers_a_follow_up(chat: Chat):
    said = chat.says("周五 华东医疗")

    assert chat.rows(FollowUp) == []
    chat.says(said.card.buttons[-1].command)
    assert [f"{one.due_on:%m-%d}" for one in chat.rows(FollowUp)] == ["11-27"]


def test_a_day_that_is_over_offers_none(chat: Chat):
    assert labels(chat.says("昨天 Acme")) == ["记拜访", "安排跟进"]


def test_the_deals_of_a_short_name_nobody_explained_are_asked_about_and_not_mine(chat: Chat):
    chat.says("新商机 Acme 50万")

    asked = chat.says("华医的商机")

    assert asked.text == "“华医”是哪个客户？"
    assert f"{MEDICAL} · 0 个商机" in chat.says("是").text


def test_the_deals_of_a_name_that_is_short_for_nobody_are_not_mine(chat: Chat):
    chat.says("新商机 Acme 50万")

    assert "没有找到客户“宏泰”" in chat.says("宏泰的单子").text
