"""Money received: every receipt keeps its day; planned amounts shrink by what has come."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.storage.records.rates import value_in
from core.storage.sessions import company_of
from core.storage.tables import Company, Deal, Payment


@dataclass(frozen=True)
class Receipt:
    """Money that came in on a day, in minor units of the deal's currency."""

    minor: int
    on: date


def payments_of(session: Session, deal: Deal) -> list[Payment]:
    wanted = select(Payment).where(Payment.deal_id == deal.id).order_by(Payment.due_on)
    return list(session.scalars(wanted))


def receive(
    session: Session, deal: Deal, receipt: Receipt, due_first: date | None = None
) -> list[Payment]:
    """Book a receipt against the oldest planned payments, or that of a day; return the paid rows.

    Less than planned splits the plan: what is still open stays due on its day. More than
    planned goes on to the next one, and what is left over becomes a payment of its own.
    """
    rows = payments_now(session, deal)
    left, paid = receipt.minor, []
    unpaid = [row for row in rows if row.paid_on is None]
    for planned in sorted(unpaid, key=lambda row: (row.due_on != due_first, row.due_on)):
        if left < planned.amount_minor:
            planned.amount_minor -= left
            break
        left -= planned.amount_minor
        paid.append(_pay(session, deal, planned, Receipt(planned.amount_minor, receipt.on)))
        if left == 0:
            return paid
    return [*paid, _beside_the_plan(session, deal, rows, Receipt(left, receipt.on))]


def _beside_the_plan(
    session: Session, deal: Deal, rows: list[Payment], receipt: Receipt
) -> Payment:
    """Book what nothing was planned for; a day's money that was due on no other day is one row."""
    same = next((row for row in rows if row.due_on == row.paid_on == receipt.on), None)
    if same is None:
        same = Payment(deal_id=deal.id, due_on=_free_day(rows, receipt.on), amount_minor=0)
        session.add(same)
    same.amount_minor += receipt.minor
    received = (same.paid_amount_minor or 0) + receipt.minor
    return _pay(session, deal, same, Receipt(received, receipt.on))


def received_of(session: Session, deal: Deal) -> list[Payment]:
    """Return a deal's payments that have come, the newest first."""
    paid = [row for row in payments_of(session, deal) if row.paid_on is not None]
    return sorted(paid, key=lambda row: (row.paid_on or row.due_on, row.due_on), reverse=True)


def give_back(session: Session, deal: Deal, minor: int) -> list[Payment]:
    """Take money that went back out of what has come, the newest first; return what is left of it.

    What was planned is open again: on the day it was due, or else with what is due next.
    """
    rows = payments_now(session, deal)
    left: list[Payment] = []
    again = 0
    for row in received_of(session, deal):
        taken = min(row.paid_amount_minor or 0, minor)
        if taken:
            open_again, kept = _taken_from(session, deal, row, taken, rows)
            again += open_again
            left += [kept] if kept is not None else []
        minor -= taken
    session.flush()
    return left + _due_again(session, deal, again)


def take_out(session: Session, deal: Deal, day: date) -> int:
    """Take all that came on a day out of the books, to be booked anew; return how much it was."""
    rows = payments_now(session, deal)
    came = [row for row in rows if row.paid_on == day]
    received = sum(row.paid_amount_minor or 0 for row in came)
    again = sum(
        _taken_from(session, deal, row, row.paid_amount_minor or 0, rows)[0] for row in came
    )
    session.flush()
    _due_again(session, deal, again)
    return received


def _taken_from(
    session: Session, deal: Deal, row: Payment, taken: int, rows: list[Payment]
) -> tuple[int, Payment | None]:
    """Return what of it is due no more, and the row if it still stands."""
    had = row.paid_amount_minor or 0
    if taken < had:
        row.amount_minor = max(row.amount_minor - taken, had - taken)
        return taken, _pay(session, deal, row, Receipt(had - taken, row.paid_on or row.due_on))
    if due_day(row, rows) == row.paid_on:
        session.delete(row)
        return taken, None
    row.paid_on = row.paid_amount_minor = row.paid_value_minor = None
    return 0, row


def _due_again(session: Session, deal: Deal, minor: int) -> list[Payment]:
    """Add money that is owed once more to the payment that is due next, if any is planned."""
    unpaid = [row for row in payments_of(session, deal) if row.paid_on is None]
    room = outstanding(session, deal) - sum(row.amount_minor for row in unpaid)
    if not unpaid or min(minor, room) <= 0:
        return []
    unpaid[0].amount_minor += min(minor, room)
    session.flush()
    return unpaid[:1]


def due_day(row: Payment, rows: Sequence[Payment]) -> date:
    """Return when a payment was due: one beside the plan, on the day on which it came.

    A deal has one row a day, so that one stands on the first free day from then on.
    """
    came, taken = row.paid_on, {other.due_on for other in rows if other is not row}
    if came is None or not came < row.due_on:
        return row.due_on
    between = (came + timedelta(days=n) for n in range((row.due_on - came).days))
    return came if all(day in taken for day in between) else row.due_on


def payments_now(session: Session, deal: Deal) -> list[Payment]:
    """Read a held deal's payments again: what was read before it was held may have changed."""
    session.flush()
    wanted = select(Payment).where(Payment.deal_id == deal.id).order_by(Payment.due_on)
    return list(session.scalars(wanted.execution_options(populate_existing=True)))


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
