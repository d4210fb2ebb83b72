"""What a phrase about time can mean: as a deadline, as something past, as a period."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from core.calendar import WorkCalendar
from core.language.text.sheet import Rule
from core.language.values.numbers import read_number
from core.periods import Period, add_months, day, last_days


class Tense(StrEnum):
    """Whether a phrase points back (昨天), ahead (明天) or leaves it to the sentence (周三)."""

    PAST = "past"
    FUTURE = "future"
    OPEN = "open"


@dataclass(frozen=True)
class Clock:
    """The moment from which a message counts, in the company's zone, with its working days."""

    now: datetime
    calendar: WorkCalendar

    @property
    def today(self) -> date:
        return self.now.date()

    def after(self, **span: int) -> date:
        return self.today + timedelta(**span)


@dataclass(frozen=True)
class When:
    """One phrase about time and the day it means in each role; None where it cannot have one."""

    due: date | None
    past: date | None
    close: date | None
    period: Period
    tense: Tense = Tense.OPEN
    at: time | None = None
    # “15号” takes its month, and “3月” its year, from the other end of a range.
    partial: bool = False


@dataclass(frozen=True)
class TimeRule:
    """How one kind of phrase is read; the group `cover`, if there is one, is what it takes."""

    pattern: Rule
    read: "Callable[[re.Match[str], Clock], When | None]"
    example: str


def said(match: re.Match[str], name: str) -> str:
    """Return the group `name`, or that of its variants `name2`, `name3`: alternatives of a rule."""
    numbers = match.re.groupindex
    if name in numbers and (value := match[name]):
        return value
    variants = (match[n] for key, n in numbers.items() if key.rstrip("23456789") == name)
    return next(filter(None, variants), "")


def exactly(when: date, clock: Clock) -> When:
    """Return one certain day; whether it is past shows from the clock."""
    return When(when, when, when, day(when), _tense(when, clock.today))


def _tense(when: date, today: date) -> Tense:
    if when == today:
        return Tense.OPEN
    return Tense.PAST if when < today else Tense.FUTURE


def either(due: date, past: date, period: Period, *, partial: bool = False) -> When:
    """Return a phrase that means another day looking ahead than looking back."""
    return When(due, past, due, period, Tense.OPEN, partial=partial)


def span(period: Period, clock: Clock) -> When:
    """Return a stretch of days: 下周 is due on its Monday, closes by its last day."""
    if period.last < clock.today:
        return When(None, None, None, period, Tense.PAST)
    if period.first > clock.today:
        return When(period.first, None, period.last, period, Tense.FUTURE)
    return When(None, None, period.last, period, Tense.OPEN)


def within(period: Period) -> When:
    """Return a stretch as a deadline: 本周内 is due by its last day."""
    return When(period.last, None, period.last, period, Tense.FUTURE)


def recent(days: int, clock: Clock) -> When:
    return When(None, None, None, last_days(days, clock.today), Tense.PAST)


def since(first: date, clock: Clock) -> When:
    return When(None, None, None, Period(first, clock.today, ranged=True), Tense.PAST)


def shifted(number: str, unit: str, clock: Clock, *, back: bool = False) -> date:
    """Return the day `number` units from today: 两周 → +14 days, 半个月 → +15, 3 months."""
    count = read_number(number.strip()) or 1
    sign = -1 if back else 1
    if unit.startswith(("工作日", "working", "business")):
        return _working_days_away(int(count) * sign, clock)
    if unit.startswith(("月", "month")) and count == int(count):
        return add_months(clock.today, sign * int(count))
    if unit.startswith(("季", "quarter")):
        return add_months(clock.today, sign * 3 * int(count))
    if unit.startswith(("年", "year")):
        return add_months(clock.today, sign * int(count * 12))
    return clock.after(days=sign * int(count * UNIT_DAYS[unit[0]]))


# “m” only of a half month: whole months have gone before.
DAYS_A_WEEK = 7
UNIT_DAYS = {
    "天": 1,
    "日": 1,
    "周": 7,
    "星": 7,
    "礼": 7,
    "月": 30,
    "d": 1,
    "w": 7,
    "f": 14,
    "m": 30,
}


def _working_days_away(days: int, clock: Clock) -> date:
    when = clock.today
    for _ in range(min(abs(days), 60)):
        when = clock.calendar.next_working_day(when) if days > 0 else when - timedelta(days=1)
    return when


def month_day(month: int, of_month: int, clock: Clock) -> When | None:
    """Return a day without a year: the next one when due, the last one when past."""
    candidates = [
        candidate
        for year in range(clock.today.year - 4, clock.today.year + 5)
        if (candidate := _date(year, month, of_month)) is not None
    ]
    if not candidates:
        return None
    due = min((c for c in candidates if c >= clock.today), default=candidates[-1])
    past = max((c for c in candidates if c <= clock.today), default=candidates[0])
    this_year = _date(clock.today.year, month, of_month) or due
    return either(due, past, day(this_year))


def day_of_month(of_month: int, clock: Clock) -> When | None:
    """Return “25号”: the coming one when due, the last one when past."""
    first = clock.today.replace(day=1)
    candidates = [
        candidate
        for months in range(-2, 3)
        if (candidate := _in_month(add_months(first, months), of_month)) is not None
    ]
    due = min((c for c in candidates if c >= clock.today), default=None)
    past = max((c for c in candidates if c <= clock.today), default=None)
    if due is None or past is None:
        return None
    return either(due, past, day(_in_month(first, of_month) or past), partial=True)


def _in_month(first: date, of_month: int) -> date | None:
    return _date(first.year, first.month, of_month)


def _date(year: int, month: int, of_month: int) -> date | None:
    try:
        return date(year, month, of_month)
    except ValueError:
        return None


def certain(year: int, month: int, of_month: int, clock: Clock) -> When | None:
    """Return a day with its year, or None when there is no such day (31 February)."""
    when = _date(year, month, of_month)
    return None if when is None else exactly(when, clock)


def weekday(number: int, clock: Clock) -> When:
    """Return a weekday with no 上/这/下: the next one that comes, the last one that went."""
    ahead = (number - clock.today.weekday() - 1) % 7 + 1
    back = (clock.today.weekday() - number - 1) % 7 + 1
    due, past = clock.after(days=ahead), clock.after(days=-back)
    in_this_week = due if ahead + clock.today.weekday() < DAYS_A_WEEK else due - timedelta(days=7)
    return either(due, past, day(in_this_week))


def weekday_of_week(number: int, weeks: int, clock: Clock) -> When:
    """Return a weekday of the week `weeks` after the present one."""
    monday = clock.after(days=-clock.today.weekday())
    return exactly(monday + timedelta(days=7 * weeks + number), clock)
