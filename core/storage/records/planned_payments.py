"""Money that is to come: planned for a day, one row a day, put off, and called off."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from core.errors import UserError
from core.storage.records.payments import payments_now, payments_of
from core.storage.tables import Deal, Payment


@dataclass(frozen=True)
class Planned:
    """Money that is to come on a day, in minor units of the deal's currency."""

    minor: int
    on: date


def still_planned(session: Session, deal: Deal) -> list[Planned]:
    """Return what is planned and has not come, the earliest first."""
    return [Planned(row.amount_minor, row.due_on) for row in unpaid_of(session, deal)]


def unpaid_of(session: Session, deal: Deal) -> list[Payment]:
    return [row for row in payments_of(session, deal) if row.paid_on is None]


def put_off(session: Session, deal: Deal, row: Payment, day: date) -> Payment:
    """Make a planned payment due on another day; with what is due then already it is one.

    Raises UserError when money came that was due on that day.
    """
    for other in payments_now(session, deal):
        if other.due_on != day or other is row:
            continue
        if other.paid_on is not None:
            raise _paid_already(day)
        other.amount_minor += row.amount_minor
        session.delete(row)
        session.flush()
        return other
    row.due_on = day
    session.flush()
    return row


def plan_payments(session: Session, deal: Deal, plan: Sequence[Planned]) -> list[Payment]:
    """Plan what is to come: this takes the place of all that was planned and has not come.

    Raises UserError when money came that was due on one of the days: a day is planned once.
    """
    rows = {row.due_on: row for row in payments_now(session, deal)}
    amounts: dict[date, int] = {}
    for part in plan:
        amounts[part.on] = amounts.get(part.on, 0) + part.minor
    for day in amounts:
        if day in rows and rows[day].paid_on is not None:
            raise _paid_already(day)
    for day, row in rows.items():
        if row.paid_on is None and day not in amounts:
            session.delete(row)
    return [_planned(session, deal, rows.get(day), Planned(amounts[day], day)) for day in amounts]


def _planned(session: Session, deal: Deal, row: Payment | None, part: Planned) -> Payment:
    if row is None:
        row = Payment(deal_id=deal.id, due_on=part.on, amount_minor=part.minor)
        session.add(row)
    row.amount_minor = part.minor
    return row


def _paid_already(day: date) -> UserError:
    return UserError(
        f"{day} 应收的那笔已经到账，不能再排在这一天。换一天，例如第二天。",
        f"What was due on {day} has come already. Please plan it for another day.",
    )
