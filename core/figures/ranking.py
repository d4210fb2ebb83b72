"""Anything ranked by one figure: teams, regions, products, customers. Ties share a place."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True)
class Contender:
    """What stands in a ranking; no value where there is nothing to reckon it from.

    `detail` says what the value rests on, in the reader's words.
    """

    name: str
    value: Fraction | None
    detail: str = ""


@dataclass(frozen=True)
class Placed:
    """A contender with a value, and its place from 1."""

    place: int
    name: str
    value: Fraction
    detail: str = ""


def ranked(contenders: Sequence[Contender], *, lowest_first: bool = False) -> tuple[Placed, ...]:
    """Give places 1, 1, 3; equals stand by the code points of their names, the others left out."""
    found = [(one.value, one) for one in contenders if one.value is not None]
    sign = 1 if lowest_first else -1
    places: list[Placed] = []
    for position, (value, one) in enumerate(sorted(found, key=lambda f: (sign * f[0], f[1].name))):
        tied = bool(places) and places[-1].value == value
        place = places[-1].place if tied else position + 1
        places.append(Placed(place, one.name, value, one.detail))
    return tuple(places)
