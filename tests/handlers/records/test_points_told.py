"""Points that somebody else's entry earned are told at once to whom they belong."""

from core.storage.tables import OutboxPost
from tests.company import Chat


def told(chat: Chat, name: str) -> list[str]:
    lane = f"person:{chat.ids[name]}"
    return [one.reply for one in chat.rows(OutboxPost) if one.lane == lane]


def test_who_shares_a_win_hears_of_the_points_with_it(chat: Chat):
    chat.says("新商机 华东医疗 50万")
    chat.says("华东医疗和王磊五五分")

    chat.says("华东医疗签了")

    [won] = [one for one in told(chat, "王磊") if "赢单" in one]
    assert "50% 的业绩归你" in won
    assert "积分：帮助同事的商机 +5" in won


def test_who_helped_without_a_share_hears_of_the_points_of_the_win(chat_on_both: Chat):
    chat = chat_on_both
    chat.says("新商机 华东医疗 50万")
    chat.says("替李雪记录：拜访了华东医疗", "张敏")
    chat.says("拜访了华东医疗，补充了方案", "张敏")

    chat.says("华东医疗签了")

    assert any("帮助同事的商机 +5" in one for one in told(chat, "张敏"))


def test_the_owner_of_a_win_hears_of_its_points(chat: Chat):
    chat.says("新商机 华东医疗 50万")

    chat.says("华东医疗签了", "张敏")

    [won] = [one for one in told(chat, "李雪") if "赢单" in one]
    assert "积分：赢单 +10" in won


def test_who_is_recorded_for_hears_of_the_point(chat: Chat):
    chat.says("替李雪记录：拜访了华东医疗", "张敏")

    assert any("拜访记录 +1" in one for one in told(chat, "李雪"))


def test_points_that_are_said_already_are_said_once(chat: Chat):
    chat.says("建议：报价单加一个模板")
    chat.says("采纳建议", "张敏")

    [accepted] = told(chat, "李雪")
    assert accepted.count("积分") == 1


def test_ones_own_points_are_in_the_answer_alone(chat: Chat):
    assert "积分 +1" in chat.says("拜访了华东医疗").text
    assert told(chat, "李雪") == []
