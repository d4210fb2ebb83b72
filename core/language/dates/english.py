# ruff: noqa: E501 - one rule, one line
"""English phrases about time, longest and surest first; each with an example."""

import re
from datetime import date, timedelta

from core.language.dates.moments import (
    Clock,
    When,
    certain,
    day_of_month,
    exactly,
    month_day,
    recent,
    said,
    shifted,
    since,
    span,
    weekday,
    weekday_of_week,
    within,
)
from core.language.values.numbers import ENGLISH
from core.periods import (
    Period,
    add_months,
    month_containing,
    quarter_containing,
    week_containing,
    year_containing,
)

COUNT = rf"(?:\d{{1,3}}|{ENGLISH}|an?|the|(?:a )?couple(?: of)?)"
UNIT = r"(?:(?:working|business) days?|days?|weeks?|fortnights?|months?|quarters?|years?)"
MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
            "august aug", "september sept sep", "october oct", "november nov", "december dec",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mon", "tuesday tues tue", "wednesday wed weds", "thursday thurs thur thu",
            "friday fri", "saturday sat", "sunday sun",
        )
    )
    for name in names.split()
}  # fmt: skip
FULL_WEEKDAYS = "mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?"
SHORT_WEEKDAYS = "tues|tue|weds|wed|thurs|thur|thu|fri"
WEEKDAY = f"{FULL_WEEKDAYS}|{SHORT_WEEKDAYS}"
# “sat down with”, “the sun” and “mon” are weekdays only where a day is expected.
RISKY_WEEKDAY = "mon|sat|sun"
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
SHIFT = {
    "last": -1,
    "past": -1,
    "previous": -1,
    "this": 0,
    "the": 0,
    "current": 0,
    "coming": 0,
    "next": 1,
    "nxt": 1,
    "following": 1,
}
WHICH = r"(?P<which>last|past|previous|this|current|next|nxt|following)"
CONTAINING = {
    "week": week_containing,
    "month": month_containing,
    "quarter": quarter_containing,
    "year": year_containing,
}
PERIOD_UNIT = r"(?P<unit>week|month|quarter|year)"


def _whole(unit: str, shift: int, clock: Clock) -> Period:
    whole = CONTAINING[unit](clock.today)
    if shift > 0:
        return whole.following()
    return whole.previous() if shift < 0 else whole


def relative_day(match: re.Match[str], clock: Clock) -> When:
    word = said(match, "word")
    days = next(n for start, n in RELATIVE_DAYS if word.startswith(start))
    return exactly(clock.after(days=days), clock)


RELATIVE_DAYS = (
    ("the day after tom", 2), ("day after tom", 2), ("the day before yes", -2), ("day before yes", -2),
    ("tom", 1), ("tmr", 1), ("tmw", 1), ("2moro", 1), ("yes", -1), ("yday", -1), ("last night", -1), ("to", 0), ("this", 0), ("eod", 0), ("end of day", 0),
    ("end of the day", 0), ("end of today", 0), ("cob", 0),
)  # fmt: skip


def offset(match: re.Match[str], clock: Clock) -> When:
    number, unit = _count(said(match, "n")), said(match, "unit")
    return exactly(
        shifted(number, unit, clock, back=said(match, "way").startswith(("ago", "earl"))), clock
    )


def ahead(match: re.Match[str], clock: Clock) -> When:
    return exactly(shifted(_count(said(match, "n")), said(match, "unit"), clock), clock)


def _count(words: str) -> str:
    if "couple" in words:
        return "2"
    return "1" if words in ("a", "an", "the") else words


def _weekday_number(name: str) -> int:
    return WEEKDAYS.get(name, WEEKDAYS.get(name.removesuffix("s"), 0))


def from_weekday(match: re.Match[str], clock: Clock) -> When:
    """Return “a week from Monday”: seven days after the coming Monday."""
    coming = weekday(_weekday_number(said(match, "d")), clock)
    return exactly((coming.due or clock.today) + timedelta(days=7), clock)


def weekday_en(match: re.Match[str], clock: Clock) -> When:
    number = _weekday_number(said(match, "d"))
    which = said(match, "which") or said(match, "week") or ""
    if which in ("next", "nxt", "following"):
        return weekday_of_week(number, 1, clock)
    if which in ("last", "past", "previous"):
        return _last_weekday(number, clock, of_week=bool(said(match, "week")))
    if which == "this" or said(match, "week"):
        return weekday_of_week(number, 0, clock)
    return weekday(number, clock)


