"""What correcting a record takes: undoing all its versions, and taking back what it earned."""

from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.errors import UserError
from core.storage.changes import add_record
from core.storage.records.points import PointReason, balance_of
from core.storage.tables import Change, Point
from core.storage.undo import change_numbered, undo_change


def undo_wholly(session: Session, change: Change, inverse: Change, now: datetime) -> None:
    """Write into `inverse`, the open change, what undoes a record and what that had corrected.

    Undoing a correction alone would bring back the record that it had put right. Undoing `inverse`
    later brings the correction back. Raises UserError where one of them cannot be undone.
    """
    versions = [change]
    while (earlier := versions[-1].undoes) is not None:
        versions.append(change_numbered(session, earlier))
    for version in versions:
        undo_change(session, version, inverse, now)
    inverse.undoes = change.id
    for version, later in zip(versions, (inverse, *versions), strict=False):
        version.undone_by = later.id
    session.flush()


def take_back_points(
    session: Session, reason: PointReason, source: tuple[str, int], day: date
) -> int:
    """Enter the opposite of what a record earned for `reason`; return how much.

    Raises UserError when the points have been redeemed.
    """
    table, row_id = source
    earned = session.scalars(
        select(Point).where(
            Point.reason == reason.value, Point.source == table, Point.source_id == row_id
        )
    ).first()
    if earned is None:
        return 0
    if balance_of(session, earned.person_id) < earned.points:
        raise UserError(
            "不能更正：这条记录的积分已经兑换了。",
            "This cannot be corrected because its points have been redeemed.",
            code="points_redeemed",
        )
    taken = Point(
        person_id=earned.person_id,
        points=-earned.points,
        reason=PointReason.TAKEN_BACK.value,
        source=Point.__tablename__,
        source_id=earned.id,
        day=day,
    )
    add_record(session, taken)
    return earned.points
