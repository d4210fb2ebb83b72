"""Figures in, PNG and its text twin out: the pictures of the chat and the same in words.

Draws what it is given and computes nothing. A message without a chart loads no kind of them, and
matplotlib is loaded when the first picture is drawn.
"""

from typing import assert_never

from core.pictures import AttainmentChart, Chart, FunnelChart, LeaderboardChart, TrendChart

__all__ = ["describe", "draw"]


def draw(chart: Chart) -> bytes:
    """Return the chart as PNG, 1080 wide; never raises for hostile names or strange figures."""
    from charts import attainment, funnel, leaderboard, trend

    match chart:
        case FunnelChart():
            return funnel.draw(chart)
        case LeaderboardChart():
            return leaderboard.draw(chart)
        case TrendChart():
            return trend.draw(chart)
        case AttainmentChart():
            return attainment.draw(chart)
        case _:
            assert_never(chart)


def describe(chart: Chart) -> str:
    """Return the same figures in words, for those who do not see the picture."""
    from charts import attainment, funnel, leaderboard, trend

    match chart:
        case FunnelChart():
            return funnel.describe(chart)
        case LeaderboardChart():
            return leaderboard.describe(chart)
        case TrendChart():
            return trend.describe(chart)
        case AttainmentChart():
            return attainment.describe(chart)
        case _:
            assert_never(chart)
