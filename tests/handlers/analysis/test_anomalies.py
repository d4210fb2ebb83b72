"""“异常” shows who leads what is worth a look, in private, and shows nobody else."""

from datetime import timedelta

import pytest

from core.storage.changes import Author, begin_change
from core.storage.tables import Activity
from tests.company import MONDAY, Chat


@pytest.fixture
def told_twice(chat: Chat) -> Chat:
    """Make a company where 李雪 visited one customer twice on one day."""
    chat.says("拜访了华东医疗")
    chat.says("拜访了华东医疗")
    return chat


ASKED = [
    "异常", "数据异常", "我们组的异常", "我们组有没有异常", "看看异常", "帮我看看我们组的异常数据。", "本季度异常",
    "麻烦看一下我们组的异常！", "本月我们组的异常", "李雪的异常", "李雪本月有异常吗？", "有什么异常", "有没有值得看看的地方",
    "哪些记录异常", "异常 本月", "华东一部异常记录", "anomalies", "show anomalies", "our team's anomalies",
    "anomalies of 李雪", "any anomalies this month?", "please show me the anomalies", "华东一部的异常，谢谢~",
]  # fmt: skip


@pytest.mark.parametrize("typed", ASKED)
def test_a_manager_asks_for_what_stands_out_in_many_words(told_twice: Chat, typed: str):
    reply = told_twice.says(typed, "张敏")

    assert "同一天多次拜访同一客户" in reply.text or "several visits to one account" in reply.text
    assert reply.private


def test_no_other_talk_is_taken_for_it(told_twice: Chat):
    for typed in ("系统异常了", "客户反馈设备异常", "这批货有异常", "异常天气", "异常处理流程是什么"):
        assert "值得看看" not in told_twice.says(typed, "张敏").text
