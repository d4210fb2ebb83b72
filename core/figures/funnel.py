"""The funnel: what entered each stage, what went on, what was lost there, and where it sticks.

Definitions: docs of “Pipeline and funnel”. No figure where there is nothing to divide by.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from core.figures.numbers import ratio
from core.periods import Period, add_months, quarter_containing
from core.vocabulary import Stage

BOTTLENECK_LEAST_ENTERED = 5
BASELINE_QUARTERS = 4
MONTHS_OF_QUARTER = 3


@dataclass(frozen=True)
class StageFlow:
    """One stage of a scope and period: counts, the days of those that went on, and what is open.

    `open_minor` is in minor units of the company's currency.
    """

    stage: Stage
    entered: int = 0
    advanced: int = 0
    lost: int = 0
    days: int = 0
    open_count: int = 0
    open_minor: int = 0

    @property
    def conversion(self) -> Fraction | None:
        return ratio(self.advanced, self.entered)

    @property
    def loss_rate(self) -> Fraction | None:
        return ratio(self.lost, self.entered)

    @property
    def average_days(self) -> Fraction | None:
        return ratio(self.days, self.advanced)


@dataclass(frozen=True)
class Closings:
    """Deals closed in a period: how many, and the days and money of the won ones."""

    won: int = 0
    lost: int = 0
    cycle_days: int = 0
    won_minor: int = 0

    @property
    def win_rate(self) -> Fraction | None:
        return ratio(self.won, self.won + self.lost)

    @property
    def average_cycle_days(self) -> Fraction | None:
        return ratio(self.cycle_days, self.won)

    @property
    def average_minor(self) -> Fraction | None:
        return ratio(self.won_minor, self.won)


@dataclass(frozen=True)
class Bottleneck:
    """The stage that is furthest below what the company usually reaches there."""

    stage: Stage
    conversion: Fraction
    usual: Fraction

    @property
    def points_below(self) -> Fraction:
        return (self.usual - self.conversion) * 100


@dataclass(frozen=True)
class Funnel:
    """The whole funnel of a scope and period.

    `comparable`: some stage has enough deals, and a usual conversion to be measured against.
    """

    stages: tuple[StageFlow, ...]
    closings: Closings
    bottleneck: Bottleneck | None
    comparable: bool

    @property
    def overall(self) -> Fraction | None:
        """Return the share of those that entered the first stage which entered the last one."""
        return ratio(self.stages[-1].entered, self.stages[0].entered)


def baseline_period(period: Period) -> Period:
    """Return the four full quarters before the one in which the period starts."""
    return quarters_before(period, BASELINE_QUARTERS)


def quarters_before(period: Period, count: int) -> Period:
    start = quarter_containing(period.first).first
    last = quarter_containing(period.first).previous().last
    return Period(add_months(start, -MONTHS_OF_QUARTER * count), last)


def funnel_from(
    stages: Sequence[StageFlow], usual: Sequence[StageFlow], closings: Closings
) -> Funnel:
    """Put a funnel together, its stages compared with the usual ones."""
    compared = _compared(stages, usual)
    stuck = [found for found in compared if found.points_below > 0]
    # The earlier stage of equals, because deals that stick there never show the later one.
    worst = max(stuck, key=lambda found: found.points_below, default=None)
    return Funnel(tuple(stages), closings, worst, bool(compared))


def _compared(stages: Sequence[StageFlow], usual: Sequence[StageFlow]) -> list[Bottleneck]:
    usually = {flow.stage: flow.conversion for flow in usual}
    return [
        Bottleneck(flow.stage, flow.conversion, normal)
        for flow in stages
        if flow.entered >= BOTTLENECK_LEAST_ENTERED
        and flow.conversion is not None
        and (normal := usually.get(flow.stage)) is not None
    ]
