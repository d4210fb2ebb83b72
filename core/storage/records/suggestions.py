"""Suggestions for the better: each is an entry of the ledger worth nothing until it is accepted."""

from collections.abc import Collection

from sqlalchemy import ColumnElement, and_, func, select
from sqlalchemy.orm import Session

from core.storage.records.points import PointReason
from core.storage.tables import Change, ChangeRow, Point


def suggestions_of(session: Session, people: Collection[int] | None, limit: int) -> list[Point]:
    """Return people's suggestions, the newest first; None: everybody's."""
    wanted = select(Point).where(Point.reason == PointReason.SUGGESTION.value)
    if people is not None:
        wanted = wanted.where(Point.person_id.in_(people))
    found = session.scalars(wanted.order_by(Point.day.desc(), Point.id.desc()).limit(limit)).all()
    undone = _undone(session, found)
    return [one for one in found if str(one.id) not in undone]


def is_accepted(session: Session, suggestion: Point) -> bool:
    """Tell whether a suggestion has earned its points, and still has them."""
    accepted = select(Point.id).where(
        Point.source == Point.__tablename__,
        Point.source_id == suggestion.id,
        Point.reason == PointReason.SUGGESTION_ACCEPTED.value,
    )
    given = _sum(session, Point.id.in_(accepted))
    taken = _sum(session, Point.source_id.in_(accepted))
    return given + taken > 0


def declined_among(session: Session, suggestions: Collection[Point]) -> dict[int, str]:
    """Return why suggestions were declined, by their id; the latest reason counts."""
    wanted = select(Point).where(
        Point.source == Point.__tablename__,
        Point.source_id.in_([one.id for one in suggestions]),
        Point.reason == PointReason.SUGGESTION_DECLINED.value,
    )
    found = session.scalars(wanted.order_by(Point.id)).all()
    undone = _undone(session, found)
    standing = [one for one in found if str(one.id) not in undone]
    return {one.source_id: one.note or "" for one in standing if one.source_id is not None}


def _sum(session: Session, which: ColumnElement[bool]) -> int:
    return session.scalar(select(func.coalesce(func.sum(Point.points), 0)).where(which)) or 0


def _undone(session: Session, suggestions: Collection[Point]) -> set[str]:
    """Return the keys of those that were undone: worth nothing, they left no counter-entry."""
    keys = [str(one.id) for one in suggestions]
    rows = (
        select(ChangeRow.row_key)
        .join(
            Change,
            and_(Change.company_id == ChangeRow.company_id, Change.id == ChangeRow.change_id),
        )
        .where(
            ChangeRow.table_name == Point.__tablename__,
            ChangeRow.row_key.in_(keys),
            Change.undone_by.is_not(None),
        )
    )
    return set(session.scalars(rows))
