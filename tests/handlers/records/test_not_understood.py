"""What was not understood is kept for the admin, masked; small talk and answers are not."""

import pytest

from core.storage.tables import Change, Phrase
from tests.company import Chat


def kept(chat: Chat) -> dict[str, int]:
    return {phrase.text: phrase.count for phrase in chat.rows(Phrase)}


def test_what_was_not_understood_is_counted_without_names(chat_on_both: Chat):
    for text, name in (("给华东医疗开张发票", "李雪"), ("给三一重工开张发票。", "王磊")):
        chat_on_both.says(text, name)

    assert kept(chat_on_both) == {"给〈客户〉开张发票": 2}


def test_keeping_a_phrase_is_no_change_of_the_books(chat: Chat):
    before = len(chat.rows(Change))

    chat.says("给华东医疗开张发票")

    assert len(chat.rows(Change)) == before


def test_a_redelivered_message_counts_once(chat: Chat):
    chat.says("帮我开张发票", message_id="same")
    chat.says("帮我开张发票", message_id="same")

    assert kept(chat) == {"帮我开张发票": 1}


@pytest.mark.parametrize(
    "text", ["谢谢", "你好", "哈哈哈", "好的", "周末看电影去", "拜访华东医疗", "今日待办", "🎉"]
)
def test_small_talk_and_what_was_understood_are_not_kept(chat: Chat, text: str):
    chat.says(text)

    assert kept(chat) == {}


def test_what_nobody_said_to_the_bot_is_not_kept(chat: Chat):
    chat.hears("帮我开张发票", addressed=False)

    assert kept(chat) == {}


def test_the_admin_sees_what_is_said_most_often_first(chat: Chat):
    for text in ("帮我订会议室", "帮我开张发票", "帮我开张发票"):
        chat.says(text)

    said = chat.says("没听懂的话", "何佳")

    assert said.text.splitlines()[1].startswith("帮我开张发票 · 2 · 11月23日")
    assert said.private


def test_others_are_refused_what_was_not_understood(chat: Chat):
    refused = chat.says("phrases not understood", "胡军")

    assert refused.error_code == "not_allowed"
    assert kept(chat) == {}


def test_an_admin_hears_that_nothing_is_kept(chat: Chat):
    assert "没有没听懂的话" in chat.says("没听懂的话", "何佳").text


def test_a_loss_at_a_game_is_told_nothing_of_scores(chat: Chat):
    assert "满意度" not in chat.says("昨天跟华东医疗的人打麻将输了200").text


def test_a_score_above_ten_is_told_the_scale(chat: Chat):
    assert "1–10" in chat.says("客户给我们打了200").text
