# ruff: noqa: E501 - a list of sentences
"""Service orders: opened in a sentence, closed with a result, given on, and listed."""

from datetime import timedelta

import pytest

from core.reply import reply_from_json
from core.storage.tables import Activity, OutboxPost, ServiceOrder
from tests.company import Chat, shown


def orders(chat: Chat) -> list[tuple[str, str]]:
    return [(one.order_kind, one.matter) for one in chat.rows(ServiceOrder)]


def told(chat: Chat, name: str) -> list[str]:
    lane = f"person:{chat.ids[name]}"
    rows = [row for row in chat.rows(OutboxPost) if row.lane == lane]
    return [reply_from_json(row.reply).text for row in rows]


@pytest.mark.parametrize(
    "typed",
    [
        "华东医疗报修：设备不开机", "华东医疗报修，设备不开机", "麻烦帮我记一下，华东医疗报修：设备不开机",
        "华东医疗今天报修，设备不开机了！", "华东医疗服务单：设备不开机", "给华东医疗开个服务单：设备不开机。",
        "新建服务单 华东医疗：设备不开机～", "请给华东医疗开一张工单：设备不开机，谢谢", "华东医疗要报修，设备不开机",
        "客户华东医疗来电报修：设备不开机", "service order for 华东医疗: 设备不开机",
        "please open a service order for 华东医疗: 设备不开机", "华东医疗 service request: 设备不开机",
        "repair request from 华东医疗: 设备不开机", "new support ticket for 华东医疗: 设备不开机, thanks",
    ],
)  # fmt: skip
def test_a_repair_opens_an_order(chat: Chat, typed: str):
    assert chat.says(typed).error_code is None
    [(kind, matter)] = orders(chat)
    assert (kind, "设备不开机" in matter, len(matter) <= 6) == ("service", True, True)


@pytest.mark.parametrize(
    "typed",
    [
        "华东医疗投诉发货慢", "华东医疗投诉：发货慢", "投诉：华东医疗，发货慢", "收到华东医疗的投诉：发货慢",
        "华东医疗投诉我们发货慢", "记一个华东医疗的投诉：发货慢！", "麻烦登记华东医疗客诉：发货慢",
        "complaint from 华东医疗: 发货慢", "new customer complaint from 华东医疗: 发货慢",
        "please log a complaint from 华东医疗: 发货慢", "华东医疗 complaint: 发货慢",
    ],
)  # fmt: skip
def test_a_complaint_opens_an_order(chat: Chat, typed: str):
    chat.says(typed)

    assert orders(chat) == [("complaint", "发货慢")]


@pytest.mark.parametrize(
    ("typed", "matter"),
    [
        ("华东医疗窜货投诉：有人低价卖到上海", "有人低价卖到上海"),
        ("窜货投诉 华东医疗：有人低价卖到上海", "有人低价卖到上海"),
        ("华东医疗投诉：隔壁代理窜货", "隔壁代理窜货"),
        ("channel conflict at 华东医疗: cheap goods from the south", "cheap goods from the south"),
    ],
)
def test_a_channel_conflict_is_a_kind_of_its_own(chat: Chat, typed: str, matter: str):
    chat.says(typed)

    assert orders(chat) == [("channel_conflict", matter)]


@pytest.mark.parametrize(
    "typed",
    [
        "拜访华东医疗，客户投诉发货慢", "听说华东医疗投诉发货慢", "华东医疗没有投诉发货慢", "如果华东医疗投诉发货慢怎么办",
        "华东医疗投诉发货慢吗", "华东医疗投诉过吗", "华东医疗投诉率下降了", "华东医疗投诉电话是多少", "客户投诉真烦",
        "投诉", "王磊说华东医疗投诉发货慢", "担心华东医疗投诉发货慢", "华东医疗投诉我们延迟交货，打2分", "华东医疗投诉很多",
        "华东医疗的投诉：处理了吗", "华东医疗报修，明天去拜访", "空调坏了，报修了", "no complaint from Acme",
        "did Acme complain about late delivery?", "if Acme complains about late delivery",
        "we heard Acme complained about late delivery", "Acme never complained about late delivery",
    ],
)  # fmt: skip
def test_talk_opens_none(chat: Chat, typed: str):
    chat.says(typed)

    assert orders(chat) == []


def test_a_visit_with_a_complaint_stays_a_visit(chat: Chat):
    chat.says("拜访华东医疗，客户投诉发货慢")

    assert [one.type for one in chat.rows(Activity)] == ["visit"]


@pytest.mark.parametrize(
    "typed",
    ["华东医疗服务单：设备不开机，让王磊处理", "service order for 华东医疗: broken, for 王磊"],
)
def test_a_colleague_is_given_an_order_and_told(chat: Chat, typed: str):
    chat.says(typed)

    [order] = chat.rows(ServiceOrder)
    assert order.assignee_id == chat.ids["王磊"]
    assert "派给你一张服务单" in told(chat, "王磊")[0]


