"""The trend: one metric over periods; the running period is drawn open, because it is not over.

Few periods carry their figure on the column. Many have a scale at the side instead, with the
highest and the latest figure in words above.
"""

import math
from dataclasses import dataclass

from charts.blank import blank_sheet, describe_blank, heading
from charts.lettering import width
from charts.numerals import finite, number, words
from charts.scale import Scale, spread
from charts.sheet import (
    BLUE,
    MARGIN,
    MAX_ROWS,
    QUIET,
    RULE,
    TINT_BLUE,
    WIDTH,
    Box,
    Ink,
    Line,
    Sheet,
)
from core.pictures import TrendChart, TrendPoint
from core.wording import Language, Wording

_PLOT = 176.0
_FIGURE = Ink(12, bold=True)
_TICK = Ink(11.5, QUIET)
_RUNNING = Ink(11.5, BLUE, bold=True)
_SUMMARY = Ink(12.5)
_WIDEST_COLUMN = 46.0
_ROUNDED_FROM = 10


@dataclass(frozen=True)
class Plot:
    """Where the columns stand: from `left`, `pitch` apart, on a scale of values."""

    points: tuple[TrendPoint, ...]
    scale: Scale
    left: float

    @property
    def pitch(self) -> float:
        return (WIDTH - MARGIN - self.left) / len(self.points)

    def center(self, index: int) -> float:
        return self.left + self.pitch * (index + 0.5)


def draw(chart: TrendChart) -> bytes:
    return sheet_of(chart).png()


def sheet_of(chart: TrendChart) -> Sheet:
    points = chart.points[-MAX_ROWS:]
    if not points:
        return blank_sheet(chart.title, chart.subtitle, chart.language)
    sheet = Sheet()
    sheet.header(chart.title, _subtitle(chart))
    figures = _figures_that_fit(points, chart.language)
    if not figures:
        _draw_summary(sheet, chart, points)
    plot = _plot(sheet, points, chart.language, direct=bool(figures))
    for index, point in enumerate(points):
        _draw_column(sheet, plot, index, point)
    for index, figure in enumerate(figures):
        _draw_figure(sheet, plot, index, figure)
    sheet.add(Line((plot.left, plot.scale.y(0)), (WIDTH - MARGIN, plot.scale.y(0)), QUIET, 1.2))
    _draw_periods(sheet, plot)
    _draw_running(sheet, plot, chart.language)
    sheet.height += MARGIN - 6
    return sheet


def describe(chart: TrendChart) -> str:
    """Say every period's figure, then the highest one."""
    if not chart.points:
        return describe_blank(chart.title, chart.subtitle, chart.language)
    wording = Wording(chart.language)
    told = wording.listed(_point_in_words(point, chart.language) for point in chart.points)
    highest = _point_in_words(_highest(chart.points), chart.language)
    return (
        heading(chart.title, _subtitle(chart), chart.language)
        + told
        + wording.say("。最高：{p}。", ". Highest: {p}.", p=highest)
    )


def _subtitle(chart: TrendChart) -> str:
    unit = words(chart.unit)
    named = Wording(chart.language).say("单位：{u}", "in {u}", u=unit) if unit else ""
    return " · ".join(part for part in (words(chart.subtitle), named) if part)


def _figures_that_fit(points: tuple[TrendPoint, ...], language: Language) -> tuple[str, ...]:
    """Return what is printed on the columns: exact, else in whole numbers, else nothing."""
    room = (WIDTH - 2 * MARGIN) / len(points) - 3
    exact = tuple(number(point.value, language) for point in points)
    whole = tuple(number(math.floor(finite(point.value) + 0.5), language) for point in points)
    large = all(abs(finite(point.value)) >= _ROUNDED_FROM or not point.value for point in points)
    for figures in (exact, whole) if large else (exact,):
        if all(width(figure, _FIGURE.size) <= room for figure in figures):
            return figures
    return ()


def _point_in_words(point: TrendPoint, language: Language) -> str:
    told = f"{words(point.label)} {number(point.value, language)}"
    running = Wording(language).say("（进行中）", " (so far)")
    return told + running if point.unfinished else told


def _highest(points: tuple[TrendPoint, ...]) -> TrendPoint:
    return max(points, key=lambda point: finite(point.value))


def _draw_summary(sheet: Sheet, chart: TrendChart, points: tuple[TrendPoint, ...]) -> None:
    say = Wording(chart.language).say
    highest, latest = (
        f"{words(point.label)} {number(point.value, chart.language)}"
        for point in (_highest(points), points[-1])
    )
    ends = [say("最高 {p}", "Highest {p}", p=highest)]
    if latest != highest:
        ends.append(say("最新 {p}", "Latest {p}", p=latest))
    sheet.paragraph(" · ".join(ends), _SUMMARY)


def _plot(
    sheet: Sheet, points: tuple[TrendPoint, ...], language: Language, *, direct: bool
) -> Plot:
    """Lay the columns out below what is there; at the side a scale where figures do not fit."""
    values = tuple(finite(point.value) for point in points)
    top = sheet.height + 16
    bottom = top + _PLOT
    scale = Scale.of(values, top, bottom - (20 if direct and min(values) < 0 else 0))
    sheet.height = bottom
    if direct:
        return Plot(points, scale, MARGIN)
    ticks = tuple((scale.y(tick), number(tick, language)) for tick in scale.ticks())
    left = MARGIN + max(width(text, _TICK.size) for _, text in ticks) + 8
    for y, text in ticks:
        sheet.text(left - 8, y + 4, text, _TICK, "right")
        sheet.add(Line((left, y), (WIDTH - MARGIN, y), RULE, 0.8))
    return Plot(points, scale, left)


def _draw_column(sheet: Sheet, plot: Plot, index: int, point: TrendPoint) -> None:
    across = min(plot.pitch * 0.66, _WIDEST_COLUMN)
    zero, end = plot.scale.y(0), plot.scale.y(finite(point.value))
    left, top, tall = plot.center(index) - across / 2, min(zero, end), abs(zero - end)
    if not tall:
        return
    radius = min(3.0, across / 3)
    if point.unfinished:
        sheet.add(Box(left, top, across, tall, TINT_BLUE, radius, dashed_border=BLUE))
    else:
        sheet.add(Box(left, top, across, tall, BLUE, radius))


def _draw_figure(sheet: Sheet, plot: Plot, index: int, figure: str) -> None:
    value = finite(plot.points[index].value)
    baseline = plot.scale.y(value) + (15 if value < 0 else -6)
    sheet.text(plot.center(index), baseline, figure, _FIGURE, "center")


def _draw_periods(sheet: Sheet, plot: Plot) -> None:
    centers = tuple(plot.center(index) for index in range(len(plot.points)))
    labels = tuple(point.label for point in plot.points)
    for middle, label in spread(centers, labels, _TICK.size):
        sheet.text(middle, sheet.height + 18, label, _TICK, "center")
    sheet.height += 24


def _draw_running(sheet: Sheet, plot: Plot, language: Language) -> None:
    """Write below the latest unfinished period that it is not over."""
    running = [index for index, point in enumerate(plot.points) if point.unfinished]
    if not running:
        return
    mark = Wording(language).say("进行中", "so far")
    [(middle, _)] = spread((plot.center(running[-1]),), (mark,), _RUNNING.size)
    sheet.text(middle, sheet.height + 10, mark, _RUNNING, "center")
    sheet.height += 14
