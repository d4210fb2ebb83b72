"""What customers are worth: recency, frequency and money in fifths, and what follows from them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from core.figures.numbers import ratio
from core.vocabulary import Term

FIFTHS = 5
HIGH = 4
LOW = 2
# The least sum of the three fifths (3 to 15) for each tier; below the last it is D.
TIERS = ((13, "A"), (10, "B"), (7, "C"))
LAST_TIER = "D"
# A customer is worth its cost when it brings more than this many times what it cost to win.
HEALTHY_CLV_TO_CAC = 3
AGAIN = 2


class WorthGroup(Term):
    """What the three fifths say of a customer, most important first."""

    KEY = "key", "重要价值", "Key"
    GROWING = "growing", "重要发展", "To grow"
    FADING = "fading", "重要保持", "To keep"
    REGULAR = "regular", "一般", "Regular"
    ASLEEP = "asleep", "沉睡", "Asleep"


@dataclass(frozen=True)
class Buying:
    """What one customer bought in a span of days: when last, how often, for how much."""

    account_id: int
    owner_id: int | None
    tier: str | None
    last_on: date
    wins: int
    minor: int


@dataclass(frozen=True)
class Worth:
    """A customer's place among others: each of the three from 1 (lowest fifth) to 5."""

    buying: Buying
    recency: int
    frequency: int
    money: int

    @property
    def total(self) -> int:
        return self.recency + self.frequency + self.money

    @property
    def group(self) -> WorthGroup:
        """Return the group: who buys much is important, who did lately is awake."""
        if self.money < HIGH:
            return WorthGroup.ASLEEP if self.recency <= LOW else WorthGroup.REGULAR
        if self.recency <= LOW:
            return WorthGroup.FADING
        return WorthGroup.GROWING if self.frequency <= LOW else WorthGroup.KEY

    @property
    def tier(self) -> str:
        """Return the tier that the sum suggests: A from 13, B from 10, C from 7, else D."""
        return next((tier for least, tier in TIERS if self.total >= least), LAST_TIER)


def fifths(values: Iterable[int]) -> dict[int, int]:
    """Return the fifth of each value, 1 for the lowest to 5 for the highest.

    Equal values share a fifth: that of the middle of the places that they take together. So 10
    different values give two a fifth, and where all are equal they are all in the third.
    """
    counts = Counter(values)
    twice_all = 2 * counts.total()
    found, below = {}, 0
    for value, same in sorted(counts.items()):
        found[value] = 1 + FIFTHS * (2 * below + same) // twice_all
        below += same
    return found


def worths_of(buyings: Sequence[Buying]) -> tuple[Worth, ...]:
    """Return every customer's place among these, the best first."""
    recency = fifths(one.last_on.toordinal() for one in buyings)
    frequency = fifths(one.wins for one in buyings)
    money = fifths(one.minor for one in buyings)
    worths = [
        Worth(one, recency[one.last_on.toordinal()], frequency[one.wins], money[one.minor])
        for one in buyings
    ]
    return tuple(
        sorted(worths, key=lambda one: (-one.total, -one.buying.minor, one.buying.account_id))
    )


def repurchase_rate(buyings: Sequence[Buying]) -> Fraction | None:
    """Return which part of the customers that bought did so twice or more."""
    return ratio(sum(one.wins >= AGAIN for one in buyings), len(buyings))


@dataclass(frozen=True)
class Lifetime:
    """What a customer brings over three years; margin and what it cost to win, where known."""

    revenue_minor: int
    margin: Fraction | None = None
    cost_minor: int | None = None

    @property
    def value_minor(self) -> Fraction:
        """Return the CLV: revenue × margin; all of the revenue where no margin is known."""
        return self.revenue_minor * (Fraction(1) if self.margin is None else self.margin)

    @property
    def to_cost(self) -> Fraction | None:
        return ratio(self.value_minor, self.cost_minor or 0)

    @property
    def is_healthy(self) -> bool:
        """Tell whether it brings over three times its cost; 3.0 is not over."""
        return self.to_cost is not None and self.to_cost > HEALTHY_CLV_TO_CAC
