"""Attainment of a target and the pace of it, by working days. Sources: “Targets and attainment”."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from core.calendar import WorkCalendar
from core.figures.metrics import adds_up
from core.figures.numbers import ratio
from core.periods import Period
from core.pictures import Status
from core.vocabulary import Metric

AHEAD = Fraction(1)
ON_TRACK = Fraction(9, 10)
AT_RISK = Fraction(7, 10)
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class WorkTime:
    """The working days of a period: all of them, those gone (today is not), those left."""

    all: int
    gone: int
    left: int

    @property
    def progress(self) -> Fraction | None:
        return ratio(self.gone, self.all)


def work_time(period: Period, today: date, calendar: WorkCalendar) -> WorkTime:
    whole = calendar.working_days(period.first, period.last)
    gone = calendar.working_days(period.first, min(period.last, today - ONE_DAY))
    return WorkTime(whole, gone, whole - gone)


@dataclass(frozen=True)
class Attainment:
    """One target against what was reached, as of a day."""

    metric: Metric
    period: Period
    target: Fraction | None
    actual: Fraction | None
    time: WorkTime

    @property
    def attainment(self) -> Fraction | None:
        if self.target is None or self.actual is None:
            return None
        return ratio(self.actual, self.target)

    @property
    def pace(self) -> Fraction | None:
        progress = self.time.progress
        if self.attainment is None or progress is None:
            return None
        return ratio(self.attainment, progress)

    @property
    def status(self) -> Status:
        pace = self.pace
        if pace is None:
            return "none"
        if pace >= AHEAD:
            return "ahead"
        if pace >= ON_TRACK:
            return "on_track"
        return "at_risk" if pace >= AT_RISK else "behind"

    @property
    def gap(self) -> Fraction | None:
        if self.target is None or self.actual is None:
            return None
        return self.target - self.actual

    @property
    def needed_per_day(self) -> Fraction | None:
        return None if self.gap is None else ratio(self.gap, self.time.left)


def target_for(
    metric: Metric, period: Period, set_targets: Mapping[Period, Fraction]
) -> Fraction | None:
    """Return the target of the very period, else what its quarters and months add up to, else none.

    Of means and ratios, which do not add up, the parts' mean stands for the whole.
    """
    if period in set_targets:
        return set_targets[period]
    parts = _parts(period, set_targets)
    if not parts:
        return None
    return sum(parts, Fraction(0)) / (1 if adds_up(metric) else len(parts))


def _parts(period: Period, set_targets: Mapping[Period, Fraction]) -> list[Fraction]:
    """Return the largest set targets that lie inside the period and do not overlap.

    Two dates that somebody chose have a target only when their parts leave no day out: October's
    alone is not that of 1 October to 15 November.
    """
    taken: list[Period] = []
    for part in (*period.quarters(), *period.months()):
        inside = period.covers(part) and part != period and part in set_targets
        if inside and not any(larger.covers(part) for larger in taken):
            taken.append(part)
    if period.kind == "range" and sum(part.days for part in taken) < period.days:
        return []
    return [set_targets[part] for part in taken]
