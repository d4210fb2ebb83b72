# ruff: noqa: E501 - one saying after another
"""A list's rows are done or put off in words, by the number that they are shown with."""

from datetime import timedelta

import pytest

from bot.wecom.render import Page, text_of
from core.storage.tables import FollowUp
from tests.company import Chat
from tests.wecom.replies import CHINESE, ENGLISH


@pytest.fixture
def planned(chat: Chat) -> Chat:
    """Plan one for today and one for Friday, and list them."""
    chat.says("提醒我今天跟进华东医疗")
    chat.says("提醒我周五跟进远大科技")
    chat.says("我的跟进")
    return chat


def open_days(chat: Chat) -> list[str]:
    return sorted(f"{one.due_on:%m-%d}" for one in chat.rows(FollowUp) if one.done_on is None)


@pytest.mark.parametrize(
    "words",
    ["完成 1", "完成1", "完成第1条", "第1条完成了", "1 处理好了", "done 1", "完成跟进 1", "1 done"],
)
def test_a_row_is_done_by_its_number(planned: Chat, words: str):
    planned.says(words)

    assert open_days(planned) == ["11-27"]


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("改到明天 1", "11-24"), ("1 改到周四", "11-26"), ("推迟到12月4日 1", "12-04"), ("明天 1", "11-24"),
        ("snooze 1 to Thursday", "11-26"), ("tomorrow 1", "11-24"),
    ],
)  # fmt: skip
def test_a_row_is_put_off_by_its_number(planned: Chat, words: str, day: str):
    planned.says(words)

    assert open_days(planned) == sorted([day, "11-27"])


@pytest.mark.parametrize(
    "words",
    [
        "完成 1 了吗？",
        "没完成 1",
        "他完成 1 了",
        "要是完成 1 就好了",
        "1",
        "完成 9",
        "别改到明天 1",
    ],
)
def test_questions_denials_and_reports_do_no_row(planned: Chat, words: str):
    planned.says(words)

    assert open_days(planned) == ["11-23", "11-27"]


def test_a_number_means_no_row_of_a_list_shown_long_ago(planned: Chat):
    planned.clock.moment += timedelta(minutes=16)

    planned.says("完成 1")

    assert open_days(planned) == ["11-23", "11-27"]


def test_a_row_done_by_its_number_comes_back_with_undo(planned: Chat):
    planned.says("完成 1")
    planned.says("撤销")

    assert open_days(planned) == ["11-23", "11-27"]


@pytest.mark.parametrize("question", ["我的跟进", "今日待办"])
def test_the_words_to_type_name_the_numbers_of_the_rows(planned: Chat, question: str):
    words = text_of(planned.says(question), Page(CHINESE)).splitlines()

    assert words[-1].startswith("回复：完成 1 / 改到明天 1")
    assert any(line.startswith("1. ") for line in words)


def test_service_orders_are_done_by_their_number_as_well(chat: Chat):
    chat.says("华东医疗报修：设备不开机")

    words = text_of(chat.says("服务单"), Page(CHINESE)).splitlines()

    assert words[-1] == "回复：完成 1"
    assert "结果是什么" in chat.says("完成 1").text


def test_english_rows_are_done_in_english_words(planned: Chat):
    words = text_of(planned.says("my follow-ups"), Page(ENGLISH)).splitlines()

    assert words[-1].startswith("Reply: done 1 / tomorrow 1")


@pytest.mark.parametrize(
    "words", ["完成 华东医疗", "完成华东医疗", "done 华东医疗", "完成了华东医疗"]
)
def test_the_only_plan_with_a_customer_is_done_by_its_name(planned: Chat, words: str):
    planned.says(words)

    assert open_days(planned) == ["11-27"]


@pytest.mark.parametrize(
    "words", ["华东医疗完成了吗", "没完成华东医疗", "听说完成华东医疗了", "要完成华东医疗"]
)
def test_other_talk_of_a_customer_and_of_being_done_does_nothing(planned: Chat, words: str):
    assert planned.says(words).changed == ()
