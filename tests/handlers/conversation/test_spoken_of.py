# ruff: noqa: E501 - one saying after another
"""A message that names nobody is about the customer spoken of just now, and the answer says so."""

from datetime import timedelta

import pytest

from bot.messages import Conversation
from core.storage.database import Database
from core.storage.tables import Activity, Deal, FollowUp
from tests.company import Chat
from tests.records.desk import MEDICAL, TECH, button, labels


def test_a_win_without_a_name_closes_the_deal_of_the_customer_spoken_of(chat_on_both: Chat):
    chat_on_both.says("新商机 华东医疗 50万")

    said = chat_on_both.says("签了 48 万").text

    [deal] = chat_on_both.rows(Deal)
    assert (deal.status, deal.amount_minor) == ("won", 48_000_000)
    assert f"按刚才的 {MEDICAL} 记录" in said


def test_a_win_without_a_name_asks_which_of_several_deals(chat: Chat):
    for amount in ("50万", "30万"):
        chat.says(f"新商机 华东医疗 {amount}")

    asked = chat.says("签了 48 万")
    assert labels(asked)[:2] == ["#2 潜在客户 ¥30万", "#1 潜在客户 ¥50万"]
    chat.says("第二个")

    assert {deal.number: deal.status for deal in chat.rows(Deal)} == {1: "won", 2: "open"}


def test_a_win_without_a_name_and_without_a_deal_is_asked_about(chat: Chat):
    chat.says("拜访华东医疗,下周三再跟进")

    assert "没有进行中的商机" in chat.says("签了").text
    assert chat.rows(Deal) == []


@pytest.mark.parametrize(
    "told",
    [
        "他们嫌贵", "那边说太贵了", "对方嫌价格高", "客户嫌价格高", "嫌贵", "价格太高了", "跟他们开了会",
        "给他们打了电话", "报价发过去了", "发了报价", "样品寄出去了", "又去了一趟", "王总嫌贵",
        "they want a discount", "called them", "sent them the quote", "price too high",
    ],
)  # fmt: skip
def test_news_without_a_name_is_recorded_with_the_customer_spoken_of(chat: Chat, told: str):
    chat.says("华东医疗")

    said = chat.says(told)

    assert MEDICAL in said.text
    assert said.intent == "log_activity"
    assert len(chat.rows(Activity)) == 1


@pytest.mark.parametrize(
    "planned",
    ["下周三再跟进", "周五再联系", "提醒我明天跟进", "他们那边下周三再跟进", "提醒我周五联系他们",
     "follow up next Wednesday", "call again Friday", "follow up with them next Wed"],
)  # fmt: skip
def test_a_plan_without_a_name_is_for_the_customer_spoken_of(chat: Chat, planned: str):
    chat.says("给华东医疗打了电话")

    chat.says(planned)

    assert len(chat.rows(FollowUp)) == 1


@pytest.mark.parametrize(
    "told",
    [
        "他们", "他们去吃火锅了", "他们下班了", "他们开会去了", "他们明天去旅游", "他们组签了大单", "听说他们签了",
        "要是他们签了就好了", "王磊他们签了", "明天吃饭", "周五团建", "快递到了", "下午开会", "还没签",
        "他们还没付款", "他们签了吗?", "今晚请他们吃饭", "他们请我吃饭", "they went to lunch", "if they sign we win", "I hope they sign",
        "they visited a customer",
    ],
)  # fmt: skip
def test_small_talk_hearsay_and_wishes_write_nothing(chat: Chat, told: str):
    chat.says("新商机 华东医疗 50万")

    assert chat.says(told).changed == ()


def test_a_question_about_them_is_answered_about_the_customer_spoken_of(chat: Chat):
    chat.says("拜访华东医疗,下周三再跟进")

    assert MEDICAL in chat.says("他们签了吗?").text
    assert MEDICAL in chat.says("他们的商机").text
    assert MEDICAL in chat.says("签了吗").text


def test_what_was_spoken_of_is_forgotten_after_a_quarter_of_an_hour(chat: Chat):
    chat.says("给华东医疗打了电话")
    chat.clock.moment += timedelta(minutes=15)

    assert chat.says("签了").text == "哪个客户？"


