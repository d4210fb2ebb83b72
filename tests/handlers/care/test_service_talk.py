# ruff: noqa: E501 - a list of sentences
"""What only fills a place, takes back or tells of something else is no service order's."""

import pytest

from core.storage.tables import ServiceOrder
from tests.company import Chat


@pytest.mark.parametrize(
    "typed",
    [
        "华东医疗投诉：暂无", "华东医疗投诉：假的", "华东医疗投诉：还没确认", "华东医疗报修：不用了",
        "complaint from 华东医疗: none", "complaint from 华东医疗: not yet", "complaint from 华东医疗: false alarm",
        "service order for 华东医疗: no idea", "channel conflict at 华东医疗: rumours only",
        "华东医疗 complains about everything", "华东医疗投诉我们涨价是常态", "华东医疗投诉发货慢已经解决了",
    ],
)  # fmt: skip
def test_what_tells_nothing_opens_no_order(chat: Chat, typed: str):
    assert chat.says(typed).changed == ()
    assert chat.rows(ServiceOrder) == []


@pytest.mark.parametrize("typed", ["华东医疗投诉：还没发货", "华东医疗报修：不知道为什么开不了机"])
def test_what_is_missing_is_a_matter(chat: Chat, typed: str):
    chat.says(typed)

    assert len(chat.rows(ServiceOrder)) == 1


@pytest.mark.parametrize(
    "typed", ["service order for 华东医疗 done soon", "service order for 华东医疗 done: just kidding", "华东医疗的服务单处理好了：骗你的"]
)  # fmt: skip
def test_what_takes_it_back_closes_nothing(chat: Chat, typed: str):
    chat.says("华东医疗报修：设备不开机")

    assert chat.says(typed).changed == ()
    assert chat.rows(ServiceOrder)[0].closed_at is None


def test_a_complaint_that_is_settled_closes_its_order(chat: Chat):
    chat.says("华东医疗投诉发货慢")
    chat.says("华东医疗投诉发货慢已经解决了")

    [order] = chat.rows(ServiceOrder)
    assert order.result == "已经解决了"


@pytest.mark.parametrize(
    "answer",
    ["张总是个爽快人", "听说万科又被投诉了", "what's for lunch", "明天再说", "no idea", "算了"],
)
def test_what_is_no_result_closes_nothing(chat: Chat, answer: str):
    chat.says("华东医疗报修：设备不开机")
    chat.says("华东医疗的服务单处理好了")
    chat.says(answer)

    assert chat.rows(ServiceOrder)[0].closed_at is None


@pytest.mark.parametrize("answer", ["明天再说", "no idea"])
def test_a_result_that_is_put_off_is_not_asked_for_again(chat: Chat, answer: str):
    chat.says("华东医疗报修：设备不开机")
    chat.says("华东医疗的服务单处理好了")

    assert "结果" not in chat.says(answer).text


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("华东医疗的设备坏了，报修", "service"), ("华东医疗机器故障，开不了机", "service"),
        ("华东医疗反映有窜货", "channel_conflict"), ("华东医疗举报窜货：有人低价卖", "channel_conflict"),
        ("华东医疗 needs a repair, printer broken", "service"),
        ("华东医疗 has a complaint: late delivery", "complaint"),
    ],
)  # fmt: skip
def test_an_order_is_opened_as_people_say_it(chat: Chat, typed: str, kind: str):
    chat.says(typed)

    assert [one.order_kind for one in chat.rows(ServiceOrder)] == [kind]


@pytest.mark.parametrize(
    "typed",
    ["华东医疗没有反映窜货", "华东医疗反映没有窜货", "华东医疗的设备没修好", "华东医疗的设备坏了吗",
     "如果华东医疗的设备坏了，报修", "王磊说华东医疗机器故障"],
)  # fmt: skip
def test_what_is_denied_asked_or_supposed_opens_none(chat: Chat, typed: str):
    chat.says(typed)

    assert chat.rows(ServiceOrder) == []


def test_what_works_again_closes_its_order(chat: Chat):
    chat.says("华东医疗报修：设备不开机")
    chat.says("华东医疗的设备修好了，换了电源")

    assert [one.result for one in chat.rows(ServiceOrder)] == ["换了电源"]
