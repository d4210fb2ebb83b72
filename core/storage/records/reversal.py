"""A win that is cancelled later: it counts as lost, and what it had earned is taken back."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.reply import Address, address_from_json
from core.storage.changes import add_record
from core.storage.outbox import WITHDRAWN, withdraw
from core.storage.records.points import PointReason, balance_of
from core.storage.tables import Deal, OutboxPost, Person, Point
from core.vocabulary import DealStatus, LossReason

EARNED_BY_WINNING = (PointReason.WIN.value, PointReason.HELP.value)


def reverse_win(session: Session, deal: Deal, today: date) -> int:
    """Close a won deal as lost, today; return the points that were taken back."""
    deal.status = DealStatus.LOST.value
    deal.closed_on = today
    # The rival of a win was beaten; to whom it fell through is not known.
    deal.loss_reason, deal.competitor = LossReason.OTHER.value, None
    return sum(take_back(session, entry, today) for entry in standing_points(session, deal))


def standing_points(session: Session, deal: Deal) -> Sequence[Point]:
    """Return what the win earned and no undo has taken back."""
    earned = select(Point).where(
        Point.source == Deal.__tablename__,
        Point.source_id == deal.id,
        Point.reason.in_(EARNED_BY_WINNING),
        Point.points > 0,
    )
    entries = session.scalars(earned.order_by(Point.id)).all()
    taken = select(Point.source_id).where(
        Point.source == Point.__tablename__,
        Point.source_id.in_([entry.id for entry in entries]),
    )
    gone = set(session.scalars(taken))
    return [entry for entry in entries if entry.id not in gone]


def take_back(session: Session, entry: Point, today: date) -> int:
    """Take points back as far as they are still there: a balance never goes below 0."""
    session.scalars(select(Person).where(Person.id == entry.person_id).with_for_update()).one()
    points = min(entry.points, balance_of(session, entry.person_id))
    if points > 0:
        back = Point(
            person_id=entry.person_id,
            points=-points,
            reason=PointReason.TAKEN_BACK.value,
            source=Point.__tablename__,
            source_id=entry.id,
            day=today,
        )
        add_record(session, back)
    return points


def who_heard_of_the_win(session: Session, deal: Deal) -> list[Address]:
    """Withdraw the celebrations that wait; return where the others have been read."""
    celebrated = select(OutboxPost).where(OutboxPost.key.like(f"change:%:win:{deal.id}:%"))
    heard: dict[str, Address] = {}
    for post in session.scalars(celebrated.order_by(OutboxPost.id)):
        if post.state != WITHDRAWN and not withdraw(session, post.key):
            heard[post.address] = address_from_json(post.address)
    return list(heard.values())
