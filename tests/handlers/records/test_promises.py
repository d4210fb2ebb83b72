"""A contact keeps the follow-up that it fulfils; the others stay open and are offered."""

import pytest

from core.storage.tables import FollowUp, Point
from tests.company import Chat
from tests.records.desk import button, labels


def test_a_visit_keeps_the_nearest_follow_up_and_offers_the_others(chat: Chat):
    _promise_two(chat)

    visited = chat.says("拜访华东医疗")

    assert "已完成跟进：11月25日 周三 · 电话" in visited.text
    assert "还有 1 条到期的跟进没有动" in visited.text
    assert _open(chat) == ["demo"]


def test_the_button_of_the_visit_finishes_another_one(chat: Chat):
    _promise_two(chat)
    visited = chat.says("拜访华东医疗")

    chat.says(button(visited, "完成 演示").command)

    assert _open(chat) == []


def test_a_call_keeps_no_visit_that_was_promised(chat: Chat):
    chat.says("明天提醒我拜访华东医疗")
    chat.clock.moment = chat.clock.moment.replace(day=24)

    chat.says("给华东医疗打了电话")

    assert _open(chat) == ["visit"]


@pytest.mark.parametrize(
    "told",
    [
        "华东医疗打电话来投诉，说送货晚了两天",
        "拜访华东医疗，他们投诉送货晚了两天",
        "华东医疗打电话来报修，机器漏油",
        "华东医疗发微信投诉说送货晚",
    ],
)
def test_a_complaint_keeps_no_follow_up_and_plans_none(chat: Chat, told: str):
    chat.says("明天提醒我跟进华东医疗")
    chat.clock.moment = chat.clock.moment.replace(day=24)

    assert "已完成跟进" not in chat.says(told).text

    assert len(_open(chat)) == len(chat.rows(FollowUp)) == 1


def test_a_visit_to_two_names_whose_follow_up_it_kept(chat: Chat):
    chat.says("明天提醒我跟进华东医疗")
    chat.clock.moment = chat.clock.moment.replace(day=24)

    visited = chat.says("拜访华东医疗和远大科技")

    assert "已完成跟进：华东医疗器械有限公司 · 11月24日 周二" in visited.text


def test_a_visit_to_two_asks_what_comes_next_with_both(chat: Chat):
    visited = chat.says("拜访华东医疗和远大科技")

    assert "下次什么时候跟进？" in visited.text
    chat.says("下周三")
    assert len(chat.rows(FollowUp)) == 2


def test_a_second_day_in_one_sentence_does_not_pass_unnoticed(chat: Chat):
    planned = chat.says("华东医疗下周一上午9点开会,周三下午3点再打电话")

    assert "11月25日 周三 的没有安排，请另发一句" in planned.text


def test_two_visits_to_one_customer_on_a_day_earn_one_point(chat: Chat):
    chat.says("拜访华东医疗")
    chat.says("拜访华东医疗")

    assert [point.points for point in chat.rows(Point)] == [1]


def test_a_visit_to_a_colleagues_customer_says_whose_it_is(chat: Chat):
    assert "三一重工股份有限公司 是 王磊 的客户" in chat.says("拜访三一重工").text


def test_a_record_for_somebody_else_says_so(chat: Chat):
    reply = chat.says("替王磊记录：拜访三一重工", "张敏")

    assert reply.text.startswith("替王磊 · 已记录 · 拜访 · 三一重工")
    assert "王磊 · 积分 +1" in reply.text


def _promise_two(chat: Chat) -> None:
    chat.says("明天提醒我给华东医疗做演示")
    assert labels(chat.says("后天提醒我给华东医疗打电话"))[0] == "改时间"
    chat.clock.moment = chat.clock.moment.replace(day=25)


def _open(chat: Chat) -> list[str]:
    return [one.activity for one in chat.rows(FollowUp) if one.done_on is None]


def test_what_comes_next_is_planned_for_whom_the_visit_was_recorded(chat: Chat):
    visited = chat.says("替王磊记录：拜访三一重工", "张敏")

    chat.says(button(visited, "明天").command, "张敏")
    chat.says("替王磊记录：拜访三一重工", "张敏")
    chat.says("下周三", "张敏")

    assert {one.member_id for one in chat.rows(FollowUp)} == {chat.ids["王磊"]}
    assert len(chat.rows(FollowUp)) == 2


def test_what_the_customers_person_is_to_do_is_kept_with_the_follow_up(chat: Chat):
    chat.says("拜访华东医疗，杨总监下周给答复")

    [promise] = chat.rows(FollowUp)
    assert promise.note == "杨总监给答复"
