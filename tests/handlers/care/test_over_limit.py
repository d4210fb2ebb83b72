"""Customers that owe more than they may: asked for by leaders, and told with their day."""

from datetime import timedelta

import pytest

from core.reply import Reply
from tests.company import Chat


@pytest.fixture
def over(chat_on_both: Chat) -> Chat:
    chat_on_both.says("华东医疗赢单 42万")
    chat_on_both.says("华东医疗信用额度 10万", "张敏")
    chat_on_both.says("远大科技信用额度 10万", "张敏")
    return chat_on_both


@pytest.mark.parametrize(
    "typed", ["谁超信用额度了", "谁超额度了？", "哪些客户超过信用额度", "超信用额度的客户有哪些"]
)
def test_a_leader_hears_who_is_over_and_by_how_much(over: Chat, typed: str):
    text = over.says(typed, "张敏").text

    assert "超信用额度的客户 1 家" in text
    assert "华东医疗器械有限公司: 超 ¥32万（额度 ¥10万，应收 ¥42万）" in text


@pytest.mark.parametrize(
    "typed", ["which customers are over their limit", "who is over their limit?"]
)
def test_it_is_asked_in_english_too(over: Chat, typed: str):
    assert "¥320K over" in over.says(typed, "张敏").text


@pytest.mark.parametrize("who", ["王磊", "徐婷", "陈晨"])
def test_nobody_hears_of_other_peoples_customers(over: Chat, who: str):
    assert over.says("谁超信用额度了", who).text == "没有客户超信用额度。"


def test_without_any_that_is_said(chat: Chat):
    assert chat.says("谁超信用额度了", "张敏").text == "没有客户超信用额度。"


def test_a_managers_day_names_who_is_over(over: Chat):
    reply = over.says("今日待办", "张敏")

    assert "团队：1 家客户超信用额度，最多 华东医疗 超 ¥32万" in reply.text
    assert "谁超信用额度了" in commands(reply)


def test_a_managers_day_names_overdue_orders_of_the_team(chat: Chat):
    chat.says("华东医疗报修：设备不开机")
    chat.clock.moment += timedelta(days=1)

    reply = chat.says("今日待办", "张敏")

    assert "团队：逾期服务单 1 张（华东医疗）" in reply.text
    assert "逾期服务单" in commands(reply)


def test_a_deal_past_its_day_is_named_once(chat: Chat):
    chat.says("新商机 华东医疗 50万，11月30日能签")
    chat.clock.moment += timedelta(days=21)

    lines = [line for line in chat.says("今日待办").text.splitlines() if "#1" in line]

    assert len(lines) == 1
    assert "已过" in lines[0]


def test_a_reps_day_tells_nothing_of_the_team(over: Chat):
    assert "团队" not in over.says("今日待办").text


def commands(reply: Reply) -> list[str]:
    return [] if reply.card is None else [button.command for button in reply.card.buttons]
