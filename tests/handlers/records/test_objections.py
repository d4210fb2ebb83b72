"""An objection's 24-hour clock stops when somebody says that it was answered."""

import pytest

from core.storage.tables import FollowUp, OutboxPost, Point
from tests.company import Chat


@pytest.fixture
def waiting(chat_on_both: Chat) -> Chat:
    """华东医疗 finds the price too high, and 李雪 has not answered yet."""
    chat = chat_on_both
    chat.says("华东医疗嫌价格高")
    return chat


def answered(chat: Chat) -> list[bool]:
    return [one.done_on is not None for one in chat.rows(FollowUp) if one.kind == "objection"]


@pytest.mark.parametrize(
    "typed",
    [
        "华东医疗的异议处理了",
        "华东医疗的价格异议已经回复",
        "已回复华东医疗的异议",
        "解答了华东医疗的顾虑",
        "异议处理好了",
        "answered 华东医疗's objection",
        "objection from 华东医疗 was resolved",
    ],
)
def test_an_objection_is_answered(waiting: Chat, typed: str):
    reply = waiting.says(typed)

    assert reply.error_code is None, reply.text
    assert answered(waiting) == [True]
    assert [one.reason for one in waiting.rows(Point)] == ["follow_up_on_time"]


@pytest.mark.parametrize(
    "typed", ["华东医疗的异议处理了吗？", "要尽快回复华东医疗的异议", "异议怎么处理"]
)
def test_what_is_not_said_to_be_answered_waits_on(waiting: Chat, typed: str):
    waiting.says(typed)

    assert answered(waiting)[:1] == [False]


def test_an_answer_is_undone(waiting: Chat):
    waiting.says("华东医疗的异议处理了")

    waiting.says("撤销")

    assert answered(waiting) == [False]


def test_a_manager_who_answers_tells_the_rep(waiting: Chat):
    waiting.says("华东医疗的异议处理了", "张敏")

    assert answered(waiting) == [True]
    lane = f"person:{waiting.ids['李雪']}"
    assert any(
        "异议记为已回复" in str(one.reply) for one in waiting.rows(OutboxPost) if one.lane == lane
    )


def test_without_an_objection_there_is_nothing_to_answer(chat: Chat):
    assert "没有待回复的异议" in chat.says("华东医疗的异议处理了").text


def test_a_strangers_objection_is_not_answered(waiting: Chat):
    assert waiting.says("华东医疗的异议处理了", "陈晨").error_code == "not_allowed"
    assert answered(waiting) == [False]
