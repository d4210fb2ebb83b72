"""Money received: every receipt keeps its day; planned amounts shrink by what has come."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.errors import UserError
from core.storage.records.rates import value_in
from core.storage.sessions import company_of
from core.storage.tables import Company, Deal, Payment


@dataclass(frozen=True)
class Planned:
    """Money that is to come on a day, in minor units of the deal's currency."""

    minor: int
    on: date


@dataclass(frozen=True)
class Receipt:
    """Money that came in on a day, in minor units of the deal's currency."""

    minor: int
    on: date


def payments_of(session: Session, deal: Deal) -> list[Payment]:
    wanted = select(Payment).where(Payment.deal_id == deal.id).order_by(Payment.due_on)
    return list(session.scalars(wanted))


def receive(session: Session, deal: Deal, receipt: Receipt) -> list[Payment]:
    """Book a receipt against the oldest planned payments; return the paid rows.

    Less than planned splits the plan: what is still open stays due on its day. More than
    planned goes on to the next one, and what is left over becomes a payment of its own.
    """
    rows = _payments_now(session, deal)
    left, paid = receipt.minor, []
    for planned in [row for row in rows if row.paid_on is None]:
        if left < planned.amount_minor:
            planned.amount_minor -= left
            break
        left -= planned.amount_minor
        paid.append(_pay(session, deal, planned, Receipt(planned.amount_minor, receipt.on)))
        if left == 0:
            return paid
    extra = Payment(
        deal_id=deal.id,
        due_on=_free_day(rows, receipt.on),
        amount_minor=left,
    )
    session.add(extra)
    return [*paid, _pay(session, deal, extra, Receipt(left, receipt.on))]


def received_of(session: Session, deal: Deal) -> list[Payment]:
    """Return a deal's payments that have come, the newest first."""
    paid = [row for row in payments_of(session, deal) if row.paid_on is not None]
    return sorted(paid, key=lambda row: (row.paid_on or row.due_on, row.due_on), reverse=True)


def give_back(session: Session, deal: Deal, minor: int) -> list[Payment]:
    """Take money that went back out of what has come, the newest first; return what is left of it.

    A receipt that went back wholly is none any more: what is open follows from the deal's amount.
    """
    _payments_now(session, deal)
    left: list[Payment] = []
    for row in received_of(session, deal):
        had = row.paid_amount_minor or 0
        taken = min(had, minor)
        if taken == had:
            session.delete(row)
        elif taken:
            row.amount_minor = max(row.amount_minor - taken, had - taken)
            left.append(_pay(session, deal, row, Receipt(had - taken, row.paid_on or row.due_on)))
        minor -= taken
        if not minor:
            break
    session.flush()
    return left


def _payments_now(session: Session, deal: Deal) -> list[Payment]:
    """Read a held deal's payments again: what was read before it was held may have changed."""
    session.flush()
    wanted = select(Payment).where(Payment.deal_id == deal.id).order_by(Payment.due_on)
    return list(session.scalars(wanted.execution_options(populate_existing=True)))


def plan_payments(session: Session, deal: Deal, plan: Sequence[Planned]) -> list[Payment]:
    """Plan what is to come: this takes the place of all that was planned and has not come.

    Raises UserError when money came that was due on one of the days: a day is planned once.
    """
    rows = {row.due_on: row for row in _payments_now(session, deal)}
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


def _pay(session: Session, deal: Deal, row: Payment, receipt: Receipt) -> Payment:
    company = session.get_one(Company, company_of(session))
    row.paid_on = receipt.on
    row.paid_amount_minor = receipt.minor
    row.paid_value_minor = value_in(company, receipt.minor, deal.currency, deal.exchange_rate)
    session.flush()
    return row


def _free_day(rows: list[Payment], day: date) -> date:
    """Return the first day from `day` on that no payment of the deal is due on yet."""
    taken = {row.due_on for row in rows}
    while day in taken:
        day += timedelta(days=1)
    return day


def outstanding(session: Session, deal: Deal) -> int:
    """Return how much of a deal's amount has not come yet, in minor units of its currency."""
    received = sum(row.paid_amount_minor or 0 for row in payments_of(session, deal))
    return max((deal.amount_minor or 0) - received, 0)
