"""A question on WeCom says how to answer it in words: there is nothing to press in a text."""

import pytest

from bot.wecom.render import Page, text_of
from core.storage.tables import Activity, Deal
from core.vocabulary import LossReason
from tests.company import Chat
from tests.records.desk import MEDICAL, TECH
from tests.wecom.replies import CHINESE, ENGLISH

PAGE = Page(CHINESE)


@pytest.fixture
def lost(chat: Chat) -> Chat:
    chat.says("新商机 华东医疗 50万")
    return chat


def test_all_the_reasons_of_a_loss_are_listed_with_their_numbers(lost: Chat):
    words = text_of(lost.says("华东医疗丢单"), PAGE)

    assert all(reason.zh in words for reason in LossReason)
    assert f"{len(LossReason)}. " in words
    assert words.endswith("回复 1–7，或直接写答案；不要了就说“取消”。")


def test_the_number_of_a_reason_as_printed_is_that_reason(lost: Chat):
    lines = text_of(lost.says("华东医疗丢单"), PAGE).splitlines()
    [number] = [line.split(".")[0] for line in lines if LossReason.BUDGET.zh in line]

    lost.says(number)

    assert [deal.loss_reason for deal in lost.rows(Deal)] == ["budget"]


@pytest.mark.parametrize(
    "order", ["华东医疗丢单", "拜访", "新商机 华东医疗 50万，30万", "/满意度 华东医疗"]
)
def test_no_question_speaks_of_buttons_where_there_are_none(lost: Chat, order: str):
    lost.says("拜访远大科技")

    assert "按钮" not in text_of(lost.says(order), PAGE)


def test_a_question_put_again_still_says_how_to_answer(lost: Chat):
    lost.says("华东医疗丢单")

    words = text_of(lost.says("今天天气不错"), PAGE)

    assert "按钮" not in words
    assert words.endswith("回复 1–7，或直接写答案；不要了就说“取消”。")


def test_where_a_number_is_the_answer_itself_the_choices_have_none(chat: Chat):
    words = text_of(chat.says("/满意度 华东医疗"), PAGE)

    assert words.splitlines()[-1] == "回复：10分 / 9分 / 8分 / 7分 / 6分"


def test_an_english_question_is_answered_in_english_words(chat: Chat):
    chat.says("visited 华东医疗")
    chat.says("visited 远大科技")

    words = text_of(chat.says("visit"), Page(ENGLISH))

    assert f"1. {TECH}\n2. {MEDICAL}" in words
    assert words.endswith("Reply 1–3, or answer in words; say “cancel” to drop it.")


def test_every_sentence_to_type_is_printed_bare(chat: Chat):
    said = chat.says("拜访华东医疗,下周三再跟进")

    assert text_of(said, PAGE).splitlines()[-1] == "回复：改时间 / 撤销"


def test_what_is_printed_to_type_does_what_it_says(chat: Chat):
    printed = text_of(chat.says("拜访华东医疗,下周三再跟进"), PAGE).splitlines()[-1]

    chat.says(printed.split(" / ")[-1])

    assert chat.rows(Activity) == []
