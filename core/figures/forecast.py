"""The forecast: revenue already won, and open deals by the chance that their stage gives them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from core.figures.numbers import ratio
from core.vocabulary import Stage

LEAST_CLOSED = 30
DEFAULT_PROBABILITY: dict[Stage, Fraction] = {
    Stage.LEAD: Fraction(10, 100),
    Stage.QUALIFIED: Fraction(30, 100),
    Stage.PROPOSAL: Fraction(55, 100),
    Stage.CONTRACT: Fraction(85, 100),
}


@dataclass(frozen=True)
class StageHistory:
    """Of the closed deals that had entered a stage: how many, and how many of them were won."""

    closed: int
    won: int


@dataclass(frozen=True)
class StageOutlook:
    """Open money in a stage that is expected by the period's end, and the chance to win it."""

    stage: Stage
    open_count: int
    open_minor: int
    probability: Fraction
    from_history: bool

    @property
    def weighted_minor(self) -> Fraction:
        return self.open_minor * self.probability


@dataclass(frozen=True)
class Forecast:
    """What a period is expected to bring, in minor units."""

    won_minor: int
    stages: tuple[StageOutlook, ...]

    @property
    def weighted_minor(self) -> Fraction:
        return sum((outlook.weighted_minor for outlook in self.stages), Fraction(0))

    @property
    def forecast_minor(self) -> Fraction:
        return self.won_minor + self.weighted_minor


@dataclass(frozen=True)
class Pipeline:
    """Open money due in a period, and the share of closed deals that was won before it.

    `closed` is how many deals that share rests on.
    """

    open_minor: int
    win_rate: Fraction | None
    closed: int

    def needed_minor(self, gap_minor: Fraction) -> Fraction | None:
        """Return the open money from which the usual share won would close a gap.

        No figure while there is too little history, or while nothing was ever won.
        """
        if not self.win_rate or self.closed < LEAST_CLOSED:
            return None
        return gap_minor / self.win_rate


def probability(stage: Stage, history: StageHistory | None) -> tuple[Fraction, bool]:
    """Return the chance of winning, and whether it comes from enough of the company's history."""
    if history is None or history.closed < LEAST_CLOSED:
        return DEFAULT_PROBABILITY[stage], False
    return ratio(history.won, history.closed) or Fraction(0), True


def forecast_of(
    won_minor: int,
    open_deals: Mapping[Stage, tuple[int, int]],
    histories: Mapping[Stage, StageHistory],
    stages: Sequence[Stage] = tuple(Stage),
) -> Forecast:
    """Put the forecast together; `open_deals` gives count and minor units a stage."""
    outlooks = []
    for stage in stages:
        count, minor = open_deals.get(stage, (0, 0))
        chance, from_history = probability(stage, histories.get(stage))
        outlooks.append(StageOutlook(stage, count, minor, chance, from_history))
    return Forecast(won_minor, tuple(outlooks))
