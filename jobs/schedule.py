"""When a local time of day happens: pure rules over `zoneinfo`, one run a local date.

A time that a clock change leaves out happens at the first instant after the gap; one that happens
twice happens the first time. The day never moves.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from core.calendar import WorkCalendar

ONE_DAY = timedelta(days=1)
# Two months off: whoever returns after longer hears of the last two months only.
LOOK_BACK_DAYS = 62
# The longest closure (core.calendar) and a month more.
LOOK_AHEAD_DAYS = 62


@dataclass(frozen=True)
class Rule:
    """A local time on working days: on all, on one weekday (0 = Monday), or a month's first.

    Days before `effective_on` do not count, so that a changed rule never runs twice on one day.
    """

    at: time
    effective_on: date
    weekday: int | None = None
    month_start: bool = False

    def runs_on(self, day: date, calendar: WorkCalendar) -> bool:
        if day < self.effective_on or not calendar.is_working_day(day):
            return False
        if self.month_start:
            return calendar.working_days(day.replace(day=1), day) == 1
        return self.weekday is None or day.weekday() == self.weekday


def moment_of(day: date, at: time, zone: ZoneInfo) -> datetime:
    """Return the instant (in UTC) at which the local clock shows `at` on `day` the first time."""
    local = datetime.combine(day, at, tzinfo=zone)
    before, after = local.utcoffset(), local.replace(fold=1).utcoffset()
    if before is None or after is None:
        raise ValueError(f"{zone} has no offset")
    # PEP 495: at equal local times fold 0 has the offset before the change, fold 1 the one after.
    if after <= before:
        return local.astimezone(UTC)
    return _first_instant_after_gap(local.replace(tzinfo=UTC), before, after, zone)


def _first_instant_after_gap(
    local: datetime, before: timedelta, after: timedelta, zone: ZoneInfo
) -> datetime:
    """Find the second at which the offset changes, between the two readings of a local time."""
    low, high = local - after, local - before
    while high - low > timedelta(seconds=1):
        middle = (low + (high - low) / 2).replace(microsecond=0)
        if middle.astimezone(zone).utcoffset() == after:
            high = middle
        else:
            low = middle
    return high


def has_day(day: date, zone: ZoneInfo) -> bool:
    """Tell whether a zone has this date: Samoa had no 30 December 2011."""
    return moment_of(day, time(), zone).astimezone(zone).date() == day


def next_run(
    rule: Rule, calendar: WorkCalendar, zone: ZoneInfo, after: datetime
) -> datetime | None:
    """Return the first run later than `after`, none when there is none within two months."""
    first = max(after.astimezone(zone).date() - ONE_DAY, rule.effective_on)
    for day in _days(first, LOOK_AHEAD_DAYS):
        if rule.runs_on(day, calendar) and has_day(day, zone):
            moment = moment_of(day, rule.at, zone)
            if moment > after:
                return moment
    return None


@dataclass(frozen=True)
class DueRun:
    """A local date on which a rule should have run by now, and the instant it was due."""

    local_date: date
    due_at: datetime


def due_runs(
    rule: Rule, calendar: WorkCalendar, zone: ZoneInfo, now: datetime, done: Collection[date]
) -> list[DueRun]:
    """Return the runs that are due and not done, oldest first."""
    today = now.astimezone(zone).date()
    first = max(look_back_from(today), rule.effective_on)
    days = (
        day
        for day in _days(first, (today - first).days + 1)
        if day not in done and rule.runs_on(day, calendar) and has_day(day, zone)
    )
    runs = (DueRun(day, moment_of(day, rule.at, zone)) for day in days)
    return [run for run in runs if run.due_at <= now]


def look_back_from(today: date) -> date:
    return today - timedelta(days=LOOK_BACK_DAYS)


def within(late: timedelta, limit: timedelta) -> bool:
    """Tell whether a lateness is inside its limit; in whole minutes, because ticks take seconds."""
    return late // timedelta(minutes=1) <= limit // timedelta(minutes=1)


def _days(first: date, count: int) -> Iterator[date]:
    return (first + timedelta(days=n) for n in range(count))
