"""Money that is still to come: of won deals all that is unpaid, of open ones what was planned."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Subquery, and_, case, func, or_, select
from sqlalchemy.orm import Session

from core.storage.sessions import company_of
from core.storage.tables import Account, Deal, Payment
from core.vocabulary import DealStatus


@dataclass(frozen=True)
class Receivable:
    """What one deal has still to bring, in minor units of its currency; `next_due` unpaid."""

    deal: Deal
    account: str
    left: int
    overdue: int
    next_due: date | None


def receivables(
    session: Session, today: date, owners: Sequence[int] | None, account_id: int | None = None
) -> list[Receivable]:
    """Return what is to come in, the longest overdue first; `owners` None: everybody's."""
    paid = _by_deal(session, today)
    received, planned = func.coalesce(paid.c.received, 0), func.coalesce(paid.c.planned, 0)
    won = and_(Deal.status == DealStatus.WON.value, func.coalesce(Deal.amount_minor, 0) > received)
    promised = and_(Deal.status != DealStatus.LOST.value, planned > 0)
    wanted = (
        select(Deal, Account.name, received, planned, func.coalesce(paid.c.overdue, 0), paid.c.due)
        .join(Account, and_(Account.company_id == Deal.company_id, Account.id == Deal.account_id))
        .outerjoin(paid, paid.c.deal_id == Deal.id)
        .where(or_(won, promised))
        .order_by(paid.c.due.is_(None), paid.c.due, Deal.number)
    )
    if account_id is not None:
        wanted = wanted.where(Deal.account_id == account_id)
    if owners is not None:
        wanted = wanted.where(or_(Deal.owner_id.in_(owners), Account.owner_id.in_(owners)))
    return [
        Receivable(deal, name, _left(deal, got, still), overdue, due)
        for deal, name, got, still, overdue, due in session.execute(wanted)
    ]


def _left(deal: Deal, received: int, planned: int) -> int:
    owed = (deal.amount_minor or 0) - received if deal.status == DealStatus.WON else 0
    return max(owed, planned)


def _by_deal(session: Session, today: date) -> Subquery:
    unpaid = Payment.paid_on.is_(None)
    return (
        select(
            Payment.deal_id,
            func.sum(func.coalesce(Payment.paid_amount_minor, 0)).label("received"),
            func.sum(case((unpaid, Payment.amount_minor), else_=0)).label("planned"),
            func.sum(
                case((and_(unpaid, Payment.due_on < today), Payment.amount_minor), else_=0)
            ).label("overdue"),
            func.min(case((unpaid, Payment.due_on))).label("due"),
        )
        .where(Payment.company_id == company_of(session))
        .group_by(Payment.deal_id)
        .subquery()
    )
