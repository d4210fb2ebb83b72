"""What a person's entries of one reason in the ledger are, without those taken back since."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.periods import Period
from core.storage.records.points import PointReason
from core.storage.tables import Point


def earned_by(session: Session, person_id: int, reason: PointReason, period: Period) -> list[Point]:
    """Return the entries of a period that still stand, the newest first."""
    taken = select(Point.source_id).where(
        Point.source == Point.__tablename__,
        Point.reason == PointReason.TAKEN_BACK.value,
        Point.person_id == person_id,
    )
    wanted = select(Point).where(
        Point.person_id == person_id,
        Point.reason == reason.value,
        Point.day.between(period.first, period.last),
        Point.id.not_in(taken),
    )
    return list(session.scalars(wanted.order_by(Point.day.desc(), Point.id.desc())))
