"""What a target might be is proposed, set by nobody, and never taken for a suggestion."""

import pytest

from core.storage.tables import Point, Target
from tests.company import Chat


@pytest.mark.parametrize(
    "typed",
    [
        "建议目标 李雪 2027Q4",
        "/target suggest 李雪 2027Q4",
        "李雪2027Q4的建议目标",
        "suggest a target for 李雪 2027Q4",
    ],
)
def test_a_target_is_proposed_and_nothing_is_written(chat: Chat, typed: str):
    chat.says("华东医疗签了，50万")
    text = chat.says(typed, "张敏").text

    assert "50万" in text or "500K" in text
    assert "没有设定" in text or "Nothing is set" in text
    assert (chat.rows(Target), [one for one in chat.rows(Point) if one.reason == "suggestion"]) == (
        [],
        [],
    )


def test_without_a_history_it_says_so(chat: Chat):
    assert "算不出" in chat.says("建议目标 李雪 2027Q1", "张敏").text


def test_a_stranger_is_not_told(chat: Chat):
    assert chat.says("建议目标 李雪 2027Q1", "陈晨").error_code == "not_allowed"


@pytest.mark.parametrize("typed", ["建议目标定得低一点", "建议：目标要合理"])
def test_a_suggestion_about_targets_stays_one(chat: Chat, typed: str):
    chat.says(typed)

    assert [one.reason for one in chat.rows(Point)] == ["suggestion"]