def test_without_a_name_the_owner_sees_to_it(chat: Chat):
    chat.says("华东医疗报修：设备不开机", "张敏")

    [order] = chat.rows(ServiceOrder)
    assert order.assignee_id == chat.ids["李雪"]
    assert "张敏" in told(chat, "李雪")[0]


@pytest.mark.parametrize(
    "typed", ["华东医疗服务单：坏了，让赵小六处理", "华东医疗报修", "华东医疗报修：！！"]
)
def test_what_is_incomplete_is_refused_in_one_sentence(chat: Chat, typed: str):
    assert chat.says(typed).error_code in {"not_found", "invalid"}
    assert orders(chat) == []


def test_a_repair_has_a_working_day_and_a_complaint_a_day_by_the_clock(chat: Chat):
    chat.clock.moment += timedelta(hours=4)

    assert "11月24日 周二 13:00" in chat.says("华东医疗报修：设备不开机").text
    assert "11月24日 周二 14:00" in chat.says("华东医疗投诉发货慢").text


@pytest.mark.parametrize(
    "typed",
    [
        "华东医疗的服务单处理好了：换了主板", "华东医疗报修处理好了，换了主板", "关闭华东医疗的服务单：换了主板",
        "华东医疗服务单已完成，换了主板", "麻烦把华东医疗的工单关闭：换了主板！", "处理完了华东医疗的服务单：换了主板",
        "service order for 华东医疗 done: 换了主板", "close the service order for 华东医疗: 换了主板",
        "华东医疗's service order is done: 换了主板", "华东医疗 service request resolved - 换了主板",
    ],
)  # fmt: skip
def test_an_order_is_closed_with_its_result(chat: Chat, typed: str):
    chat.says("华东医疗报修：设备不开机")
    chat.says(typed)

    [order] = chat.rows(ServiceOrder)
    assert (order.result, order.closed_at is not None) == ("换了主板", True)


def test_a_result_is_asked_for_and_undo_opens_it_again(chat_on_both: Chat):
    chat_on_both.says("华东医疗报修：设备不开机")
    assert "结果是什么" in chat_on_both.says("华东医疗的服务单处理好了").text
    chat_on_both.says("换了主板")
    [closed] = chat_on_both.rows(ServiceOrder)
    chat_on_both.says("撤销")

    [again] = chat_on_both.rows(ServiceOrder)
    assert (closed.result, again.result, again.closed_at) == ("换了主板", None, None)


@pytest.mark.parametrize("typed", ["没处理好", "还没呢", "什么结果？", "？"])
def test_no_result_closes_nothing(chat: Chat, typed: str):
    chat.says("华东医疗报修：设备不开机")
    chat.says("华东医疗的服务单处理好了")
    chat.says(typed)

    assert [one.closed_at for one in chat.rows(ServiceOrder)] == [None]


@pytest.mark.parametrize(
    "typed",
    [
        "华东医疗的服务单没处理好", "华东医疗的服务单处理好了吗", "华东医疗的服务单处理了，但客户不满意",
        "华东医疗的服务单快处理好了", "如果华东医疗的服务单处理好了：换主板", "is the service order for 华东医疗 done?",
        "听说华东医疗的服务单处理好了", "service order for 华东医疗 is not done: waiting",
    ],
)  # fmt: skip
def test_talk_closes_none(chat: Chat, typed: str):
    chat.says("华东医疗报修：设备不开机")
    chat.says(typed)

    assert [one.closed_at for one in chat.rows(ServiceOrder)] == [None]


def test_of_several_the_one_meant_is_asked_for(chat: Chat):
    chat.says("华东医疗报修：设备不开机")
    chat.says("华东医疗报修：屏幕坏了")

    card = chat.says("华东医疗的服务单处理好了：换了主板").card
    chat.says("2")

    assert card is not None
    assert len(card.buttons) == 2
    assert [one.result for one in chat.rows(ServiceOrder)] == [None, "换了主板"]


def test_after_the_service_the_renewal_is_offered_to_who_bought(chat: Chat):
    chat.says("华东医疗签了，50万")
    chat.says("华东医疗报修：设备不开机")

    reply = chat.says("华东医疗的服务单处理好了：换了主板")
    assert reply.card is not None
    chat.says(next(one.command for one in reply.card.buttons if "续约" in one.label))

    assert "安排续约跟进" in reply.text
    assert orders(chat)[-1][0] == "renewal"


def test_who_bought_nothing_has_nothing_to_renew(chat: Chat):
    chat.says("华东医疗报修：设备不开机")

    assert "续约" not in shown(chat.says("华东医疗的服务单处理好了：换了主板"))
