"""Answers and corrections mean what they say: no wrong names, no lost reasons, no silence."""

from core.storage.tables import Account, Activity, Deal, FollowUp
from tests.company import Chat


def test_another_customer_put_in_place_teaches_no_name(chat: Chat) -> None:
    chat.says("拜访华为技术")
    assert "记住了" not in chat.words("不是，是华东医疗")
    assert all(not account.aliases for account in chat.rows(Account))


def test_a_customer_that_looks_unlike_the_name_teaches_none(chat: Chat) -> None:
    chat.says("拜访华为技术")
    assert "记住了" not in chat.words("华东医疗")


def test_a_customer_that_looks_like_the_name_teaches_it(chat: Chat) -> None:
    chat.says("拜访华医")
    assert "记住了：华医" in chat.words("华东医疗")
