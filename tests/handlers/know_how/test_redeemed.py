"""Points as they stand: what was undone counts nowhere, and redemptions are told with their day."""

import pytest

from tests.company import Chat


@pytest.fixture
def trained(chat_on_both: Chat) -> Chat:
    chat_on_both.says("今天参加了两场培训")
    return chat_on_both


def test_what_was_undone_is_in_no_line_of_my_points(trained: Chat):
    trained.says("拜访华东医疗")
    trained.says("撤销")
    trained.says("积分换礼品 3分")
    trained.says("撤销")

    assert trained.says("我的积分").text == "李雪 · 10 积分\n培训: +10（2 次）"


def test_what_was_undone_and_brought_back_counts_once(trained: Chat):
    trained.says("积分换礼品 3分")
    trained.says("撤销")
    trained.says("恢复")

    assert trained.says("我的积分").text == "李雪 · 7 积分\n培训: +10（2 次）\n兑换: -3（1 次）"


def test_a_training_that_was_brought_back_counts_as_a_teamwork_point(trained: Chat):
    trained.says("撤销")
    trained.says("恢复")

    assert "今年 2 次，10 分" in trained.says("我的协同积分").text


@pytest.mark.parametrize("typed", ["我的兑换记录", "我兑换过什么？", "my redemptions"])
def test_my_redemptions_are_told_with_day_and_matter(trained: Chat, typed: str):
    trained.says("积分换礼品 3分")

    reply = trained.says(typed)

    assert reply.private
    assert "积分换礼品 3分 · 3" in reply.text


def test_an_undone_redemption_is_not_listed(trained: Chat):
    trained.says("积分换礼品 3分")
    trained.says("撤销")

    assert "还没有" in trained.says("我的兑换记录").text


@pytest.mark.parametrize("who", ["张敏", "何佳", "胡军"])
def test_leaders_and_admins_hear_who_redeemed(trained: Chat, who: str):
    trained.says("积分换礼品 3分")

    assert "李雪: 积分换礼品 3分 · 3 分" in trained.says("谁兑换了", who).text


def test_another_teams_manager_hears_nothing_of_it(trained: Chat):
    trained.says("积分换礼品 3分")

    assert "李雪" not in trained.says("谁兑换了", "徐婷").text


def test_a_colleague_may_not_ask_who_redeemed(trained: Chat):
    assert trained.says("谁兑换了", "王磊").error_code == "not_allowed"