def _last_weekday(number: int, clock: Clock, *, of_week: bool) -> When:
    """Return “last Friday”: the one that went; “Friday last week”: of the week before."""
    if of_week:
        return weekday_of_week(number, -1, clock)
    return exactly(weekday(number, clock).past or clock.today, clock)


def month_date(match: re.Match[str], clock: Clock) -> When | None:
    month, of_month = MONTHS[said(match, "m")], int(re.sub(r"\D", "", said(match, "d")))
    if said(match, "y"):
        return certain(int(said(match, "y")), month, of_month, clock)
    return month_day(month, of_month, clock)


def month_part(match: re.Match[str], clock: Clock) -> When | None:
    month, year = MONTHS[said(match, "m")], int(said(match, "y") or 0)
    first = date(year or clock.today.year, month, 1)
    part = said(match, "part") or ""
    of_month = 15 if "mid" in part else 1 if re.match("early|begin|start", part) else 21
    if part.startswith("end") or not part:
        return _month_named(first, clock, end=bool(part), certain_year=bool(year))
    return (
        certain(first.year, month, of_month, clock) if year else month_day(month, of_month, clock)
    )


def _month_named(first: date, clock: Clock, *, end: bool, certain_year: bool) -> When:
    whole = month_containing(first)
    if whole.last < clock.today and not certain_year:
        coming = month_containing(add_months(first, 12))
        return When(coming.last if end else coming.first, None, coming.last, whole)
    return within(whole) if end else span(whole, clock)


def end_of(match: re.Match[str], clock: Clock) -> When:
    unit = (
        said(match, "unit")
        or {"m": "month", "w": "week", "q": "quarter", "y": "year"}[said(match, "short")]
    )
    whole = _whole(unit, SHIFT.get(said(match, "which") or "this", 0), clock)
    if unit == "week":
        whole = Period(whole.first, whole.first + timedelta(days=4))
    return within(whole) if whole.last >= clock.today else span(whole, clock)


def start_of(match: re.Match[str], clock: Clock) -> When:
    whole = _whole(said(match, "unit"), SHIFT[said(match, "which") or "next"], clock)
    middle = said(match, "part").startswith("mid")
    days = {"week": 2, "month": 14}.get(said(match, "unit"), 44) if middle else 0
    return exactly(whole.first + timedelta(days=days), clock)


def weekend(match: re.Match[str], clock: Clock) -> When:
    which = said(match, "which") or ""
    if which in ("this", "next", "nxt", "last"):
        return weekday_of_week(5, SHIFT[which], clock)
    return weekday(5, clock)


def whole_unit(match: re.Match[str], clock: Clock) -> When:
    return span(_whole(said(match, "unit"), SHIFT[said(match, "which")], clock), clock)


def mixed_unit(match: re.Match[str], clock: Clock) -> When:
    shift = {"上": -1, "下": 1}.get(said(match, "which"), 0)
    return span(_whole(said(match, "unit"), shift, clock), clock)


def last_n(match: re.Match[str], clock: Clock) -> When:
    first = shifted(_count(said(match, "n")), said(match, "unit"), clock, back=True)
    return recent((clock.today - first).days, clock)


def so_far(match: re.Match[str], clock: Clock) -> When:
    unit = (
        said(match, "unit")
        or {"y": "year", "m": "month", "q": "quarter", "w": "week"}[said(match, "short")]
    )
    return since(CONTAINING[unit](clock.today).first, clock)


def quarter(match: re.Match[str], clock: Clock) -> When:
    which = said(match, "which") or ""
    year = int(said(match, "y") or clock.today.year + SHIFT.get(which, 0))
    whole = quarter_containing(date(year, 3 * int(said(match, "n")), 1))
    return within(whole) if said(match, "end") and whole.last >= clock.today else span(whole, clock)


def half_year(match: re.Match[str], clock: Clock) -> When:
    year = int(said(match, "y") or clock.today.year)
    first_half = said(match, "half") in ("first", "1")
    first, last = ((1, 1), (6, 30)) if first_half else ((7, 1), (12, 31))
    return span(Period(date(year, *first), date(year, *last)), clock)


def year(match: re.Match[str], clock: Clock) -> When:
    return span(year_containing(date(int(said(match, "y")), 1, 1)), clock)


def numbered_week(match: re.Match[str], clock: Clock) -> When | None:
    try:
        monday = date.fromisocalendar(clock.today.year, int(said(match, "n")), 1)
    except ValueError:
        return None
    return span(week_containing(monday), clock)


def only_day(match: re.Match[str], clock: Clock) -> When | None:
    return day_of_month(int(re.sub(r"\D", "", said(match, "d"))), clock)
