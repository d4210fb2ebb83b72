"""A manager plans a follow-up for a rep, who is told now and reminded at its time."""

from datetime import date

import pytest

from core.storage.tables import FollowUp, OutboxPost
from tests.company import Chat


@pytest.mark.parametrize(
    ("typed", "due"),
    [
        ("提醒李雪明天下午3点跟进华东医疗", (date(2026, 11, 24), "15:00")),
        ("让李雪周五给华东医疗打电话", (date(2026, 11, 27), None)),
        ("请提醒李雪周五跟进华东医疗", (date(2026, 11, 27), None)),
        ("remind 李雪 to call 华东医疗 on Friday 3pm", (date(2026, 11, 27), "15:00")),
        ("ask 李雪 to follow up with Acme tomorrow", (date(2026, 11, 24), None)),
    ],
)
def test_a_follow_up_is_planned_for_a_rep(chat: Chat, typed: str, due: tuple[date, str | None]):
    reply = chat.says(typed, "张敏")

    assert reply.error_code is None, reply.text
    [planned] = chat.rows(FollowUp)
    assert planned.member_id == chat.ids["李雪"]
    assert (planned.due_on, planned.due_at) == due


def test_the_rep_is_told(chat: Chat):
    chat.says("提醒李雪明天下午3点跟进华东医疗", "张敏")

    [post] = [one for one in chat.rows(OutboxPost) if one.lane == f"person:{chat.ids['李雪']}"]
    assert "张敏 替你记录了" in str(post.reply)


@pytest.mark.parametrize("name", ["王磊", "陈晨"])
def test_nobody_plans_for_those_whom_they_do_not_lead(chat: Chat, name: str):
    reply = chat.says("提醒李雪明天跟进华东医疗", name)

    assert reply.error_code == "not_allowed"
    assert chat.rows(FollowUp) == []


def test_a_leader_hears_that_one_plans_for_ones_own_people_only(chat: Chat):
    reply = chat.says("提醒陈晨明天跟进Acme", "张敏")

    assert "只能替自己带的人安排" in reply.text
    assert chat.rows(FollowUp) == []


@pytest.mark.parametrize(
    "typed", ["让客户周五前给答复", "安排李雪和客户吃饭", "叫李雪来开会", "tell 李雪 thanks"]
)
def test_other_talk_plans_nothing_for_anybody(chat: Chat, typed: str):
    chat.says(typed, "张敏")

    assert chat.rows(FollowUp) == []


def test_ones_own_name_is_oneself(chat: Chat):
    chat.says("提醒李雪明天跟进华东医疗", "李雪")

    assert [one.member_id for one in chat.rows(FollowUp)] == [chat.ids["李雪"]]
