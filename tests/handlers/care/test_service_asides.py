# ruff: noqa: E501 - lists of sentences
"""The same fault told twice, half a sentence, a renewal in the words that were offered."""

import pytest

from core.storage.tables import ServiceOrder
from tests.company import Chat


def matters(chat: Chat) -> list[str]:
    return [one.matter for one in chat.rows(ServiceOrder)]


def test_the_same_fault_told_twice_opens_one_order_and_says_so(chat_on_both: Chat):
    chat_on_both.says("华东医疗报修：设备不开机")

    reply = chat_on_both.says("华东医疗报修：设备不开机")

    assert ("已经有这张服务单" in reply.text, reply.changed) == (True, ())
    assert [one.label for one in reply.card.buttons] == ["处理好了", "再开一张", "不用"]
    assert matters(chat_on_both) == ["设备不开机"]


@pytest.mark.parametrize("again", ["再开一张", "再开一张华东医疗报修：设备不开机"])
def test_a_second_order_is_opened_when_told_so(chat: Chat, again: str):
    chat.says("华东医疗报修：设备不开机")
    chat.says("华东医疗报修：设备不开机")

    assert chat.says(again).error_code is None
    assert matters(chat) == ["设备不开机"] * 2


@pytest.mark.parametrize("other", ["华东医疗报修：屏幕坏了", "华东医疗投诉：设备不开机"])
def test_another_matter_is_another_order(chat: Chat, other: str):
    chat.says("华东医疗报修：设备不开机")
    chat.says(other)

    assert len(matters(chat)) == 2


@pytest.mark.parametrize(
    "typed",
    ["安排续约跟进", "安排华东医疗续约跟进", "麻烦安排续约跟进吧", "plan the renewal for 华东医疗"],
)
def test_a_renewal_is_planned_in_the_words_that_were_offered(chat: Chat, typed: str):
    chat.says("华东医疗报修：设备不开机")
    chat.says("华东医疗的服务单处理好了：换了主板")

    assert chat.says(typed).error_code is None
    assert [one.order_kind for one in chat.rows(ServiceOrder)] == ["service", "renewal"]


@pytest.mark.parametrize(
    "typed",
    ["华东医疗续约", "华东医疗续约了吗", "要是安排续约跟进就好了", "王总说安排续约跟进", "不安排续约跟进了",
     "安排续约跟进的事再说", "要不要安排续约跟进？", "华东医疗明年可能续约", "报修", "开一张服务单",
     "取消服务单 华东医疗", "取消华东医疗的服务单", "cancel the service order for 华东医疗", "报修电话多少"],
)  # fmt: skip
def test_other_talk_opens_and_closes_nothing(chat: Chat, typed: str):
    chat.says("华东医疗报修：设备不开机")

    chat.says(typed)

    assert [(one.matter, one.result) for one in chat.rows(ServiceOrder)] == [("设备不开机", None)]


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("报修", "哪个客户，什么问题"),
        ("取消服务单 华东医疗", "刚开错的说“撤销”"),
        ("华东医疗续约", "没有记录"),
    ],
)
def test_what_says_too_little_is_told_how_to_say_it(chat: Chat, typed: str, told: str):
    assert told in chat.says(typed).text


@pytest.mark.parametrize("typed", ["谁的服务单超期了", "服务单超期了", "哪些人的服务单逾期了？"])
def test_whose_orders_are_late_is_told(chat: Chat, typed: str):
    chat.says("华东医疗报修：设备不开机")

    assert chat.says(typed, "张敏").text == "服务单：没有逾期的。"