def test_what_was_spoken_of_outlives_a_restart(chat_on_both: Chat):
    chat_on_both.says("华东医疗")

    again = Chat(Database(chat_on_both.database.url), ids=chat_on_both.ids)
    said = again.says("嫌贵", message_id="after the restart").text
    again.database.close()

    assert MEDICAL in said


def test_the_card_shown_last_counts_more_than_an_earlier_record(chat: Chat):
    chat.says("给华东医疗打了电话")
    chat.clock.moment += timedelta(minutes=1)
    chat.says("远大科技")

    assert TECH in chat.says("他们嫌贵").text


def test_what_was_taken_back_is_not_spoken_of_any_more(chat: Chat):
    chat.says("给华东医疗打了电话")
    chat.says("撤销")

    assert chat.says("签了").text == "哪个客户？"


def test_an_earlier_card_is_not_taken_up_again_after_an_undo(chat: Chat):
    chat.says("远大科技")
    chat.says("给华东医疗打了电话")
    chat.says("撤销")

    assert chat.says("签了").text == "哪个客户？"


def test_two_customers_spoken_of_leave_open_which_is_meant(chat: Chat):
    chat.says("今天拜访了华东医疗、远大科技,下周三再跟进")

    assert labels(chat.says("他们嫌贵")) == [MEDICAL, TECH]


def test_what_somebody_else_spoke_of_is_theirs(chat: Chat):
    chat.says("给华东医疗打了电话")

    assert "哪个客户" in chat.says("签了", "张敏").text


def test_what_was_spoken_of_in_a_channel_stays_there(chat: Chat):
    room = {"conversation": Conversation("channel", "C1"), "seen_by": "room"}
    chat.says("给华东医疗打了电话", message_id="message:C1:1", **room)

    assert chat.says("签了", message_id="message:D1:2").text == "哪个客户？"
    assert MEDICAL in chat.says("他们嫌贵", message_id="message:C1:3", **room).text


def test_an_activity_alone_asks_with_whom(chat: Chat):
    chat.says("给华东医疗打了电话")

    assert chat.says("拜访").text == "拜访哪个客户？"


def test_english_is_answered_in_english(chat: Chat):
    chat.says("new deal Acme 50k")

    assert "Taken as Acme Robotics, spoken of just now" in chat.says("they signed").text


def test_a_message_that_names_its_customer_looks_nothing_up(chat: Chat):
    chat.says("给华东医疗打了电话")

    said = chat.says("给远大科技打了电话").text

    assert "按刚才的" not in said


def test_another_account_is_offered(chat: Chat):
    chat.says("新商机 华东医疗 50万")

    assert button(chat.says("签了"), "换一家").command.endswith(" 签了")


def test_another_account_takes_the_record_back_and_asks_whom_it_is_about(chat: Chat):
    chat.says("新商机 华东医疗 50万")

    asked = chat.says(button(chat.says("签了 48 万"), "换一家").command)
    assert "已撤销：赢单" in asked.text
    chat.says("远大科技")

    assert {deal.number: deal.status for deal in chat.rows(Deal)} == {1: "open", 2: "won"}


def test_another_account_pressed_twice_takes_back_once(chat: Chat):
    chat.says("新商机 华东医疗 50万")
    press = button(chat.says("他们嫌贵"), "换一家").command

    chat.says(press)
    chat.says(press)
    chat.says("远大科技")

    [told] = chat.rows(Activity)
    assert told.objection == "price"


def test_a_person_known_with_another_customer_is_asked_about(chat: Chat):
    chat.says("拜访远大科技的王总,下周三再跟进")
    chat.says("给华东医疗打了电话")

    assert labels(chat.says("王总嫌贵")) == [MEDICAL, TECH]
    chat.says("取消")
    assert "按刚才的" in chat.says("李总嫌贵").text


def test_putting_off_means_the_plan_with_the_customer_spoken_of(chat: Chat):
    chat.says("明天提醒我联系远大科技")
    chat.says("明天提醒我联系华东医疗")

    said = chat.says("推迟到周五").text

    assert f"跟进已改期 · {MEDICAL}" in said
    assert f"按刚才的 {MEDICAL} 记录" in said
