"""Buttons for two things of one customer are told apart by what each is about."""

import pytest

from tests.company import Chat


@pytest.fixture
def planned(chat: Chat) -> Chat:
    chat.says("周三提醒我给华东医疗打电话")
    chat.says("提醒我周五给华东医疗做演示")
    return chat


def labels(chat: Chat, typed: str) -> list[str]:
    card = chat.says(typed).card
    return [] if card is None else [button.label for button in card.buttons]


def test_which_follow_up_is_asked_with_what_each_is_about(planned: Chat):
    offered = labels(planned, "完成跟进 华东医疗")

    assert offered[0].endswith("电话")
    assert offered[1].endswith("演示")


def test_the_follow_up_that_is_chosen_is_done(planned: Chat):
    [first, _] = labels(planned, "完成跟进 华东医疗")[:2]

    assert "跟进已完成" in planned.says(first).text


def test_that_yesterday_is_over_is_said_at_once(planned: Chat):
    assert planned.says("华东医疗的跟进推迟到昨天").text.startswith("昨天已经过了。哪一条跟进？")


def test_two_orders_of_a_customer_have_buttons_of_their_own(chat: Chat):
    chat.says("华东医疗报修：设备不开机")
    chat.says("华东医疗报修：打印机卡纸")

    offered = labels(chat, "我的服务单")

    assert offered == ["处理好了 · 华东医疗 · 设备不开机", "处理好了 · 华东医疗 · 打印机卡纸"]
