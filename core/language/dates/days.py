"""Finds every phrase about days in a message and joins the two ends of a range."""

import re
from dataclasses import replace
from datetime import date

from core.language.dates.chinese import COUNT, DAY_RULES, UNIT, not_said
from core.language.dates.chinese_spans import SPAN_RULES
from core.language.dates.english_rules import ENGLISH_RULES
from core.language.dates.festivals import FESTIVAL_RULES
from core.language.dates.moments import Clock, TimeRule, When
from core.language.text.likely import Shortlist
from core.language.text.sheet import Found, Mark, Sheet, rule
from core.periods import Period

# No calendar has these: 13月 must not become 3月, nor “Dec 45” December.
NO_DAYS = (
    TimeRule(
        rule(
            r"(?<![\d.])(?:1[3-9]|[2-9]\d)月(?:\d{1,2}[日号]?)?(?!\d)"
            r"|(?<![\d.])\d{1,2}月(?:3[2-9]|[4-9]\d)(?:[日号]|(?![\d万千.]))"
        ),
        not_said,
        "13月1日",
    ),
    TimeRule(rule(r"(?:上|下|这|本)个?(?:周|星期|礼拜)[八九789](?![\d点:.])"), not_said, "下周八"),
    TimeRule(
        rule(
            r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]{0,6}\.? "
            r"(?:3[2-9]|[4-9]\d)(?:st|nd|rd|th)?\b(?! ?[kwm%万千]|[.,:]\d)"
        ),
        not_said,
        "Dec 45",
    ),
    # How late something was is no day to come.
    TimeRule(
        rule(
            r"(?:晚到?|迟到?|等|耽误|耽搁|延误)了(?:整整|足足|快|将近)?"
            rf"{COUNT}个?多?半?{UNIT}(?!之?[后内前]|再)"
        ),
        not_said,
        "送货晚了两天",
    ),
)
# A phrase that one rule could read inside a longer one of another comes after it.
DATE_RULES: tuple[TimeRule, ...] = (
    *NO_DAYS,
    *DAY_RULES[:8],
    *FESTIVAL_RULES,
    *SPAN_RULES,
    *DAY_RULES[8:],
)
# Without any of these a message names no day, and no rule need be tried.
HINT = rule(
    r"[\d天日周礼星月年季旬末初节假早晚午昨今明后前号]|[待等过]会|等下|"
    r"day|yest|week|month|quarter|year|night|tom|tmr|tmw|eo[dwmqy]|q[1-4]|h[12]|td\b|weekend|ago|later|morning|hour|\bhrs?\b|minute|\bmins?\b|"
    r"\b(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|christmas|holiday|festival"
)
LIKELY = Shortlist([(one.pattern, one) for one in (*DATE_RULES, *ENGLISH_RULES)])
JOINED = rule(r"\s?(?:到|至|~|-+|/|\.\.|through|thru|until|till|to|and)\s?")


def find_dates(sheet: Sheet, clock: Clock) -> list[Found[When]]:
    """Find the phrases about days, in the order of the text."""
    if not HINT.search(sheet.text):
        return []
    found: list[Found[When]] = []
    for time_rule in LIKELY.among(sheet.tokens):
        found += _apply(time_rule, sheet, clock)
    return _join_ranges(sorted(found, key=lambda item: item.start), sheet)


def _apply(time_rule: TimeRule, sheet: Sheet, clock: Clock) -> list[Found[When]]:
    read: list[Found[When]] = []
    vague: list[tuple[int, int]] = []
    for match in time_rule.pattern.finditer(sheet.text):
        group: int | str = "cover" if "cover" in match.re.groupindex else 0
        when = _read(time_rule, match, clock)
        if when is None:
            vague.append(match.span(group))
        else:
            read.append(Found(*match.span(group), when))
    if read or vague:
        sheet.cover_found(Mark.DATE, read)
        sheet.cover(Mark.IGNORED, *vague)
    return read


def _read(time_rule: TimeRule, match: re.Match[str], clock: Clock) -> When | None:
    """Read one phrase; a day that no calendar has is no day."""
    try:
        return time_rule.read(match, clock)
    except (OverflowError, ValueError):
        return None


def _join_ranges(found: list[Found[When]], sheet: Sheet) -> list[Found[When]]:
    joined: list[Found[When]] = []
    for item in found:
        if joined and JOINED.fullmatch(sheet.text[joined[-1].end : item.start]):
            whole = _range(joined[-1].value, item.value)
            if whole is not None:
                joined[-1] = Found(joined[-1].start, item.end, whole)
                sheet.cover(Mark.DATE, (joined[-1].start, item.end))
                continue
        joined.append(item)
    return joined


def _range(first: When, last: When) -> When | None:
    end = last.period.last
    if last.partial:
        end = _same_month(first.period.first, end) or end
    elif end < first.period.first:
        end = _next_year(end)
    if end < first.period.first:
        return None
    period = Period(first.period.first, end, ranged=True)
    return replace(first, period=period, close=end if first.close else None)


def _same_month(start: date, end: date) -> date | None:
    try:
        return start.replace(day=end.day)
    except ValueError:
        return None


def _next_year(end: date) -> date:
    return end.replace(year=end.year + 1, day=min(end.day, 28))
