"""What a person's entries in the ledger of points come to, without what was taken back since.

An undo is an entry of its own that names the one it takes back, and so is the undo of an undo:
what is left of an entry is the sum of all that stand upon it.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from core.periods import Period
from core.storage.records.points import PointReason
from core.storage.tables import Point

MOST = 500


@dataclass(frozen=True)
class Earned:
    """What stands of the entries of one reason: their points, and how many they are."""

    reason: PointReason
    points: int
    count: int


def earned_by(session: Session, person_id: int, reason: PointReason, period: Period) -> list[Point]:
    """Return the entries of a period that still stand, the newest first."""
    of_reason = Point.reason == reason.value
    return _standing(session, (person_id,), of_reason, Point.day.between(period.first, period.last))


def earned_in(session: Session, person_id: int, period: Period) -> list[Earned]:
    """Return what a person's entries of a period come to, reason by reason, the most first."""
    standing = _standing(session, (person_id,), Point.day.between(period.first, period.last))
    points: Counter[str] = Counter()
    for one in standing:
        points[one.reason] += one.points
    counts = Counter(one.reason for one in standing)
    found = [Earned(PointReason[key.upper()], n, counts[key]) for key, n in points.items() if n]
    return sorted(found, key=lambda one: (-one.points, one.reason.value))


def entries_of(session: Session, person_id: int) -> list[Point]:
    """Return all entries of a person that gave or took points, the newest first."""
    wanted = select(Point).where(Point.person_id == person_id, Point.points != 0)
    return list(session.scalars(wanted.order_by(Point.day.desc(), Point.id.desc()).limit(MOST)))


def redemptions_of(session: Session, people: Sequence[int] | None = None) -> list[Point]:
    """Return the redemptions of these people (None: everybody's) that stand, the newest first."""
    return _standing(session, people, Point.reason == PointReason.REDEEMED.value)


def trainings_of(session: Session, people: Sequence[int] | None = None) -> list[Point]:
    """Return the trainings of these people (None: everybody's) that stand, the newest first."""
    return _standing(session, people, Point.reason == PointReason.TRAINING.value)


def _standing(
    session: Session, people: Sequence[int] | None, *which: ColumnElement[bool]
) -> list[Point]:
    theirs = () if people is None else (Point.person_id.in_(people),)
    taken_back = Point.reason == PointReason.TAKEN_BACK.value
    reversed_by = _reversed(session.scalars(select(Point).where(*theirs, taken_back)).all())
    wanted = select(Point).where(*theirs, ~taken_back, Point.points != 0, *which)
    found = session.scalars(wanted.order_by(Point.day.desc(), Point.id.desc()))
    return [one for one in found if one.points + reversed_by[one.id] != 0]


def _reversed(reversals: Sequence[Point]) -> Counter[int]:
    """Return by the id of each entry what has been taken of it, or given back again."""
    upon = {one.id: one.source_id for one in reversals}
    sums: Counter[int] = Counter()
    for one in reversals:
        root = one.source_id
        while root in upon:
            root = upon[root]
        if root is not None:
            sums[root] += one.points
    return sums
