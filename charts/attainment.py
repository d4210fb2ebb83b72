"""Attainment: how far each target is, with a mark where time stands and the status in words."""

import math

from charts.blank import blank_sheet, describe_blank, heading
from charts.lettering import cut, width, wrap
from charts.numerals import finite, percent, words
from charts.sheet import (
    AMBER,
    BLUE,
    GREEN,
    INK,
    INNER,
    MARGIN,
    MAX_ROWS,
    QUIET,
    RED,
    SMALL,
    TRACK,
    WHITE,
    WIDTH,
    Area,
    Box,
    Ink,
    Line,
    Sheet,
)
from core.pictures import AttainmentBar, AttainmentChart, Status
from core.wording import Language, Wording

_COLORS: dict[Status, str] = {
    "ahead": GREEN,
    "on_track": BLUE,
    "at_risk": AMBER,
    "behind": RED,
    "none": QUIET,
}
_WORDS: dict[Status, tuple[str, str]] = {
    "ahead": ("领先", "ahead"),
    "on_track": ("正常", "on track"),
    "at_risk": ("有风险", "at risk"),
    "behind": ("落后", "behind"),
    "none": ("", ""),
}
_BAR = 12.0
_LINE = 16.0
_WHOLE = "#97a3b4"
_LABEL = Ink(14.5, bold=True)
_LONGEST_SCALE = 1.5


def draw(chart: AttainmentChart) -> bytes:
    return sheet_of(chart).png()


def sheet_of(chart: AttainmentChart) -> Sheet:
    bars = chart.bars[:MAX_ROWS]
    if not bars:
        return blank_sheet(chart.title, chart.subtitle, chart.language)
    sheet = Sheet()
    sheet.header(chart.title, chart.subtitle)
    scale = _scale(bars)
    for bar in bars:
        _draw_names(sheet, bar, chart.language)
        _draw_bar(sheet, bar, scale)
        _draw_details(sheet, bar.text, _remarks(bar, chart), _COLORS[bar.status])
    _draw_key(sheet, chart, scale)
    return sheet


def describe(chart: AttainmentChart) -> str:
    """Say each target in words: attained, amounts, time gone, status."""
    if not chart.bars:
        return describe_blank(chart.title, chart.subtitle, chart.language)
    say = Wording(chart.language).say
    told = say("；", "; ").join(_bar_in_words(bar, chart) for bar in chart.bars)
    gone = _time_of_all(chart)
    time = say("。时间进度 {gone}", ". Time gone: {gone}", gone=gone) if gone else ""
    return heading(chart.title, chart.subtitle, chart.language) + told + time + say("。", ".")


def _bar_in_words(bar: AttainmentBar, chart: AttainmentChart) -> str:
    attained = f"{words(bar.label)} {percent(bar.attainment, chart.language)}"
    parts = (attained, words(bar.text), *_remarks(bar, chart))
    return Wording(chart.language).say("，", ", ").join(part for part in parts if part)


def _remarks(bar: AttainmentBar, chart: AttainmentChart) -> tuple[str, ...]:
    """Return “时间 64%” unless it is the same for all, and “落后”, so far as they are known."""
    say = Wording(chart.language).say
    gone = percent(_time_gone(bar), chart.language)
    said_below = _time_gone(bar) is None or _time_of_all(chart)
    time = "" if said_below else say("时间 {gone}", "time {gone}", gone=gone)
    return tuple(part for part in (time, say(*_WORDS[bar.status])) if part)


def _time_of_all(chart: AttainmentChart) -> str:
    """Return the part of time gone where all targets share it, to be said once."""
    known = {gone for bar in chart.bars if (gone := _time_gone(bar)) is not None}
    return percent(known.pop(), chart.language) if len(known) == 1 else ""


def _time_gone(bar: AttainmentBar) -> float | None:
    gone = bar.time_progress
    return gone if gone is not None and math.isfinite(gone) else None


