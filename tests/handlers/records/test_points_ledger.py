"""Every entry of the ledger of points is told with its day, its reason and its record."""

import pytest

from tests.company import Chat


@pytest.fixture
def earned(chat_on_both: Chat) -> Chat:
    chat_on_both.says("昨天参加了谈判技巧培训")
    chat_on_both.says("拜访了华东医疗")
    chat_on_both.says("华东医疗签了，50万")
    return chat_on_both


@pytest.mark.parametrize("typed", ["积分明细", "我的积分流水", "李雪的积分记录"])
def test_the_entries_are_listed(earned: Chat, typed: str):
    text = earned.says(typed).text

    assert "11月22日 周日 · +5 · 培训 · 昨天参加了谈判技巧培训" in text
    assert "+1 · 拜访记录 · 华东医疗" in text
    assert "+10 · 赢单 · #1 华东医疗" in text


def test_they_are_listed_in_english(earned: Chat):
    assert "+10 · Win · #1 华东医疗" in earned.says("show my points ledger").text


def test_what_was_undone_stands_beside_its_counter_entry(earned: Chat):
    earned.says("撤销")

    assert "-10 · 撤销收回" in earned.says("积分明细").text


def test_a_leader_reads_them_and_a_stranger_may_not(earned: Chat):
    assert "+10" in earned.says("李雪的积分明细", "张敏").text
    assert earned.says("李雪的积分明细", "陈晨").error_code == "not_allowed"


def test_the_balance_alone_is_told_as_before(earned: Chat):
    assert "积分明细" not in earned.says("我的积分").text
