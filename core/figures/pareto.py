"""How much of a sum its largest parts make: the vital few, the top fifth, the middle tier."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate

from core.figures.numbers import ratio

MOST_OF_IT = Fraction(80, 100)
TOP = Fraction(20, 100)
MIDDLE_ENDS = Fraction(60, 100)
FIRST_FEW = 3
TOO_MUCH = Fraction(1, 2)


@dataclass(frozen=True)
class Slice:
    """Neighbours in the order of size: from the place `first` on (0 is the largest), how many."""

    first: int
    count: int
    share: Fraction | None

    @property
    def end(self) -> int:
        return self.first + self.count


@dataclass(frozen=True)
class Pareto:
    """All parts of a sum; the fewest that make 80 % of it; the top 20 %; the 40 % after those."""

    count: int
    total: int
    few: Slice
    top: Slice
    middle: Slice


def pareto_of(amounts: Sequence[int]) -> Pareto:
    """Return how amounts, the largest first, make up their sum; counts are rounded up."""
    total = sum(amounts)
    sums = enumerate(accumulate(amounts), 1)
    reached = (place for place, so_far in sums if so_far >= total * MOST_OF_IT)
    top, middle_end = _part(len(amounts), TOP), _part(len(amounts), MIDDLE_ENDS)
    return Pareto(
        len(amounts), total,
        few=_slice(amounts, 0, next(reached, 0)),
        top=_slice(amounts, 0, top),
        middle=_slice(amounts, top, middle_end),
    )  # fmt: skip


def _part(count: int, part: Fraction) -> int:
    return -int(-count * part // 1)


def _slice(amounts: Sequence[int], first: int, end: int) -> Slice:
    return Slice(first, end - first, ratio(sum(amounts[first:end]), sum(amounts)))


def share_of_first(amounts: Sequence[int], how_many: int = FIRST_FEW) -> Fraction | None:
    """Return which part of the sum the largest few make."""
    return ratio(sum(sorted(amounts, reverse=True)[:how_many]), sum(amounts))


def is_concentrated(share: Fraction | None) -> bool:
    """Tell whether the largest few make over half of it; half itself is not over."""
    return share is not None and share > TOO_MUCH
