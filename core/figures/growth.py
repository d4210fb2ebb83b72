"""Where a rep stands behind the peers: the weakest points of a half-year, and who is strong there.

A point is a share: deals that went on of those that entered a stage (`stage:proposal`), follow-ups
kept of those due (`follow_ups`), losses for a reason of all losses (`loss:price`), or visits a
person (`visits`). What has the least of it is weak, for losses what has the most.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

# What rests on fewer records is chance: so many entered, due, lost, or visits a person.
LEAST_RECORDS = 5
# Peers are nobody in particular only where there are several of them.
LEAST_PEERS = 3
# One deal lost for a reason is no habit.
LEAST_LOST = 2
# Closer to the peers than a tenth is no weakness.
LEAST_BEHIND = Fraction(1, 10)
MOST_POINTS = 3
VISITS = "visits"
FOLLOW_UPS = "follow_ups"
STAGE, LOSS = "stage:", "loss:"


@dataclass(frozen=True)
class Share:
    """So many of so many records; of visits, so many of one person, or of several."""

    part: int = 0
    whole: int = 0

    def __add__(self, other: "Share") -> "Share":
        return Share(self.part + other.part, self.whole + other.whole)

    @property
    def ratio(self) -> Fraction | None:
        return Fraction(self.part, self.whole) if self.whole else None


# What each member's points are, by member and point.
Shares = Mapping[int, Mapping[str, Share]]


@dataclass(frozen=True)
class WeakPoint:
    """One point in which a rep is behind the peers, and how far (0.5: half as good)."""

    point: str
    mine: Fraction
    peers: Fraction
    behind: Fraction


def weak_points(shares: Shares, member: int) -> tuple[WeakPoint, ...]:
    """Return the points in which a member is furthest behind, the weakest first, 3 at most.

    How far is told in parts of what the peers reach, so that shares and visits compare; of losses
    for one reason, which are better few, it is the difference of the shares itself. Only points
    with 5 records of the member's and of the peers' count, of a loss reason 2 losses of the
    member's for it, and only a tenth or more behind.
    """
    found = [
        weak
        for point in sorted({point for points in shares.values() for point in points})
        if (weak := _weak(shares, member, point)) is not None
    ]
    found.sort(key=lambda weak: (-weak.behind, weak.point))
    return tuple(found[:MOST_POINTS])


def is_too_early(shares: Shares, member: int) -> bool:
    """Tell whether there are too few records, of the member or the peers, to compare any point."""
    points = {point for one in shares.values() for point in one}
    peers = {point: _sum(shares, set(shares) - {member}, point) for point in points}
    mine = shares.get(member, {})
    return len(set(shares) - {member}) < LEAST_PEERS or not any(
        _is_enough(point, mine.get(point, Share())) and _is_enough(point, peers[point])
        for point in points
    )


def strongest(shares: Shares, colleagues: Iterable[int], weak: WeakPoint) -> int | None:
    """Return the colleague who does best where a member is weak, and better than that member."""
    able = {}
    for one in colleagues:
        share = shares.get(one, {}).get(weak.point, Share())
        if _is_enough(weak.point, share) and share.ratio is not None:
            able[one] = _goodness(weak.point, share.ratio)
    best = max(able, key=lambda one: (able[one], -one), default=None)
    return best if best is not None and able[best] > _goodness(weak.point, weak.mine) else None


def _weak(shares: Shares, member: int, point: str) -> WeakPoint | None:
    others = set(shares) - {member}
    mine = shares.get(member, {}).get(point, Share())
    peers = _sum(shares, others, point)
    if len(others) < LEAST_PEERS or not (_is_enough(point, peers) and _counts(point, mine)):
        return None
    own, theirs = mine.ratio, peers.ratio
    if own is None or theirs is None or (point.startswith(LOSS) and mine.part < LEAST_LOST):
        return None
    behind = own - theirs if point.startswith(LOSS) else _parts_behind(own, theirs)
    return WeakPoint(point, own, theirs, behind) if behind >= LEAST_BEHIND else None


def _parts_behind(mine: Fraction, peers: Fraction) -> Fraction:
    return (peers - mine) / peers if peers else Fraction(0)


def _counts(point: str, mine: Share) -> bool:
    # Few visits are the weakness itself; that somebody works here at all the other points tell.
    return mine.whole > 0 if point == VISITS else _is_enough(point, mine)


def _is_enough(point: str, share: Share) -> bool:
    return (share.part if point == VISITS else share.whole) >= LEAST_RECORDS


def _goodness(point: str, ratio: Fraction) -> Fraction:
    return -ratio if point.startswith(LOSS) else ratio


def _sum(shares: Shares, members: Iterable[int], point: str) -> Share:
    return sum((shares[one].get(point, Share()) for one in members), Share())
