"""What a rule against a loss reason did: its share of the closed deals, before and since."""

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from core.figures.numbers import ratio
from core.periods import ONE_DAY, Period

# Ours: fewer deals or days than these tell nothing yet.
FEWEST_CLOSED = 10
FEWEST_DAYS = 30


@dataclass(frozen=True)
class Share:
    """Deals lost for one reason, of all that were closed."""

    lost: int
    closed: int

    @property
    def rate(self) -> Fraction | None:
        return ratio(self.lost, self.closed)


@dataclass(frozen=True)
class RuleEffect:
    """A loss reason's share in as many days before a rule as it has been in force, and since."""

    before: Share
    since: Share
    days: int

    @property
    def is_early(self) -> bool:
        return self.since.closed < FEWEST_CLOSED or self.days < FEWEST_DAYS

    @property
    def change(self) -> Fraction | None:
        """Return by how much of itself the rate changed (−0.3: 30 % less); none without a rate."""
        if self.since.rate is None or not self.before.rate:
            return None
        return self.since.rate / self.before.rate - 1


def spans(started_on: date, ended_on: date | None, today: date) -> tuple[Period, Period] | None:
    """Return as many days before a rule as it has been in force, and those, its last one included.

    The day that it began on is one before it: most of what closed then closed without it. None
    until the day after.
    """
    last = min(ended_on or today, today)
    if last <= started_on:
        return None
    since = Period(started_on + ONE_DAY, last, ranged=True)
    return Period(started_on - timedelta(days=since.days - 1), started_on, ranged=True), since
