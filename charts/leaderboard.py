"""The board: who is where, the first three in medals, each bar as long as its share of the goal.

Where there is no goal, the best one's bar is the full one.
"""

from dataclasses import dataclass

from charts.blank import blank_sheet, describe_blank, heading
from charts.lettering import cut, width
from charts.numerals import finite, words
from charts.sheet import (
    BLUE,
    INK,
    MARGIN,
    MAX_ROWS,
    PALE_BLUE,
    QUIET,
    RED,
    TRACK,
    WIDTH,
    Box,
    Ink,
    Sheet,
)
from core.pictures import LeaderboardChart, RankBar
from core.wording import Wording

_MEDALS = {1: "#f5c542", 2: "#cbd2dc", 3: "#e3a877"}
_BADGE = 24.0
_NAME_LEFT = MARGIN + _BADGE + 12
_ROOM = WIDTH - MARGIN - _NAME_LEFT
_BAR = 7.0
_MARK = 2.0
_FEW = 12
_PLACE = Ink(13, INK, bold=True)
_LATER_PLACE = Ink(13, QUIET)
_NAME = Ink(14.5)
_VALUE = Ink(14.5, bold=True)
_SMALL_PRINT = Ink(11.5, QUIET)


def draw(chart: LeaderboardChart) -> bytes:
    return sheet_of(chart).png()


def sheet_of(chart: LeaderboardChart) -> Sheet:
    bars = chart.bars[:MAX_ROWS]
    if not bars:
        return blank_sheet(chart.title, chart.subtitle, chart.language)
    sheet = Sheet()
    sheet.header(chart.title, chart.subtitle)
    pitch = 46.0 if len(bars) <= _FEW else 38.0
    reach = _reach_of(bars, chart.goal)
    for bar in bars:
        _draw_names(sheet, bar)
        _draw_bar(sheet, bar, reach)
        sheet.height += pitch
    _draw_footnote(sheet, chart)
    return sheet


def describe(chart: LeaderboardChart) -> str:
    """Say the ranking in words, then the small print."""
    if not chart.bars:
        return describe_blank(chart.title, chart.subtitle, chart.language)
    say = Wording(chart.language).say
    ranks = say("；", "; ").join(
        words(f"{bar.place}. {bar.label} {bar.text}") for bar in chart.bars
    )
    footnote = say("{f}", " {f}", f=words(chart.footnote)) if chart.footnote.strip() else ""
    return heading(chart.title, chart.subtitle, chart.language) + ranks + say("。", ".") + footnote


@dataclass(frozen=True)
class _Reach:
    """From where to where bars reach; `goal` is marked where somebody is beyond it."""

    lowest: float
    highest: float
    goal: float | None

    def x(self, value: float) -> float:
        return _NAME_LEFT + (value - self.lowest) / (self.highest - self.lowest) * _ROOM


def _reach_of(bars: tuple[RankBar, ...], goal: float | None) -> _Reach:
    values = [finite(bar.value) for bar in bars]
    lowest, best = min(*values, 0.0), max(*values, 0.0)
    highest = max(best, goal or 0.0)
    marked = goal if best == highest > (goal or 0.0) else None
    return _Reach(lowest, highest if highest > lowest else 1.0, marked)


def _draw_names(sheet: Sheet, bar: RankBar) -> None:
    top = sheet.height
    medal = _MEDALS.get(bar.place)
    if medal:
        sheet.add(Box(MARGIN, top, _BADGE, _BADGE, medal, radius=_BADGE / 2))
    place = _PLACE if medal else _LATER_PLACE
    sheet.text(MARGIN + _BADGE / 2, top + 16.7, str(bar.place), place, "center")
    text = cut(bar.text, _VALUE.size, _ROOM * 0.6)
    left_for_name = _ROOM - width(text, _VALUE.size) - 12
    sheet.text(_NAME_LEFT, top + 14, cut(bar.label, _NAME.size, left_for_name), _NAME)
    sheet.text(WIDTH - MARGIN, top + 14, text, _VALUE, "right")


def _draw_bar(sheet: Sheet, bar: RankBar, reach: _Reach) -> None:
    """Draw the value from zero, to the left where it is negative."""
    top, value = sheet.height + 21, finite(bar.value)
    zero, end = reach.x(0.0), reach.x(value)
    sheet.add(Box(_NAME_LEFT, top, _ROOM, _BAR, TRACK, radius=_BAR / 2))
    if value:
        across = max(abs(end - zero), _BAR)
        color = RED if value < 0 else BLUE if bar.place in _MEDALS else PALE_BLUE
        left = min(zero, end, WIDTH - MARGIN - across)
        sheet.add(Box(left, top, across, _BAR, color, radius=_BAR / 2))
    if reach.goal is not None:
        sheet.add(Box(reach.x(reach.goal) - _MARK, top - 2, _MARK, _BAR + 4, INK))


def _draw_footnote(sheet: Sheet, chart: LeaderboardChart) -> None:
    left_out = len(chart.bars) - MAX_ROWS
    if left_out > 0:
        more = Wording(chart.language).say("还有 {n} 名", "and {n} more", n=left_out)
        sheet.paragraph(more, _SMALL_PRINT)
    sheet.paragraph(chart.footnote, _SMALL_PRINT, lines=4)
    sheet.height += MARGIN - 6
