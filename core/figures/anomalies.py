"""What stands out from the peers: by how much, and when that is worth a look; never a verdict."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from statistics import median

from core.calendar import WorkCalendar
from core.periods import Period, quarter_containing

# The definition: more than three median absolute deviations.
FAR = 3
# Ours: a median of fewer people tells nothing of what is usual.
FEWEST_PEERS = 5
# By the definition of the peers: a rate of fewer closed deals is chance.
FEWEST_CLOSED = 5
# DQ-08, ours: the share of a quarter's revenue that came on its last working days.
RUSH_SHARE = Fraction(2, 5)
RUSH_WORKING_DAYS = 5
# Ours: a share of fewer deals is chance.
FEWEST_WON = 3
# Ours: so many quarters with revenue are a history of one's own.
FEWEST_QUARTERS = 4
QUARTERS_LOOKED_BACK = 8
TOLD_AFTERWARDS = timedelta(days=31)
# PM-18, PM-19, ours: so many more visits than usual, with so much less of them won.
MANY_VISITS = Fraction(3, 2)
LOW_CONVERSION = Fraction(1, 2)


@dataclass(frozen=True)
class Usual:
    """What is usual among peers: the median, and the median absolute deviation from it."""

    middle: Fraction
    spread: Fraction
    peers: int

    def times(self, value: Fraction) -> Fraction:
        """Return how many deviations a value is away, below the median as a negative number."""
        return (value - self.middle) / self.spread

    def is_far(self, value: Fraction) -> bool:
        return abs(self.times(value)) > FAR


@dataclass(frozen=True)
class Outlier:
    """A member's figure that is far from what is usual among the peers."""

    member: int
    value: Fraction
    usual: Usual

    @property
    def is_high(self) -> bool:
        return self.value > self.usual.middle


@dataclass(frozen=True)
class Least:
    """What stands in for a deviation of 0: a share of the median, and at least so much.

    When more than half of the peers have the same figure the deviation is 0, and every other figure
    would be endlessly far away. Ours: a tenth of the median then counts as one deviation.
    """

    floor: Fraction
    of_median: Fraction = Fraction(1, 10)

    def of(self, middle: Fraction) -> Fraction:
        return max(self.floor, self.of_median * middle)


LEAST_VISITS = Least(Fraction(2))
LEAST_SHARE = Least(Fraction(1, 10), Fraction(0))


def usual_of(values: Iterable[Fraction], least: Least, fewest: int = FEWEST_PEERS) -> Usual | None:
    """Return what is usual among values; none where there are too few to tell."""
    known = list(values)
    if len(known) < fewest:
        return None
    middle = Fraction(median(known))
    spread = Fraction(median(abs(value - middle) for value in known))
    return Usual(middle, spread or least.of(middle), len(known))


def outliers(values: Mapping[int, Fraction], least: Least) -> tuple[Outlier, ...]:
    """Return the members whose figure is far from the median of all, the farthest first."""
    usual = usual_of(values.values(), least)
    if usual is None:
        return ()
    far = [Outlier(one, value, usual) for one, value in values.items() if usual.is_far(value)]
    return tuple(sorted(far, key=lambda one: (-abs(usual.times(one.value)), one.member)))


def busy_in_vain(
    visits: Mapping[int, Fraction], conversion: Mapping[int, Fraction]
) -> tuple[int, ...]:
    """Return who visits over 1.5 × the median and wins less than half of the median share."""
    usual_visits = usual_of(visits.values(), LEAST_VISITS)
    usual_share = usual_of(conversion.values(), LEAST_SHARE)
    if usual_visits is None or usual_share is None:
        return ()
    return tuple(
        one
        for one in sorted(conversion)
        if visits.get(one, Fraction(0)) > MANY_VISITS * usual_visits.middle
        and conversion[one] < LOW_CONVERSION * usual_share.middle
    )


@dataclass(frozen=True)
class Quarter:
    """One member's revenue of a quarter, what of it came at the very end, and deals won in it."""

    revenue: int
    at_end: int
    deals: int = 0

    @property
    def share(self) -> Fraction:
        return Fraction(self.at_end, self.revenue)

    @property
    def may_be_rushed(self) -> bool:
        return self.deals >= FEWEST_WON and self.revenue > 0 and self.share > RUSH_SHARE


def rush_usual(quarter: Quarter, own: Iterable[Quarter], peers: Iterable[Quarter]) -> Usual | None:
    """Return what a rush at a quarter's end stands out from; none where it is no rush.

    DQ-08, a rule of ours: over 40 % of the quarter's revenue (of three deals or more) was won on
    its last five working days, and that is more than three deviations above one's own past
    quarters or, with fewer than four of those, above the peers of the same quarter.
    """
    if not quarter.may_be_rushed:
        return None
    usual = usual_of(_shares(own), LEAST_SHARE, FEWEST_QUARTERS)
    usual = usual or usual_of(_shares(peers), LEAST_SHARE)
    return usual if usual is not None and usual.times(quarter.share) > FAR else None


def _shares(quarters: Iterable[Quarter]) -> list[Fraction]:
    return [one.share for one in quarters if one.revenue > 0]


def last_working_days(quarter: Period, calendar: WorkCalendar) -> Period:
    """Return the days from a quarter's fifth last working day to its end."""
    first, left = quarter.last + timedelta(days=1), RUSH_WORKING_DAYS
    while left and first > quarter.first:
        first -= timedelta(days=1)
        left -= calendar.is_working_day(first)
    return Period(first, quarter.last)


def rushed_quarters(period: Period, today: date, calendar: WorkCalendar) -> tuple[Period, ...]:
    """Return the quarters whose last working days lie in the period and are over by the day.

    A rush shows only once its quarter is over: for a month it is told with the quarter after it.
    """
    ended = quarter_containing(today).previous()
    is_new = period.contains(today) and today - ended.last <= TOLD_AFTERWARDS
    inside = [
        one
        for one in period.quarters()
        if one.last < today and period.covers(last_working_days(one, calendar))
    ]
    return tuple(dict.fromkeys((*((ended,) if is_new else ()), *inside)))
