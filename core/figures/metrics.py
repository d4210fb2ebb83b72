"""Metrics of targets, boards and trends: what a tally of the books amounts to, in which unit."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, assert_never

from core.figures.numbers import ratio
from core.vocabulary import Metric

Unit = Literal["money", "count", "ratio", "mean"]


@dataclass(frozen=True)
class Tally:
    """A sum over records and their number, from which sums and means both follow."""

    total: int = 0
    count: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.total + other.total, self.count + other.count)


def unit_of(metric: Metric) -> Unit:
    """Return how a metric is counted: money and counts add up, ratios and means do not."""
    match metric:
        case Metric.REVENUE | Metric.PAYMENTS:
            return "money"
        case Metric.CONVERSION | Metric.SCORE:
            return "ratio"
        case Metric.SATISFACTION:
            return "mean"
        case (
            Metric.VISITS
            | Metric.ACTIVITIES
            | Metric.NEW_ACCOUNTS
            | Metric.DEALS_WON
            | Metric.POINTS
        ):
            return "count"
        case _:
            assert_never(metric)


def adds_up(metric: Metric) -> bool:
    return unit_of(metric) in {"money", "count"}


def actual(metric: Metric, tally: Tally, minor_per_unit: int) -> Fraction | None:
    """Return the figure that a tally amounts to, money in whole currency units."""
    match unit_of(metric):
        case "money":
            return Fraction(tally.total, minor_per_unit)
        case "count":
            return Fraction(tally.total)
        case "ratio" | "mean":
            return ratio(tally.total, tally.count)
