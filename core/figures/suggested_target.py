"""A target proposed from what was reached: the same period in the last three years, grown.

The mean of those years without the outliers (outside 1.5 × the interquartile range), times one
plus the median yearly growth; beside it a tenth less and a tenth more (definitions, “Suggestion”).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from statistics import median

FENCE = Fraction(3, 2)
AROUND = Fraction(1, 10)
# Quartiles of fewer values than these say nothing.
LEAST_FOR_QUARTILES = 3


@dataclass(frozen=True)
class TargetSuggestion:
    """A proposed value, the growth in it (0.1: a tenth a year), and how many years it rests on."""

    value: Fraction
    growth: Fraction
    years: int

    @property
    def low(self) -> Fraction:
        return self.value * (1 - AROUND)

    @property
    def high(self) -> Fraction:
        return self.value * (1 + AROUND)


def suggested_target(reached: Sequence[Fraction | None]) -> TargetSuggestion | None:
    """Propose a target from what was reached in each year, the oldest first; None: no figure."""
    known = [one for one in reached if one is not None and one > 0]
    if not known:
        return None
    kept = _without_outliers(known)
    growth = _growth(reached)
    return TargetSuggestion(sum(kept, Fraction()) / len(kept) * (1 + growth), growth, len(known))


def _growth(reached: Sequence[Fraction | None]) -> Fraction:
    """Return the median growth from one year to the next; nothing to compare is no growth."""
    rates = [later / before - 1 for before, later in pairwise(reached) if before and later]
    return Fraction(median(rates)) if rates else Fraction()


def _without_outliers(values: Sequence[Fraction]) -> list[Fraction]:
    if len(values) < LEAST_FOR_QUARTILES:
        return list(values)
    ordered = sorted(values)
    lower, upper = _quartile(ordered, 1), _quartile(ordered, 3)
    room = FENCE * (upper - lower)
    return [one for one in values if lower - room <= one <= upper + room]


def _quartile(ordered: Sequence[Fraction], number: int) -> Fraction:
    """Return a quartile, between two values where it falls there."""
    place = Fraction(number * (len(ordered) - 1), 4)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)
