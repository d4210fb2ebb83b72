"""Which customers promise more than they get: what speaks for them, and what they lack."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from core.figures.numbers import ratio

LOW_TIERS = frozenset({"C", "D", None})
# A customer not visited for longer than this is one without a recent visit.
RECENT_DAYS = 30


@dataclass(frozen=True)
class Prospect:
    """A customer's open deals, its revenue this year and by this day last year, its last visit."""

    account_id: int
    name: str
    owner_id: int | None
    tier: str | None
    open_deals: int
    open_minor: int
    minor: int
    minor_before: int
    visited_on: date | None

    @property
    def growth(self) -> int:
        return max(self.minor - self.minor_before, 0)

    @property
    def is_promising(self) -> bool:
        """Tell whether something is being negotiated, or revenue rises."""
        return self.open_deals > 0 or self.growth > 0

    @property
    def promise(self) -> int:
        """Return what there is to win, by which customers are put in order."""
        return self.open_minor + self.growth

    def days_unseen(self, today: date) -> int | None:
        return None if self.visited_on is None else (today - self.visited_on).days

    def is_unseen(self, today: date) -> bool:
        days = self.days_unseen(today)
        return days is None or days > RECENT_DAYS


@dataclass(frozen=True)
class Revenue:
    """What the customers of a scope bought together, and how many of them did."""

    minor: int
    customers: int

    def share_of(self, prospect: Prospect) -> Fraction | None:
        return ratio(prospect.minor, self.minor)

    def is_below_mean(self, prospect: Prospect) -> bool:
        """Tell whether a customer buys less than the mean of those who buy."""
        return prospect.minor * self.customers < self.minor


@dataclass(frozen=True)
class Lack:
    """What a promising customer lacks: a tier that fits, a fair share of revenue, a visit."""

    tier: bool
    share: bool
    visit: bool

    def __bool__(self) -> bool:
        return self.tier or self.share or self.visit


def lack_of(prospect: Prospect, revenue: Revenue, today: date) -> Lack:
    return Lack(
        tier=prospect.tier in LOW_TIERS,
        share=revenue.is_below_mean(prospect),
        visit=prospect.is_unseen(today),
    )
