"""Whom deals are lost to is counted by the rival's name."""

import pytest

from tests.company import Chat


@pytest.fixture
def contested(chat_on_both: Chat) -> Chat:
    """Two deals went to 金蝶, one was won against it, and one went to 用友."""
    chat = chat_on_both
    ended = ["丢单，输给金蝶了", "丢单，输给金蝶了", "签了，击败了金蝶", "丢单，输给用友了"]
    for amount, said in zip((10, 20, 30, 5), ended, strict=True):
        chat.says(f"新商机 华东医疗 {amount}万")
        chat.says(f"华东医疗{said}")
    return chat


@pytest.mark.parametrize("typed", ["输给谁最多", "竞争对手分析", "我的对手分析", "输给谁最多了"])
def test_the_rivals_are_counted(contested: Chat, typed: str):
    text = contested.says(typed).text

    assert "金蝶 · 2 · ¥30万 · 1" in text
    assert "用友 · 1 · ¥5万 · 0" in text


@pytest.mark.parametrize("typed", ["rivals", "who do we lose to most", "who did we lose to"])
def test_the_rivals_are_counted_in_english(contested: Chat, typed: str):
    assert "金蝶 · 2 · ¥300K · 1" in contested.says(typed).text


def test_rivals_of_a_colleague_are_for_who_leads_them(contested: Chat):
    assert "金蝶" in contested.says("李雪的对手分析", "张敏").text
    assert contested.says("李雪的对手分析", "陈晨").error_code == "not_allowed"
    assert "金蝶" not in contested.says("输给谁最多", "陈晨").text


def test_without_rivals_it_says_how_to_name_them(chat: Chat):
    assert "输给 XX 了" in chat.says("竞争对手分析").text
