"""Charts to draw: true to life in both languages, empty, and with all that people may type."""

from core.pictures import (
    AttainmentBar,
    AttainmentChart,
    Chart,
    FunnelBar,
    FunnelChart,
    LeaderboardChart,
    RankBar,
    Status,
    TrendChart,
    TrendPoint,
)
from core.wording import Language

HOSTILE = (
    "<b>$x^2$</b> \\frac{1}{2} $$",
    "王伟🚀🎉👨‍👩‍👧",
    "مرحبا بالعالم",
    "שלום עולם",
    "很长的客户名称有限责任公司上海分公司第二销售部门欧阳致远" * 3,
    "Averyveryverylongunbreakablename_withoutspaces_at_all",
    "🚀🚀",
    "",
    "a\nb\tc\x00\u202e evil",
    "Z̸̢͖a̷l̵g̶o̸",
    "ไทย नमस्ते",
    "\ud800 lone",
)
STRANGE = (1.5, 0.0, -0.4, 1e9, float("inf"), float("nan"), 1e-9, -1e300, 1e308, 0.3)
_STATUSES: tuple[Status, ...] = ("ahead", "on_track", "at_risk", "behind", "none")
_TIMES = (None, 0.5, 1.2, -1.0, float("nan"), 0.99)


def funnel(language: Language = "zh", bottleneck: int | None = 0) -> FunnelChart:
    bars = (
        FunnelBar("潜在客户", 120, 0.3, "进行中 32 个 · ¥350万"),
        FunnelBar("初步意向", 36, 0.5, "进行中 14 个 · ¥280.5万"),
        FunnelBar("报价/方案", 18, 10 / 18, "进行中 9 个 · ¥1.2亿"),
        FunnelBar("合同签署", 10, None, "进行中 3 个 · ¥85万"),
    )
    return FunnelChart("华东区销售漏斗", "2026年第四季度", bars, bottleneck, language)


def leaderboard(language: Language = "zh", members: int = 3) -> LeaderboardChart:
    bars = tuple(
        RankBar(place, f"销售{place}", 1.12 - place / 50, f"{112 - 2 * place}%")
        for place in range(1, members + 1)
    )
    return LeaderboardChart("本月排行榜", "华东区", bars, "销售额 60% + 活动 20%", language)


def trend(language: Language = "zh", periods: int = 6) -> TrendChart:
    points = tuple(
        TrendPoint(f"{month}月", 80.5 + month * 37 % 61, unfinished=month == periods)
        for month in range(1, periods + 1)
    )
    return TrendChart("销售额走势", "按月", "万元", points, language)


def attainment(language: Language = "zh") -> AttainmentChart:
    bars = (
        AttainmentBar("公司", 0.72, 0.682, "ahead", "¥360万 / ¥500万"),
        AttainmentBar("华东区", 1.5, 0.682, "ahead", "¥750万 / ¥500万"),
        AttainmentBar("华北区", 0.0, 0.682, "behind", "¥0 / ¥500万"),
        AttainmentBar("明年", 0.0, None, "none", "¥0 / ¥800万"),
    )
    return AttainmentChart("目标完成情况", "2026年11月", bars, language)


def hostile(rows: int, language: Language = "zh") -> tuple[Chart, ...]:
    """Return a chart of each kind, full of strange names and figures."""
    name = [HOSTILE[row % len(HOSTILE)] for row in range(rows + 5)]
    value = [STRANGE[row % len(STRANGE)] for row in range(rows)]
    every = range(rows)
    stages = tuple(FunnelBar(name[i], 10 ** (i % 26), value[i], name[i + 3]) for i in every)
    ranks = tuple(RankBar(i + 1, name[i], value[i], name[i + 4]) for i in every)
    points = tuple(TrendPoint(name[i], value[i], unfinished=i > rows - 3) for i in every)
    targets = tuple(
        AttainmentBar(name[i], value[i], _TIMES[i % 6], _STATUSES[i % 5], name[i + 5])
        for i in every
    )
    return (
        FunnelChart(name[4], name[1], stages, 2, language),
        LeaderboardChart(name[0], name[2], ranks, name[4], language),
        TrendChart(name[2], name[3], name[0], points, language),
        AttainmentChart(name[3], name[4], targets, language),
    )


def empty(language: Language) -> tuple[Chart, ...]:
    return (
        FunnelChart("漏斗", "Q4", (), None, language),
        LeaderboardChart("排行榜", "Q4", (), "", language),
        TrendChart("走势", "", "", (), language),
        AttainmentChart("目标", "Q4", (), language),
    )


def usual(language: Language) -> tuple[Chart, ...]:
    return (
        funnel(language),
        leaderboard(language, 40),
        trend(language),
        trend(language, 40),
        attainment(language),
    )


EVERY: tuple[Chart, ...] = (
    *usual("zh"),
    *usual("en"),
    *empty("zh"),
    *empty("en"),
    *hostile(1),
    *hostile(12, "en"),
    *hostile(45),
)