def _scale(bars: tuple[AttainmentBar, ...]) -> float:
    """Return the ratio at the right end: 100 %, or more for what is above, up to 150 %."""
    return min(max(1.0, *(finite(bar.attainment) for bar in bars)), _LONGEST_SCALE)


def _draw_names(sheet: Sheet, bar: AttainmentBar, language: Language) -> None:
    baseline = sheet.height + 14
    attained = percent(bar.attainment, language)
    ink = Ink(17, _COLORS[bar.status], bold=True)
    room = INNER - width(attained, ink.size) - 12
    sheet.text(MARGIN, baseline, cut(bar.label, _LABEL.size, room), _LABEL)
    sheet.text(WIDTH - MARGIN, baseline, attained, ink, "right")
    sheet.height += 26


def _draw_bar(sheet: Sheet, bar: AttainmentBar, scale: float) -> None:
    top, attained = sheet.height, finite(bar.attainment)
    across = min(max(attained, 0.0) / scale, 1.0) * INNER
    sheet.add(Box(MARGIN, top, INNER, _BAR, TRACK, radius=_BAR / 2))
    if across:
        color = _COLORS[bar.status]
        sheet.add(Box(MARGIN, top, max(across, _BAR), _BAR, color, radius=_BAR / 2))
    if attained > scale:
        _draw_beyond(sheet, top)
    if scale > 1:
        whole = MARGIN + INNER / scale
        color = WHITE if attained > 1 else _WHOLE
        sheet.add(Line((whole, top), (whole, top + _BAR), color, 1.4))
    gone = _time_gone(bar)
    if gone is not None:
        _draw_time(sheet, top, MARGIN + min(max(gone, 0.0), 1.0) / scale * INNER)
    sheet.height += _BAR


def _draw_beyond(sheet: Sheet, top: float) -> None:
    """Mark with two white strokes that the bar goes on beyond the paper."""
    for right in (WIDTH - MARGIN - 14, WIDTH - MARGIN - 20):
        sheet.add(Line((right - 3, top + _BAR + 1), (right + 3, top - 1), WHITE, 2))


def _draw_time(sheet: Sheet, top: float, x: float) -> None:
    """Mark where time stands: a dark stroke through the bar with a small flag on it."""
    sheet.add(Line((x, top), (x, top + _BAR), WHITE, 4.4))
    sheet.add(Line((x, top - 3), (x, top + _BAR + 1.5), INK, 2))
    sheet.add(Area(((x - 5, top - 8), (x + 5, top - 8), (x, top - 0.5)), INK))


def _draw_details(sheet: Sheet, amounts: str, remarks: tuple[str, ...], color: str) -> None:
    """Write the amounts left and the remarks right, below one another where they are long."""
    right = " · ".join(remarks)
    room = INNER - width(right, SMALL.size) - 14 if right else INNER
    baseline = sheet.height + 17
    lines = wrap(amounts, SMALL.size, INNER) if amounts.strip() else ()
    for line in lines:
        sheet.text(MARGIN, baseline, line, SMALL)
        baseline += _LINE
    if right:
        beside = len(lines) == 1 and width(lines[0], SMALL.size) <= room
        baseline = baseline if not lines or not beside else baseline - _LINE
        sheet.text(WIDTH - MARGIN, baseline, right, Ink(SMALL.size, color), "right")
        baseline += _LINE
    sheet.height = baseline + 8


def _draw_key(sheet: Sheet, chart: AttainmentChart, scale: float) -> None:
    say = Wording(chart.language).say
    timed = any(_time_gone(bar) is not None for bar in chart.bars)
    explained = (
        say("▼ 时间进度 {g}", "▼ time gone {g}", g=_time_of_all(chart)) if timed else "",
        say("细线 = 100%", "thin line = 100%") if scale > 1 else "",
    )
    sheet.paragraph(" · ".join(part for part in explained if part), SMALL)
    sheet.height += MARGIN - 6
