"""A reply is stored as text and read back equal, with everything that one may hold."""

import pytest

from core.pictures import FunnelBar, FunnelChart
from core.reply import (
    Attachment,
    Button,
    Card,
    Changed,
    Facts,
    Paragraph,
    Picture,
    Post,
    Progress,
    Ranking,
    RankRow,
    Reply,
    Span,
    Table,
    ToPerson,
    ToRoom,
    address_from_json,
    address_to_json,
    reply_from_json,
    reply_to_json,
)

CARD = Card(
    "本月 <b>",
    (
        Paragraph((Span("拜访", strong=True), Span("张总", person=7)), quiet=True),
        Facts((("金额", "50万"), ("\u2028", "😀"))),
        Table(("a", "b"), (("1", "2"), ("3", "4"))),
        Ranking((RankRow(1, "王磊", "3", mine=True),)),
        Progress("本月", 0.62, "62%"),
    ),
    (Button("撤销", "撤销 42", "danger"),),
)
CHART = FunnelChart("漏斗", "华东", (FunnelBar("线索", 3, None, "1万"),), 0, "zh")
FULL = Reply(
    "已记录",
    card=CARD,
    pictures=(Picture(CHART, "漏斗：3"),),
    files=(Attachment("成员.csv", 2**62),),
    posts=(Post(ToRoom("slack", "C1"), Reply("x"), "key"),),
    data={"rows": [{"rank": 1, "value": 0.5556, "name": None, "open": True}]},
    changed=(Changed("deal", 2**62, "#42"),),
    error_code="busy",
    private=True,
    intent="log_activity",
)


@pytest.mark.parametrize("reply", [FULL, Reply("hi")])
def test_a_stored_reply_is_read_back_equal(reply):
    assert reply_from_json(reply_to_json(reply)) == reply


@pytest.mark.parametrize("address", [ToPerson(2**62), ToRoom("wecom", "群")])
def test_a_stored_address_is_read_back_equal(address):
    assert address_from_json(address_to_json(address)) == address
