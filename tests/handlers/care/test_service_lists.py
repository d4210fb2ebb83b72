# ruff: noqa: E501 - a list of sentences
"""Open service orders are listed to who may see them; complaints are counted by month."""

from datetime import timedelta

import pytest

from core.storage.tables import ServiceOrder
from tests.company import Chat


@pytest.fixture
def served(chat_on_both: Chat) -> Chat:
    """Two customers of 李雪's have something to be put right, one of them by 王磊."""
    chat_on_both.says("华东医疗报修：设备不开机")
    chat_on_both.says("远大科技服务单：打印机坏了，让王磊处理")
    chat_on_both.says("华东医疗窜货投诉：有人低价卖货")
    return chat_on_both


@pytest.mark.parametrize(
    "typed",
    [
        "服务单", "看看服务单", "服务单列表", "未完成的服务单", "有哪些工单", "麻烦看一下服务单～", "service orders",
        "show open service orders", "please list all service orders", "list service orders.",
    ],
)  # fmt: skip
def test_they_are_listed(served: Chat, typed: str):
    text = served.says(typed).text

    assert "设备不开机" in text
    assert "打印机坏了" in text


@pytest.mark.parametrize("typed", ["我的服务单", "my service orders"])
def test_mine_are_those_that_i_see_to(served: Chat, typed: str):
    assert "打印机坏了" not in served.says(typed).text
    assert "打印机坏了" in served.says(typed, "王磊").text


@pytest.mark.parametrize(
    "typed", ["华东医疗的服务单", "service orders of 华东医疗", "华东医疗有哪些服务单？"]
)
def test_those_of_a_customer(served: Chat, typed: str):
    text = served.says(typed).text

    assert "设备不开机" in text
    assert "打印机坏了" not in text


@pytest.mark.parametrize(
    "typed", ["逾期服务单", "逾期的服务单", "超时的工单", "overdue service orders"]
)
def test_late_ones(served: Chat, typed: str):
    assert "设备不开机" not in served.says(typed).text
    served.clock.moment += timedelta(hours=9)

    text = served.says(typed).text
    assert "设备不开机" in text
    assert "低价" not in text


@pytest.mark.parametrize(
    "typed",
    [
        "窜货投诉",
        "本月窜货投诉",
        "窜货投诉统计",
    ],
)
def test_conflicts_are_counted_against_the_month_before(served: Chat, typed: str):
    text = served.says(typed).text

    assert "1 起（上月 0 起）" in text
    assert "低价" in text


@pytest.mark.parametrize("typed", ["channel conflicts", "channel conflicts this month"])
def test_conflicts_are_counted_in_english_for_who_asks_in_english(served: Chat, typed: str):
    assert "1 (last month: 0)" in served.says(typed).text


def test_a_closed_conflict_still_counts_and_the_next_month_compares(served: Chat):
    served.says("华东医疗的窜货投诉处理好了：已约谈代理")
    served.clock.moment += timedelta(days=10)

    assert "0 起（上月 1 起）" in served.says("窜货投诉").text
    assert "11月 1 起" in served.says("上个月窜货投诉").text.replace("上月", "11月")


def test_a_manager_sees_the_teams_and_a_stranger_none(served: Chat):
    assert "设备不开机" in served.says("服务单", "张敏").text
    assert "设备不开机" in served.says("李雪的服务单", "张敏").text
    assert "设备不开机" not in served.says("服务单", "陈晨").text
    assert served.says("李雪的服务单", "陈晨").error_code == "not_allowed"
    assert served.says("华东医疗的服务单", "陈晨").error_code == "not_allowed"


@pytest.mark.parametrize(
    "typed",
    [
        "把远大科技的服务单转给李雪",
        "远大科技的服务单由李雪处理",
        "reassign the service order of 远大科技 to 李雪",
        "麻烦把远大科技的工单派给李雪！",
    ],
)
def test_an_order_is_given_on(served: Chat, typed: str):
    served.says(typed, "张敏")

    [order] = [one for one in served.rows(ServiceOrder) if one.matter == "打印机坏了"]
    assert order.assignee_id == served.ids["李雪"]


@pytest.mark.parametrize(
    "typed",
    [
        "别把远大科技的服务单转给李雪",
        "远大科技的服务单转给李雪了吗",
        "听说远大科技的服务单转给李雪了",
    ],
)
def test_talk_gives_none_on(served: Chat, typed: str):
    served.says(typed)

    [order] = [one for one in served.rows(ServiceOrder) if one.matter == "打印机坏了"]
    assert order.assignee_id == served.ids["王磊"]


def test_whoever_has_it_may_close_it_and_a_stranger_may_not(served: Chat):
    refused = served.says("远大科技的服务单处理好了：换了硒鼓", "陈晨")
    served.says("远大科技的服务单处理好了：换了硒鼓", "王磊")

    [order] = [one for one in served.rows(ServiceOrder) if one.matter == "打印机坏了"]
    assert (refused.error_code, order.result) == ("not_allowed", "换了硒鼓")


def test_a_button_of_a_closed_order_says_so(served: Chat):
    order = served.rows(ServiceOrder)[0]
    served.says(f"服务单 #{order.id} 处理好了：换了主板")

    assert served.says(f"服务单 #{order.id} 处理好了：再换").error_code == "already_closed"
    assert served.says(f"服务单 #{order.id} 转给王磊", "陈晨").error_code == "not_allowed"


def test_the_day_and_the_story_name_them(served: Chat):
    assert "服务单：服务 · 华东医疗 · 设备不开机 · 今天 18:00 前" in served.says("今日待办").text
    assert "设备不开机 · 李雪 · 今天 18:00 前" in served.says("客户详情 华东医疗").text
    assert "设备不开机" not in served.says("今日待办", "王磊").text
