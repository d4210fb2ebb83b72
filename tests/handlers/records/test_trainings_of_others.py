"""A training earns points for whom it is told of, and for nobody else."""

import pytest

from core.storage.tables import Person, Point
from tests.company import Chat


def earned(chat: Chat) -> list[str]:
    names = {row.id: row.name for row in chat.rows(Person)}
    return [names[row.person_id] for row in chat.rows(Point) if row.reason == "training"]


@pytest.mark.parametrize(
    "typed",
    [
        "李雪今天参加了产品培训",
        "今天李雪参加了产品培训",
        "李雪 attended product training today",
        "替李雪记：参加了产品培训",
    ],
)
def test_a_leader_records_a_reps_training_by_naming_them(chat: Chat, typed: str):
    chat.says(typed, "张敏")

    assert earned(chat) == ["李雪"]


@pytest.mark.parametrize("typed", ["王磊参加了产品培训", "王磊 attended product training"])
def test_a_colleagues_training_is_not_ones_own(chat: Chat, typed: str):
    assert chat.says(typed, "李雪").error_code == "not_allowed"
    assert earned(chat) == []


@pytest.mark.parametrize(
    "typed",
    ["她参加了产品培训", "王磊、李雪参加了产品培训", "同事参加了产品培训", "she attended training"],
)
def test_a_training_of_somebody_else_is_asked_about(chat: Chat, typed: str):
    chat.says(typed, "张敏")

    assert earned(chat) == []


@pytest.mark.parametrize(
    "typed",
    [
        "今天参加了产品培训",
        "我今天参加了产品培训",
        "参加了王磊的产品培训",
        "今天和王磊一起参加了产品培训",
        "李雪参加了产品培训",
        "attended product training today",
    ],
)
def test_ones_own_training_stays_ones_own(chat: Chat, typed: str):
    chat.says(typed, "李雪")

    assert earned(chat) == ["李雪"]


@pytest.mark.parametrize("typed", ["培训", "本月培训", "trainings"])
def test_the_bare_word_lists_them(chat: Chat, typed: str):
    chat.says("今天参加了产品培训")

    text = chat.says(typed).text
    assert "本月 1 次" in text or "1 this month" in text
    assert earned(chat) == ["李雪"]
