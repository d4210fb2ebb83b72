"""How well records are kept, and the board of who keeps them best (IN-09).

In time is an activity recorded within 48 hours. A month's board holds who recorded at least 5: by
the share in time, then by how many were recorded; who is equal in both shares a place.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

FEWEST_RECORDED = 5
MOST_NAMED = 3


@dataclass(frozen=True)
class Kept:
    """What one member recorded of a period: all of it, and what within 48 hours."""

    recorded: int = 0
    in_time: int = 0

    @property
    def share(self) -> Fraction | None:
        """Return the share recorded in time; no figure for who recorded nothing."""
        return Fraction(self.in_time, self.recorded) if self.recorded else None


@dataclass(frozen=True)
class KeeperPlace:
    """One place of the board of record keepers."""

    rank: int
    member_id: int
    name: str
    kept: Kept


def keepers_board(names: Mapping[int, str], kept: Mapping[int, Kept]) -> tuple[KeeperPlace, ...]:
    """Rank those who recorded enough; equals stand by name (code points)."""
    enough = [one for one in names if kept.get(one, Kept()).recorded >= FEWEST_RECORDED]
    ordered = sorted(enough, key=lambda one: (*_merit(kept[one]), names[one]))
    places: list[KeeperPlace] = []
    for position, member in enumerate(ordered, start=1):
        tied = places and _merit(places[-1].kept) == _merit(kept[member])
        rank = places[-1].rank if tied else position
        places.append(KeeperPlace(rank, member, names[member], kept[member]))
    return tuple(places)


def _merit(kept: Kept) -> tuple[Fraction, int]:
    return -(kept.share or Fraction(0)), -kept.recorded


def named_keepers(places: Sequence[KeeperPlace]) -> tuple[KeeperPlace, ...]:
    """Return whom a public board names: three at most, and never more than half of it."""
    return tuple(places[: min(MOST_NAMED, max(1, len(places) // 2))])
