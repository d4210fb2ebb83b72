import struct
import subprocess
import sys
from dataclasses import replace
from itertools import combinations

import pytest

import charts
from charts import attainment, funnel, leaderboard, trend
from charts.lettering import width
from charts.sheet import WIDTH, Box, Sheet, Text
from core.pictures import (
    AttainmentChart,
    Chart,
    FunnelChart,
    LeaderboardChart,
    TrendChart,
)
from tests.charts import samples

MAX_PIXELS = 6_100_000


def size_of(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    return struct.unpack(">II", png[16:24])


def sheet_of(chart: Chart) -> Sheet:
    match chart:
        case FunnelChart():
            return funnel.sheet_of(chart)
        case LeaderboardChart():
            return leaderboard.sheet_of(chart)
        case TrendChart():
            return trend.sheet_of(chart)
        case AttainmentChart():
            return attainment.sheet_of(chart)


def texts_on(chart: Chart) -> list[Text]:
    return [shape for shape in sheet_of(chart).shapes if isinstance(shape, Text)]


def reach(text: Text) -> tuple[float, float, float, float]:
    """Return left, right, top and bottom of the ink of ordinary letters."""
    right = text.x + width(text.content, text.ink.size)
    return text.x, right, text.y - 0.75 * text.ink.size, text.y + 0.15 * text.ink.size


def overlap(one: Text, other: Text) -> bool:
    left, right, top, bottom = reach(one)
    other_left, other_right, other_top, other_bottom = reach(other)
    beside = right <= other_left or other_right <= left
    return not (beside or bottom <= other_top or other_bottom <= top)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_chart_is_as_wide_as_a_phone_in_three_pixels_for_one(language):
    sizes = [size_of(charts.draw(chart)) for chart in samples.usual(language)[:3:2]]

    assert [across for across, _ in sizes] == [1080, 1080]


@pytest.mark.parametrize("chart", samples.usual("zh"), ids=lambda chart: chart.kind)
def test_the_same_chart_is_the_same_bytes(chart):
    assert charts.draw(chart) == charts.draw(chart)


@pytest.mark.parametrize("rows", [0, 1, 12, 60])
def test_hostile_names_and_figures_are_drawn_without_a_warning(rows):
    for chart in samples.hostile(rows):
        across, tall = size_of(charts.draw(chart))
        assert across * tall <= MAX_PIXELS


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_data_gives_a_friendly_picture(language):
    said = {"zh": "还没有数据", "en": "No data yet"}[language]

    for chart in samples.empty(language):
        assert said in [text.content for text in texts_on(chart)]
        assert size_of(charts.draw(chart))[0] == 1080


@pytest.mark.parametrize("chart", samples.EVERY, ids=lambda chart: chart.kind)
def test_no_text_is_clipped(chart):
    tall = sheet_of(chart).height

    for text in texts_on(chart):
        left, right, top, bottom = reach(text)
        assert left >= 0
        assert right <= WIDTH
        assert top >= 0
        assert bottom <= tall


@pytest.mark.parametrize("chart", samples.EVERY, ids=lambda chart: chart.kind)
def test_no_text_lies_on_another(chart):
    touching = [
        (one.content, other.content)
        for one, other in combinations(texts_on(chart), 2)
        if overlap(one, other)
    ]

    assert touching == []


def test_what_is_beyond_forty_rows_is_counted():
    contents = [text.content for text in texts_on(samples.leaderboard(members=45))]

    assert "还有 5 名" in contents
    assert "销售40" in contents
    assert "销售41" not in contents


def bars_of(best: float, goal: float | None) -> list[Box]:
    """Draw one bar and return what is drawn: its medal, the track, the bar, perhaps a mark."""
    chart = replace(samples.leaderboard(members=1), goal=goal)
    sheet = leaderboard.sheet_of(replace(chart, bars=(replace(chart.bars[0], value=best),)))
    return [shape for shape in sheet.shapes if isinstance(shape, Box)]


def test_a_bar_is_full_at_the_goal_and_not_at_the_best_one():
    _, track, bar = bars_of(best=0.87, goal=1.0)

    assert bar.width == pytest.approx(0.87 * track.width)


def test_without_a_goal_the_best_one_has_the_full_bar():
    _, track, bar = bars_of(best=0.87, goal=None)

    assert bar.width == pytest.approx(track.width)


def test_who_is_beyond_the_goal_has_a_mark_where_it_lies():
    _, track, bar, mark = bars_of(best=1.25, goal=1.0)

    assert bar.width == pytest.approx(track.width)
    assert mark.x - track.x == pytest.approx(0.8 * track.width, abs=2)


def test_the_bottleneck_stands_out_from_the_other_stages():
    boxes = [shape for shape in funnel.sheet_of(samples.funnel()).shapes if isinstance(shape, Box)]
    assert boxes[0].color not in {box.color for box in boxes[2:]}


def test_the_unfinished_period_is_drawn_open():
    boxes = [shape for shape in trend.sheet_of(samples.trend()).shapes if isinstance(shape, Box)]
    assert [bool(box.dashed_border) for box in boxes] == [False] * 5 + [True]


def test_importing_the_charts_does_not_load_matplotlib():
    script = "import sys, charts; sys.exit('matplotlib' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
