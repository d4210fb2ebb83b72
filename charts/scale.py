"""From values to places on the paper: a scale with round steps, and labels that never touch."""

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import Self

from charts.lettering import cut, width
from charts.sheet import WIDTH

_EDGE = 6.0
_GAP = 5.0
_WIDEST_LABEL = 72.0
_STEPS = 5


@dataclass(frozen=True)
class Scale:
    """A vertical scale that includes zero: `highest` lies at `top`, `lowest` at `bottom`."""

    lowest: float
    highest: float
    top: float
    bottom: float

    @classmethod
    def of(cls, values: tuple[float, ...], top: float, bottom: float) -> Self:
        lowest, highest = min(*values, 0.0), max(*values, 0.0)
        return cls(lowest, highest if highest > lowest else lowest + 1.0, top, bottom)

    def y(self, value: float) -> float:
        part = (value - self.lowest) / (self.highest - self.lowest)
        return self.bottom - part * (self.bottom - self.top)

    def ticks(self) -> tuple[float, ...]:
        """Return round values inside the scale, at most six."""
        least = (self.highest - self.lowest) / _STEPS
        power = 10.0 ** math.floor(math.log10(least))
        step = next(power * factor for factor in (1, 2, 2.5, 5, 10, 20) if power * factor >= least)
        first, last = math.ceil(self.lowest / step), math.floor(self.highest / step)
        return tuple(count * step for count in range(first, last + 1))


def spread(
    centers: tuple[float, ...], labels: tuple[str, ...], size: float
) -> tuple[tuple[float, str], ...]:
    """Return every, or every second, third … label with its centre, the last one always among them.

    Labels are kept inside the paper and apart from one another.
    """
    placed = tuple(
        _inside(center, cut(label, size, _WIDEST_LABEL), size)
        for center, label in zip(centers, labels, strict=True)
    )
    for stride in range(1, len(placed)):
        chosen = placed[::-1][::stride][::-1]
        if _apart(chosen, size):
            return chosen
    return placed[-1:]


def _inside(center: float, label: str, size: float) -> tuple[float, str]:
    half = width(label, size) / 2
    return min(max(center, _EDGE + half), WIDTH - _EDGE - half), label


def _apart(placed: tuple[tuple[float, str], ...], size: float) -> bool:
    return all(
        left + width(before, size) / 2 + _GAP <= right - width(after, size) / 2
        for (left, before), (right, after) in pairwise(placed)
    )
