"""The trainings of a year are listed with what they were about."""

import pytest

from tests.company import Chat


@pytest.fixture
def trained(chat_on_both: Chat) -> Chat:
    chat = chat_on_both
    chat.says("今天参加了产品培训")
    chat.says("昨天参加了谈判技巧培训")
    return chat


@pytest.mark.parametrize(
    "typed", ["培训记录", "我的培训记录", "这个月参加了几次培训", "我的培训", "我今年的培训情况"]
)
def test_ones_trainings_are_listed(trained: Chat, typed: str):
    text = trained.says(typed).text

    assert "本月 2 次，今年 2 次" in text
    assert "谈判技巧培训" in text


def test_they_are_listed_in_english(trained: Chat):
    assert "2 this month" in trained.says("my trainings").text


def test_an_undone_training_counts_no_more(trained: Chat):
    trained.says("撤销")

    assert "本月 1 次" in trained.says("培训记录").text


def test_a_manager_reads_a_reps_trainings_and_a_stranger_may_not(trained: Chat):
    assert "产品培训" in trained.says("李雪的培训记录", "张敏").text
    assert trained.says("李雪的培训记录", "陈晨").error_code == "not_allowed"


@pytest.mark.parametrize("typed", ["今天参加了产品培训", "上午上了两节课的培训"])
def test_a_training_itself_is_still_recorded(chat: Chat, typed: str):
    assert chat.says(typed).intent == "record_training"
