"""What messages booked of a deal's money: what came in, and what of it went back."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import BigInteger, ColumnElement, and_, cast, or_, select
from sqlalchemy.orm import Session

from core.storage.histories import UNDO
from core.storage.records.payments import Receipt, received_of
from core.storage.tables import Change, ChangeRow, Deal, Payment
from core.storage.undo import Effect, change_numbered, effects_in

RECORDED = "record_payment"


@dataclass(frozen=True)
class WentBack:
    """Money of one payment that went back, in minor units of the deal's currency."""

    payment_id: int
    came_on: date
    minor: int
    said_at: datetime


def went_back(session: Session, deal: Deal) -> list[WentBack]:
    """Return what went back of a deal's payments, the earliest first; nothing that was undone."""
    return [
        WentBack(int(one.key), _day(one.before) or change.made_at.date(), -_net(one),
                 change.made_at)
        for change in _standing(session, deal)
        if change.undoes is None
        for one in _effects(session, change, deal)
        if _net(one) < 0
    ]  # fmt: skip


def receipts_of(session: Session, deal: Deal) -> list[Receipt]:
    """Return each payment of a deal as it was told, the newest first, less what went back.

    What several messages of a day brought stands in one row.
    """
    told = _standing(session, deal)
    found: list[Receipt] = []
    for row in received_of(session, deal):
        parts = [_booked(session, change, deal, str(row.id)) for change in told]
        left, on = row.paid_amount_minor or 0, row.paid_on or row.due_on
        amounts = [max(left - sum(part for part in parts if part > 0), 0)]
        amounts += [part for part in parts if part > 0]
        shown: list[Receipt] = []
        # The newest money goes back first, so that the oldest is what is left.
        for amount in amounts:
            kept = min(amount, left)
            left -= kept
            shown += [Receipt(kept, on)] if kept else []
        found += reversed(shown)
    return found


def booked_before(
    session: Session, deal: Deal, minor: int, day: date, since: datetime
) -> Change | None:
    """Return the record of the same sum that came on the same day, made since a moment."""
    for change in reversed(_standing(session, deal, since)):
        days = {_day(one.after) for one in _effects(session, change, deal)}
        if day in days and _booked(session, change, deal) == minor:
            return change
    return None


def _standing(session: Session, deal: Deal, since: datetime | None = None) -> list[Change]:
    # Asked change by change: rows of payments are many, records of payments in the chat are few.
    of_change = ChangeRow.company_id == Change.company_id, ChangeRow.change_id == Change.id
    touched = select(ChangeRow.position).where(*of_change, _of(deal)).exists()
    wanted = select(Change).where(Change.intent == RECORDED, Change.undone_by.is_(None), touched)
    if since is not None:
        wanted = wanted.where(Change.made_at >= since)
    return list(session.scalars(wanted.order_by(Change.id)))


def _booked(session: Session, change: Change, deal: Deal, key: str | None = None) -> int:
    """Return what a change booked (in one row); a correction took back what it stands for."""
    effects = _effects(session, change, deal)
    booked = sum(_net(one) for one in effects if key in (None, one.key))
    if change.undoes is None or change.intent == UNDO:
        return booked
    return booked + _booked(session, change_numbered(session, change.undoes), deal, key)


def _effects(session: Session, change: Change, deal: Deal) -> list[Effect]:
    mine = select(ChangeRow).where(ChangeRow.change_id == change.id, _of(deal))
    return effects_in(session.scalars(mine.order_by(ChangeRow.position)))


def _of(deal: Deal) -> ColumnElement[bool]:
    before, after = (
        cast(values["deal_id"].as_string(), BigInteger) == deal.id
        for values in (ChangeRow.before, ChangeRow.after)
    )
    return and_(ChangeRow.table_name == Payment.__tablename__, or_(before, after))


def _net(effect: Effect) -> int:
    return _paid(effect.after) - _paid(effect.before)


def _paid(row: dict[str, object] | None) -> int:
    amount = (row or {}).get("paid_amount_minor")
    return amount if isinstance(amount, int) else 0


def _day(row: dict[str, object] | None) -> date | None:
    day = (row or {}).get("paid_on")
    return date.fromisoformat(day[:10]) if isinstance(day, str) else None
