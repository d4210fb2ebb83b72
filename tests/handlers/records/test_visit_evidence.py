"""Where a visit was, how long it took and a photo of it are kept with the visit."""

import pytest

from core.storage.tables import Activity, VisitEvidence
from tests.company import Chat


def evidence(chat: Chat) -> list[tuple[str | None, str | None, int | None]]:
    return [(one.place, one.photo, one.minutes) for one in chat.rows(VisitEvidence)]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("拜访了华东医疗，地点 张江路88号，聊了40分钟", ("张江路88号", None, 40)),
        ("拜访华东医疗，照片 IMG_1.jpg", (None, "IMG_1.jpg", None)),
        ("拜访了华东医疗，谈了一个半小时", (None, None, 90)),
        ("拜访了华东医疗，聊了半小时", (None, None, 30)),
        ("visited Acme for 2 hours", (None, None, 120)),
        ("拜访了华东医疗1小时，地点南京路", ("南京路", None, 60)),
        ("拜访华东医疗，聊了45分钟，在苏州工业园", ("苏州工业园", None, 45)),
        ("visited Acme, at Suzhou Industrial Park", ("Suzhou Industrial Park", None, None)),
        ("visited Acme, place: 5 Main St, took 45 minutes", ("5 Main St", None, 45)),
    ],
)
def test_a_visit_keeps_where_and_how_long_it_was(chat: Chat, typed: str, kept: tuple):
    chat.says(typed)

    assert evidence(chat) == [kept]


@pytest.mark.parametrize(
    "typed",
    [
        "拜访了华东医疗，半小时后给张总打电话",
        "拜访了华东医疗，聊得不错",
        "给华东医疗打电话，聊了40分钟",
        "拜访华东医疗，40分钟内回复报价",
    ],
)
def test_what_shows_no_visit_is_not_kept_as_such(chat: Chat, typed: str):
    chat.says(typed)

    assert evidence(chat) == []
    assert len(chat.rows(Activity)) == 1


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("地点：张江路88号", ("张江路88号", None, None)),
        ("照片：m-1", (None, "m-1", None)),
        ("聊了40分钟", (None, None, 40)),
        ("checked in at 5 Main St", ("5 Main St", None, None)),
        ("it took 90 minutes", (None, None, 90)),
    ],
)
def test_evidence_may_follow_the_visit(chat: Chat, typed: str, kept: tuple):
    chat.says("拜访了华东医疗")

    reply = chat.says(typed)

    assert reply.error_code is None
    assert evidence(chat) == [kept]
    chat.says("撤销")
    assert evidence(chat) == []


def test_later_evidence_adds_to_what_was_there(chat: Chat):
    chat.says("拜访了华东医疗，聊了40分钟")

    chat.says("地点：张江路88号")

    assert evidence(chat) == [("张江路88号", None, 40)]


@pytest.mark.parametrize("later", [3, 30])
def test_without_a_visit_just_now_there_is_nothing_to_add_to(chat: Chat, later: int):
    chat.says("拜访了华东医疗")
    chat.clock.moment = chat.clock.moment.replace(hour=10 + later % 13)

    assert "没有拜访记录可以附上" in chat.says("地点：张江路88号").text
    assert evidence(chat) == []


def test_the_customers_story_tells_it_with_the_contacts(chat: Chat):
    chat.says("拜访了华东医疗的张总，地点 张江路88号，聊了40分钟")

    text = chat.says("客户详情 华东医疗").text

    assert "40 分钟 · 张江路88号" in text
    assert "联系人: 张总" in text


def test_the_visit_is_undone_with_its_evidence(chat: Chat):
    chat.says("拜访了华东医疗，聊了40分钟")

    chat.says("撤销")

    assert (chat.rows(Activity), evidence(chat)) == ([], [])


@pytest.mark.parametrize(
    "typed", ["华东医疗的拜访凭据", "看看华东医疗的凭证", "华东医疗 visit evidence"]
)
def test_a_customers_evidence_is_listed_and_nothing_is_recorded(chat: Chat, typed: str):
    chat.says("拜访了华东医疗，地点 张江路88号，聊了40分钟")
    text = chat.says(typed).text

    assert "40 " in text
    assert "张江路88号" in text
    assert len(chat.rows(Activity)) == 1


def test_a_stranger_may_not_see_the_evidence(chat: Chat):
    assert chat.says("华东医疗的拜访凭据", "陈晨").error_code == "not_allowed"


@pytest.mark.parametrize(
    "typed", ["拜访华东医疗，在报价", "拜访华东医疗开车2小时", "拜访华东医疗，要求24小时到货"]
)
def test_what_is_no_place_and_no_duration_is_not_kept(chat: Chat, typed: str):
    chat.says(typed)

    assert evidence(chat) == []
