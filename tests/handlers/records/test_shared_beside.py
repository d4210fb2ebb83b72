"""A share that is told beside a win, a new deal or a change is kept with it, in one change."""

import pytest

from core.storage.tables import Deal, DealCredit, OutboxPost, Point
from tests.company import Chat


def shares(chat: Chat) -> dict[str, int]:
    names = {id_: name for name, id_ in chat.ids.items()}
    return {names[row.person_id]: row.percent for row in chat.rows(DealCredit)}


@pytest.mark.parametrize(
    ("typed", "percent"),
    [
        ("华东医疗签了，50万，和王磊五五分", 50),
        ("华东医疗签了，王磊分30%", 30),
        ("won 华东医疗 500k, split with 王磊 30%", 30),
        ("华东医疗进入报价，50万，和王磊平分", 50),
    ],
)
def test_a_share_told_beside_is_kept(chat: Chat, typed: str, percent: int):
    chat.says("新商机 华东医疗 50万")

    reply = chat.says(typed)

    assert reply.error_code is None, reply.text
    assert shares(chat) == {"王磊": percent}
    assert f"王磊 {percent}%" in reply.text


def test_a_new_deal_may_be_shared_from_the_start(chat: Chat):
    chat.says("新商机 华东医疗 50万，和王磊五五分")

    assert shares(chat) == {"王磊": 50}
    lane = f"person:{chat.ids['王磊']}"
    assert any(
        "50% 业绩分给了你" in str(one.reply) for one in chat.rows(OutboxPost) if one.lane == lane
    )


def test_the_helper_of_such_a_win_earns_the_points(chat: Chat):
    chat.says("新商机 华东医疗 50万")

    chat.says("华东医疗签了，王磊分30%")

    mine = [one.reason for one in chat.rows(Point) if one.person_id == chat.ids["王磊"]]
    assert mine == ["help"]


def test_one_undo_takes_the_win_and_its_share_back(chat: Chat):
    chat.says("新商机 华东医疗 50万")
    chat.says("华东医疗签了，王磊分30%")

    chat.says("撤销")

    assert shares(chat) == {}
    assert chat.rows(Deal)[0].status == "open"


def test_how_much_is_not_guessed(chat: Chat):
    chat.says("新商机 华东医疗 50万")

    assert "分成还没有记" in chat.says("华东医疗签了，和王磊三七分").text
    assert shares(chat) == {}


@pytest.mark.parametrize(
    "typed", ["华东医疗签了，和王磊一起庆祝", "华东医疗签了，王磊说要分享经验"]
)
def test_other_talk_beside_a_win_shares_nothing(chat: Chat, typed: str):
    chat.says("新商机 华东医疗 50万")

    chat.says(typed)

    assert shares(chat) == {}
