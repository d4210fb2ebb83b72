"""A word that is no trade is asked about before it is recorded; a wish is none."""

import pytest

from core.storage.tables import Specialty
from tests.company import Chat


@pytest.mark.parametrize(
    "typed",
    [
        "I'm good at guessing lol", "I'm good at being late, sorry", "我擅长等待", "我擅长背锅",
        "我擅长被客户骂", "我擅长谈恋爱", "我擅长个屁", "李雪擅长医疗器械就好了", "我熟悉这里",
        "我很懂他们", "我熟悉路",
    ],
)  # fmt: skip
def test_a_joke_is_no_specialty(chat: Chat, typed: str):
    assert chat.says(typed).changed == ()
    assert chat.rows(Specialty) == []


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("我比较懂注塑机", "注塑机"), ("我熟悉医疗行业", "医疗"), ("我擅长谈判", "谈判"),
        ("I am good at negotiation", "negotiation"),
        ("I'm familiar with health care", "health care"),
    ],
)  # fmt: skip
def test_a_trade_is_recorded_at_once(chat: Chat, typed: str, word: str):
    chat.says(typed)

    assert [one.word for one in chat.rows(Specialty)] == [word]


def test_an_unknown_trade_is_recorded_when_meant(chat: Chat):
    chat.says("我擅长缝纫")
    chat.says("记为专长")

    assert [one.word for one in chat.rows(Specialty)] == ["缝纫"]
