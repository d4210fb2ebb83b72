"""The road of one message: once, in one transaction, answered or refused as a whole."""

from bot.messages import Conversation
from core.storage.tables import Activity, InboxMessage, OutboxPost, Refusal
from tests.company import Chat

VISIT = "拜访华东医疗,张总嫌价格高,下周三再跟进"
CHANNEL = Conversation("channel", "C-EAST-1", platform="slack")


def test_a_redelivered_message_is_recorded_once_and_answered_alike(chat_on_both: Chat):
    chat = chat_on_both
    first = chat.hears(VISIT, message_id="m-1")

    again = chat.hears(VISIT, message_id="m-1")

    assert again.status == "repeated"
    assert again.reply == first.reply
    assert len(chat.rows(Activity)) == 1


def test_a_stranger_gets_a_help_line_and_no_data(chat: Chat):
    answer = chat.hears("/funnel east", platform="slack", sender_id="U-UNKNOWN")

    assert answer.reply.error_code == "unknown_sender"
    assert answer.reply.data is None


def test_what_people_say_to_each_other_in_a_channel_is_left_alone(chat: Chat):
    answer = chat.hears(VISIT, conversation=CHANNEL, addressed=False)

    assert answer.reply is None
    assert chat.rows(InboxMessage) == []


def test_a_message_that_is_not_understood_gets_sentences_that_would_be(chat: Chat):
    reply = chat.says("今天天气真不错")

    assert "拜访" in reply.text
    assert chat.rows(Activity) == []


def test_a_refused_question_is_kept_for_the_admin(chat: Chat):
    reply = chat.says("/漏斗 华南")

    assert reply.error_code == "not_allowed"
    [refusal] = chat.rows(Refusal)
    assert refusal.person_id == chat.ids["李雪"]


def test_what_a_room_may_not_see_goes_to_the_senders_direct_messages(chat: Chat):
    answer = chat.hears("我的目标", conversation=CHANNEL, seen_by="room")

    assert "私信" in answer.reply.text
    [post] = chat.rows(OutboxPost)
    assert str(chat.ids["李雪"]) in post.address


def test_an_answer_for_the_outbox_is_put_there_in_the_same_transaction(chat: Chat):
    answer = chat.hears("帮助", answers="outbox")

    assert answer.deferred
    assert len(chat.rows(OutboxPost)) == 1


def test_any_text_gets_an_answer_and_breaks_nothing(chat: Chat):
    for text in ("\x00", "=cmd()", "<!channel>", "🎉" * 500, "\u202eabc", "拜" * 20_000, " "):
        assert chat.says(text).text


def test_the_answer_is_in_the_language_of_the_sentence(chat: Chat):
    assert "visited" in chat.words("what can you do for me here?")
    assert "拜访" in chat.words("你能做什么")


def test_a_channel_is_told_that_something_was_undone_and_no_more(chat: Chat):
    chat.says(VISIT)

    answer = chat.hears("撤销", conversation=CHANNEL, seen_by="room")

    assert answer.reply.text == "已撤销，详情在你的私信里。"
    assert answer.reply.card is None
