"""What becomes of service orders and credit elsewhere: handed over, told in the trail."""

from core.storage.tables import ServiceOrder
from tests.company import Chat, shown


def test_a_hand_over_takes_the_open_orders_along_and_undo_brings_them_back(chat_on_both: Chat):
    chat_on_both.says("华东医疗报修：设备不开机")
    reply = chat_on_both.says("把华东医疗转给王磊", "张敏")
    [given] = chat_on_both.rows(ServiceOrder)
    chat_on_both.says("撤销", "张敏")

    [back] = chat_on_both.rows(ServiceOrder)
    assert "服务单: 1" in reply.text
    assert (given.assignee_id, back.assignee_id) == (
        chat_on_both.ids["王磊"],
        chat_on_both.ids["李雪"],
    )


def test_a_closed_order_stays_with_whoever_closed_it(chat: Chat):
    chat.says("华东医疗报修：设备不开机")
    chat.says("华东医疗的服务单处理好了：换了主板")
    chat.says("把华东医疗转给王磊", "张敏")

    assert [one.assignee_id for one in chat.rows(ServiceOrder)] == [chat.ids["李雪"]]


def test_a_leaver_with_orders_is_asked_for_a_successor(chat: Chat):
    chat.says("远大科技服务单：坏了，让陈晨处理", "何佳")
    chat.says("陈晨离职，客户都转给徐婷", "何佳")

    assert [one.assignee_id for one in chat.rows(ServiceOrder)] == [chat.ids["徐婷"]]


def test_the_trail_tells_orders_and_limits_in_words(chat: Chat):
    chat.says("华东医疗报修：设备不开机")
    chat.says("华东医疗的服务单处理好了：换了主板")
    chat.says("华东医疗信用额度 50万", "张敏")

    words = shown(chat.says("华东医疗谁改的"))
    assert "新建 服务单：类别 服务；事项 设备不开机；处理人 李雪" in words
    assert "结果 – → 换了主板" in words
    assert "信用额度 ¥50万" in words


def test_undone_an_order_is_gone(chat_on_both: Chat):
    chat_on_both.says("华东医疗报修：设备不开机")
    chat_on_both.says("撤销")

    assert chat_on_both.rows(ServiceOrder) == []
