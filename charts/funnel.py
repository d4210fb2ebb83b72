"""The funnel: how many deals entered each stage, which share went on, and where it sticks."""

from charts.blank import blank_sheet, describe_blank, heading
from charts.lettering import width, wrap
from charts.numerals import number, percent, words
from charts.sheet import (
    BLUE,
    MARGIN,
    MAX_ROWS,
    ORANGE,
    SMALL,
    TINT_BLUE,
    TINT_ORANGE,
    WHITE,
    WIDTH,
    Area,
    Box,
    Ink,
    Sheet,
)
from core.pictures import FunnelBar, FunnelChart
from core.wording import Language, Wording

BAR = 42.0
PASSAGE = 34.0
_NAMES = 130.0
_LEFT = MARGIN + _NAMES + 8
_ROOM = WIDTH - MARGIN - _LEFT
_CENTER = _LEFT + _ROOM / 2
_THINNEST = 4.0
# A narrower end would show as a stub below the share that is written on it.
_NARROW = 60.0
_LABEL = Ink(14.5, bold=True)
_COUNT = Ink(17, WHITE, bold=True)
_COUNT_BESIDE = Ink(17, bold=True)
_SHARE = Ink(13)
_STUCK = Ink(12.5, WHITE, bold=True)


def draw(chart: FunnelChart) -> bytes:
    return sheet_of(chart).png()


def sheet_of(chart: FunnelChart) -> Sheet:
    bars = chart.bars[:MAX_ROWS]
    if not bars:
        return blank_sheet(chart.title, chart.subtitle, chart.language)
    sheet = Sheet()
    sheet.header(chart.title, chart.subtitle)
    widths = _widths(bars)
    for index, bar in enumerate(bars):
        stuck = index == chart.bottleneck
        _draw_stage(sheet, bar, widths[index], ORANGE if stuck else BLUE, chart.language)
        _draw_passage(sheet, widths[index : index + 2], stuck=stuck, last=bar is bars[-1])
        _draw_share(sheet, _share(chart, index), stuck=stuck)
        sheet.height += PASSAGE
    sheet.height += MARGIN - 6
    return sheet


def describe(chart: FunnelChart) -> str:
    """Say the funnel in words: each stage, each passage, the bottleneck."""
    if not chart.bars:
        return describe_blank(chart.title, chart.subtitle, chart.language)
    say = Wording(chart.language).say
    stages = say("；", "; ").join(_stage_in_words(chart, index) for index in range(len(chart.bars)))
    return heading(chart.title, chart.subtitle, chart.language) + stages + _bottleneck(chart)


def _stage_in_words(chart: FunnelChart, index: int) -> str:
    bar, say = chart.bars[index], Wording(chart.language).say
    told = f"{words(bar.label)} {number(bar.entered, chart.language)}"
    share = percent(bar.conversion, chart.language)
    last = index == len(chart.bars) - 1
    onward = say("赢单", "won") if last else say("进入下一步", "moved on")
    parts = (told, f"{onward} {share}", words(bar.open_text))
    return say("，", ", ").join(part for part in parts if part)


def _bottleneck(chart: FunnelChart) -> str:
    say = Wording(chart.language).say
    if chart.bottleneck is None or not 0 <= chart.bottleneck < len(chart.bars):
        return say("。", ".")
    bar = chart.bars[chart.bottleneck]
    share = percent(bar.conversion, chart.language)
    return say(
        "。瓶颈：{stage}（{share}）。",
        ". Bottleneck: {stage} ({share}).",
        stage=words(bar.label),
        share=share,
    )


def _share(chart: FunnelChart, index: int) -> str:
    """Word the share that went on: “瓶颈 30%”, “赢单 55.6%”, “30%”."""
    say = Wording(chart.language).say
    share = percent(chart.bars[index].conversion, chart.language)
    if index == chart.bottleneck:
        return say("瓶颈 {share}", "Bottleneck {share}", share=share)
    if index == len(chart.bars) - 1:
        return say("赢单 {share}", "Won {share}", share=share)
    return f"↓ {share}"


def _widths(bars: tuple[FunnelBar, ...]) -> tuple[float, ...]:
    """Return how wide each bar is, and last how much of it the won deals are."""
    most = max(*(bar.entered for bar in bars), 1)
    widths = [_bar_width(bar.entered / most) for bar in bars]
    won = min(max(bars[-1].conversion or 0.0, 0.0), 1.0)
    return (*widths, max(widths[-1] * won, _THINNEST))


def _bar_width(part: float) -> float:
    return max(part, 0.0) * (_ROOM - _THINNEST) + _THINNEST


def _draw_stage(
    sheet: Sheet, bar: FunnelBar, across: float, color: str, language: Language
) -> None:
    top = sheet.height
    sheet.add(Box(_CENTER - across / 2, top, across, BAR, color, radius=5))
    _draw_count(sheet, number(bar.entered, language), across)
    baseline = top + 17
    for line in wrap(bar.label, _LABEL.size, _NAMES):
        sheet.text(MARGIN, baseline, line, _LABEL)
        baseline += 18
    for line in wrap(bar.open_text, SMALL.size, _NAMES) if bar.open_text.strip() else ():
        sheet.text(MARGIN, baseline, line, SMALL)
        baseline += 16
    sheet.height = top + BAR


def _draw_count(sheet: Sheet, count: str, across: float) -> None:
    """Write the number into the bar, or beside a bar that is too thin for it."""
    baseline = sheet.height + BAR / 2 + 6
    if width(count, _COUNT.size) + 12 <= across:
        sheet.text(_CENTER, baseline, count, _COUNT, "center")
    else:
        sheet.text(_CENTER + across / 2 + 6, baseline, count, _COUNT_BESIDE)


def _draw_passage(sheet: Sheet, widths: tuple[float, ...], *, stuck: bool, last: bool) -> None:
    """Draw how wide the way to the next stage is; the last one ends in what was won."""
    upper, lower = widths
    hidden = last and lower < _NARROW
    top, bottom = sheet.height + 2, sheet.height + (PASSAGE / 2 if hidden else PASSAGE - 2)
    corners = (
        (_CENTER - upper / 2, top),
        (_CENTER + upper / 2, top),
        (_CENTER + lower / 2, bottom),
        (_CENTER - lower / 2, bottom),
    )
    sheet.add(Area(corners, TINT_ORANGE if stuck else TINT_BLUE))


def _draw_share(sheet: Sheet, share: str, *, stuck: bool) -> None:
    ink, middle = _STUCK if stuck else _SHARE, sheet.height + PASSAGE / 2
    across = width(share, ink.size) + 20
    color = ORANGE if stuck else TINT_BLUE
    sheet.add(Box(_CENTER - across / 2, middle - 11, across, 22, color, radius=11))
    sheet.text(_CENTER, middle + 4.6, share, ink, "center")
