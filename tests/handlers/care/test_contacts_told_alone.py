# ruff: noqa: E501 - lists of sentences
"""Who somebody is, told with no customer in the sentence."""

import pytest

from core.storage.tables import Contact
from tests.company import Chat


def recorded(chat: Chat) -> list[tuple[str, str | None, str | None, str | None]]:
    return [(one.name, one.position, one.part, one.phone) for one in chat.rows(Contact)]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("采购总监是刘芳，电话13800138000", ("刘芳", "采购总监", None, "13800138000")),
     ("他们的采购经理是刘芳", ("刘芳", "采购经理", None, None)), ("客户的决策人是刘芳", ("刘芳", None, "decides", None)),
     ("对方财务是刘芳。", ("刘芳", None, "pays", None)), ("刘芳是采购总监", ("刘芳", "采购总监", None, None)),
     ("刘主任是决策人", ("刘主任", None, "decides", None)), ("刘主任是他们拍板的", ("刘主任", None, "decides", None)),
     ("Liu Fang is the decision maker", ("Liu Fang", None, "decides", None)),
     ("Their decision maker is Ms Liu", ("Ms Liu", None, "decides", None)),
     ("Jane Doe is their buyer, phone 13800138000", ("Jane Doe", None, "buys", "13800138000"))],
)  # fmt: skip
def test_a_person_belongs_to_the_customer_spoken_of(
    chat: Chat, typed: str, kept: tuple[str, str | None, str | None, str | None]
):
    chat.says("拜访了华东医疗")

    assert "华东医疗器械有限公司" in chat.says(typed).text
    assert recorded(chat) == [kept]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("华东医疗的采购总监是刘芳", ("刘芳", "采购总监", None, None)),
     ("华东医疗的采购总监是刘芳，电话13800138000", ("刘芳", "采购总监", None, "13800138000")),
     ("刘芳是华东医疗的决策人，手机138 0013 8000", ("刘芳", None, "decides", "138 0013 8000")),
     ("Our contact at 华东医疗 is Ms Liu", ("Ms Liu", None, None, None)),
     ("Liu Fang is the decision maker at 华东医疗", ("Liu Fang", None, "decides", None))],
)  # fmt: skip
def test_a_person_of_a_customer_that_is_named_needs_no_word_before(
    chat: Chat, typed: str, kept: tuple[str, str | None, str | None, str | None]
):
    assert chat.says(typed).error_code is None
    assert recorded(chat) == [kept]


def test_the_only_customer_with_that_contact_is_meant(chat: Chat):
    chat.says("远大科技联系人 刘主任")

    assert "远大科技" in chat.says("刘主任是决策人").text
    assert recorded(chat) == [("刘主任", None, "decides", None)]


def test_a_contact_whom_a_visit_named_is_known_too(chat: Chat):
    chat.says("拜访远大科技刘主任，下周三再跟进")
    chat.says("拜访华东医疗张总，下周三再跟进")
    chat.clock.moment = chat.clock.moment.replace(hour=14)

    chat.says("刘主任是决策人")

    assert "刘主任 决策人" in chat.says("远大科技有哪些联系人").text


def test_a_contact_elsewhere_than_at_the_customer_spoken_of_is_asked_for(chat: Chat):
    chat.says("远大科技联系人 刘主任")
    chat.says("拜访了华东医疗")

    assert chat.says("刘主任是决策人").text == "哪个客户的 刘主任？"
    assert "远大科技" in chat.says("2").text
    assert recorded(chat) == [("刘主任", None, "decides", None)]


def test_the_question_which_customer_keeps_the_phone_in_english(chat: Chat):
    chat.says("contact at Acme: Jane Doe")
    chat.says("contact at 华东医疗: Jane Doe")
    chat.clock.moment = chat.clock.moment.replace(hour=14)

    chat.says("Jane Doe is the buyer, 13800138000")
    chat.says("Acme")

    kept = {("Jane Doe", None, None, None), ("Jane Doe", None, "buys", "13800138000")}
    assert set(recorded(chat)) == kept


@pytest.mark.parametrize("typed", ["刘主任是决策人", "采购总监是刘芳，电话13800138000"])
def test_a_contact_of_no_customer_is_asked_for_its_customer(chat: Chat, typed: str):
    asked = chat.says(typed)

    assert ("哪个客户" in asked.text, asked.error_code) == (True, "not_found")
    assert recorded(chat) == []


@pytest.mark.parametrize(
    "typed",
    ["刘主任是决策人吗", "刘主任是不是决策人？", "刘主任是决策人？", "刘主任不是决策人", "刘主任不再是决策人", "听说刘主任是决策人",
     "王磊说刘主任是决策人", "如果刘主任是决策人就好了", "要是刘主任是决策人", "可能刘主任是决策人", "刘主任应该是决策人", "刘主任以前是决策人",
     "王磊是决策人", "采购总监是谁", "关键是决策人", "采购总监不是刘芳", "刘芳是我同学", "问题是方案", "Is Liu Fang the decision maker?",
     "Liu Fang is not the decision maker", "Maybe Liu Fang is the decision maker", "If Liu Fang is the decision maker, call her",
     "I heard Liu Fang is the decision maker", "Liu Fang is no longer the decision maker", "Who is the decision maker",
     "Liu Fang is not the purchasing manager at 华东医疗", "Our contact at 华东医疗 is not Ms Liu",
     "Our contact at 华东医疗 is on leave", "our contact at 华东医疗 is very happy", "Our contact at Globex is on leave", "Is our contact at Globex Ms Liu?", "Is our contact at 华东医疗 Ms Liu?"],
)  # fmt: skip
def test_what_is_not_told_for_a_fact_writes_nothing(chat: Chat, typed: str):
    chat.says("拜访了华东医疗")

    chat.says(typed)

    assert recorded(chat) == []


def test_who_may_not_write_the_customer_is_not_helped_by_its_contact(chat: Chat):
    chat.says("远大科技联系人 刘主任")

    assert chat.says("刘主任是决策人", "陈晨").error_code == "not_found"


def test_undo_takes_back_who_somebody_is(chat: Chat):
    chat.says("拜访了华东医疗")
    chat.says("刘主任是决策人")

    chat.says("撤销")

    assert recorded(chat) == []


def test_a_customer_in_pinyin_is_offered_by_its_name(chat: Chat):
    asked = chat.says("Our contact at Huadong is Ms Liu")
    assert "Which account is “Huadong”?" in asked.text
    assert recorded(chat) == []

    chat.says("1")

    assert recorded(chat) == [("Ms Liu", None, None, None)]


def test_the_contact_of_an_unknown_customer_is_not_lost_silently(chat: Chat):
    told = chat.says("Our contact at Globex is Ms Liu")

    assert ("no account “Globex”" in told.text, told.error_code) == (True, "not_found")
