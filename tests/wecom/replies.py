"""Replies to render: one with every kind of section, and some that are hard to fit."""

from bot.messenger import Outgoing, PersonAddress, RoomAddress
from core.pictures import FunnelBar, FunnelChart
from core.reply import (
    Button,
    Card,
    Facts,
    Paragraph,
    Picture,
    Progress,
    Ranking,
    RankRow,
    Reply,
    Span,
    Table,
    paragraph,
)
from core.wording import Wording

PNG = b"\x89PNG\r\n\x1a\n" + b"picture" * 100
CHINESE = Wording()
ENGLISH = Wording("en")

FUNNEL = Card(
    "华东漏斗 · 本季",
    (
        Paragraph((Span("瓶颈在"), Span("报价", strong=True), Span("：10 单里 4 单走到合同。"))),
        Facts((("赢单率", "31%"), ("平均周期", "42天"))),
        Table(("阶段", "进入", "转化"), (("潜在客户", "120", "55%"), ("报价", "40", "–"))),
        Ranking(
            (
                RankRow(1, "张伟", "88 分", "赢单 3"),
                RankRow(4, "李娜", "61 分", mine=True),
            )
        ),
        Progress("本月回款", 0.62, "62% · 还差38万"),
        paragraph("数据截至 11月23日 09:00", quiet=True),
    ),
    (Button("怎么算的", "怎么算的 漏斗"), Button("排行榜", "排行榜 华东")),
)
REMINDER = Card(
    "今天跟进：华东医疗",
    (paragraph("张总嫌价格高，上次报价50万。"), Facts((("商机", "CT 采购"), ("金额", "¥50万")))),
    (Button("完成", "完成跟进 12", "primary"), Button("推迟两天", "推迟 12 两天")),
)
CHART = Picture(
    FunnelChart("华东漏斗", "本季", (FunnelBar("潜在客户", 120, 0.55, "¥1亿"),), None, "zh"),
    "潜在客户 120 → 报价 40",
)
ROOM = RoomAddress("room-east")
ZHANG = PersonAddress("ZhangSan")


def outgoing(
    reply: Reply,
    to: PersonAddress | RoomAddress = ZHANG,
    *pictures: bytes,
    key: str = "post-1",
) -> Outgoing:
    return Outgoing(key, to, reply, pictures, CHINESE)


def long_ranking(rows: int, name: str = "欧阳娜娜") -> Card:
    return Card("本月排行榜", (Ranking(tuple(RankRow(n, name, "1 分") for n in range(1, rows))),))
