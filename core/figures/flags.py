"""What may be worth a look: a member's figures and records that stand out, as plain values."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from core.figures.anomalies import Outlier, Quarter, Usual
from core.figures.metrics import Tally
from core.periods import Period

Oddity = Literal["fell_through", "bare_win", "late_visit", "visit_twice"]


@dataclass(frozen=True)
class FarOff:
    """A member's visits or conversion, far from the peers'; `tally` is what it is made of."""

    metric: Literal["visits", "conversion"]
    outlier: Outlier
    tally: Tally

    @property
    def member(self) -> int:
        return self.outlier.member


@dataclass(frozen=True)
class BusyInVain:
    """Many visits and few wins: a question of the route or of the words, not of diligence."""

    member: int
    visits: int
    closed: Tally


@dataclass(frozen=True)
class Example:
    """One record behind a flag; `size` is visits of the day, days of delay, or minor units won."""

    account: str
    day: date
    size: int
    deal_number: int | None = None


@dataclass(frozen=True)
class OddRecords:
    """A member's records of one kind: how many there are, and the newest of them."""

    kind: Oddity
    member: int
    count: int
    examples: tuple[Example, ...]


@dataclass(frozen=True)
class DealBehind:
    """A closed deal behind a flag; `gone` when what was won went back later."""

    number: int
    account: str
    minor: int
    gone: bool = False


@dataclass(frozen=True)
class Rush:
    """A quarter of which unusually much was won on its last working days (`days`)."""

    member: int
    days: Period
    quarter: Quarter
    usual: Usual


Flag = FarOff | BusyInVain | OddRecords | Rush
