"""“异常” shows who leads what is worth a look, in private, and shows nobody else."""

from datetime import timedelta

import pytest

from bot.messages import Conversation
from tests.company import Chat


@pytest.fixture
def told_twice(chat: Chat) -> Chat:
    """Make a company where 李雪 visited one customer twice on one day."""
    chat.says("拜访了华东医疗")
    chat.says("拜访了华东医疗")
    return chat


ASKED = [
    "异常", "数据异常", "我们组的异常", "我们组有没有异常", "看看异常",
    "帮我看看我们组的异常数据。", "本季度异常", "麻烦看一下我们组的异常！", "本月我们组的异常",
    "李雪的异常", "李雪本月有异常吗？", "有什么异常", "有没有值得看看的地方", "哪些记录异常",
    "异常 本月", "华东一部异常记录", "华东一部的异常，谢谢~", "anomalies", "show anomalies",
    "our team's anomalies", "anomalies of 李雪", "any anomalies this month?",
    "please show me the anomalies", "any anomalies in my team this quarter?",
    "my team's anomalies", "is there anything odd?", "anything worth a look in my team?",
    "这个季度团队有没有值得看看的地方", "谁有异常？", "谁的数据异常", "李雪拜访异常吗",
    "我们组的转化率异常",
]  # fmt: skip
HOW = [
    "怎么算的 异常", "异常怎么算的", "how are anomalies computed",
    "how are the outliers calculated?", "How is this computed anomalies",
]  # fmt: skip
OTHER_TALK = ["系统异常了", "客户反馈设备异常", "这批货有异常", "异常天气", "异常处理流程是什么",
              "is there anything else?", "the customer is odd"]  # fmt: skip


@pytest.mark.parametrize("typed", HOW)
def test_it_is_explained_what_stands_out(chat: Chat, typed: str):
    words = chat.words(typed, "张敏")

    assert ("中位" in words or "median" in words, "没看懂" in words) == (True, False)


def test_what_is_not_listed_is_counted_by_record_and_by_person(chat: Chat, monkeypatch):
    monkeypatch.setattr("handlers.analysis.anomalies.MOST_FLAGS", 0)
    for customer in ("华东医疗", "远大科技"):
        chat.says(f"拜访了{customer}")
        chat.says(f"拜访了{customer}")

    assert "还有 1 人、2 处，可以按成员问，例如“李雪的异常”。" in chat.says("异常", "张敏").text


@pytest.mark.parametrize("typed", ASKED)
def test_a_manager_asks_for_what_stands_out_in_many_words(told_twice: Chat, typed: str):
    reply = told_twice.says(typed, "张敏")

    assert "同一天多次拜访同一客户" in reply.text or "several visits to one account" in reply.text
    assert reply.private


def test_no_other_talk_is_taken_for_it(told_twice: Chat):
    for typed in (
        "系统异常了",
        "客户反馈设备异常",
        "这批货有异常",
        "异常天气",
        "异常处理流程是什么",
    ):
        assert "值得看看" not in told_twice.says(typed, "张敏").text


@pytest.mark.parametrize("typed", ["我们组的异常", "华东异常记录", "anomalies east", "王磊的异常"])
def test_a_rep_asks_for_their_own_only(told_twice: Chat, typed: str):
    assert told_twice.says(typed).error_code == "not_allowed"
    assert "同一天多次拜访" in told_twice.says("我的异常").text
    assert "没有发现" in told_twice.says("异常", "王磊").text


def test_it_names_who_what_and_how_often_with_a_button_to_the_customer(chat_on_both: Chat):
    chat_on_both.says("拜访了华东医疗")
    chat_on_both.says("拜访了华东医疗")

    reply = chat_on_both.says("异常", "张敏")

    said = "李雪：同一天多次拜访同一客户，1 处：华东医疗器械有限公司 11月23日 周一 2 次。"
    assert said in reply.text
    assert "不代表谁做错了" in reply.text
    assert [one.command for one in reply.card.buttons] == ["客户详情 华东医疗器械有限公司"]


def test_in_a_channel_it_goes_to_the_asker_alone(told_twice: Chat):
    room = Conversation("channel", "C-EAST-1", platform="slack")

    reply = told_twice.says("异常", "张敏", conversation=room, seen_by="room")

    assert (reply.error_code, reply.card) == (None, None)
    assert "同一天" not in reply.text


def test_a_visit_of_another_month_is_not_of_this_one(told_twice: Chat):
    assert "没有发现" in told_twice.says("上月异常", "张敏").text
    assert "没有发现" in told_twice.says("2026-Q3 异常", "张敏").text
    told_twice.clock.moment += timedelta(days=30)
    assert "同一天多次拜访" in told_twice.says("上月异常", "张敏").text
