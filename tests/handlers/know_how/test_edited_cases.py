"""A story whose message is edited is told anew; what it tells of is no new record."""

from core.storage.tables import CaseStudy, Deal
from tests.company import Chat

STORY = "案例：华东医疗用分期打消了价格顾虑，最后签了50万"
BETTER = "案例：华东医疗用两次分期打消了价格顾虑，最后签了48万"


def test_an_edited_story_takes_the_place_of_the_old_words(chat_on_both: Chat):
    chat_on_both.says(STORY, message_id="m:1")

    reply = chat_on_both.says(BETTER, message_id="m:1:2", edits="m:1")

    assert "案例 #1" in reply.text
    assert ["48万" in one.story for one in chat_on_both.rows(CaseStudy)] == [True]
    assert not chat_on_both.rows(Deal)


def test_one_undo_brings_the_old_words_back(chat: Chat):
    chat.says(STORY, message_id="m:1")
    chat.says(BETTER, message_id="m:1:2", edits="m:1")

    chat.says("撤销")

    assert "50万" in chat.rows(CaseStudy)[0].story


def test_an_edit_that_changes_no_word_says_nothing(chat: Chat):
    chat.says(STORY, message_id="m:1")

    assert chat.hears(STORY, message_id="m:1:2", edits="m:1").reply is None


def test_a_message_that_was_too_short_becomes_a_case_by_an_edit(chat: Chat):
    chat.says("案例：太短", message_id="m:1")

    chat.says(STORY, message_id="m:1:2", edits="m:1")

    assert len(chat.rows(CaseStudy)) == 1
    assert not chat.rows(Deal)
