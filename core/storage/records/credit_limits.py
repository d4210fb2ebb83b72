"""How much a customer may owe, and how much of it is owed: a warning, never a block."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, and_, case, func, select
from sqlalchemy.orm import Session

from core.storage.queries.prepared import AnySelect
from core.storage.records.rates import value_in
from core.storage.sessions import company_of
from core.storage.tables import Account, Company, CreditLimit, Deal, Payment
from core.vocabulary import DealStatus


@dataclass(frozen=True)
class Credit:
    """A customer's credit in minor units of the company's currency; `limit` None: none is set.

    `owed` is what won deals have still to bring, whoever's they are; `overdue` what of all that
    was planned should have come before today.
    """

    limit: int | None
    owed: int
    overdue: int

    @property
    def free(self) -> int:
        return max((self.limit or 0) - self.owed, 0)

    @property
    def over(self) -> int:
        """Return by how much more is owed than may be; 0 without a limit."""
        return 0 if self.limit is None else max(self.owed - self.limit, 0)


def credit_limit_of(session: Session, account_id: int) -> CreditLimit | None:
    return session.get(CreditLimit, (company_of(session), account_id))


def credit_of(session: Session, account_id: int, today: date) -> Credit:
    """Return how a customer stands."""
    company = session.get_one(Company, company_of(session))
    row = credit_limit_of(session, account_id)
    owed = overdue = 0
    for deal, received, planned, late in session.execute(_deals_of(account_id, today)):
        if deal.status == DealStatus.WON:
            left = max((deal.amount_minor or 0) - received, planned)
            owed += value_in(company, left, deal.currency, deal.exchange_rate)
        overdue += value_in(company, late, deal.currency, deal.exchange_rate)
    return Credit(None if row is None else row.limit_minor, owed, overdue)


def over_their_limit(
    session: Session, owners: Sequence[int] | None, today: date
) -> list[tuple[Account, Credit]]:
    """Return the customers of these owners (None: all) that owe more than they may, worst first."""
    limited = select(Account, CreditLimit.limit_minor).join(
        CreditLimit,
        and_(CreditLimit.company_id == Account.company_id, CreditLimit.account_id == Account.id),
    )
    if owners is not None:
        limited = limited.where(Account.owner_id.in_(owners))
    company = session.get_one(Company, company_of(session))
    owed: Counter[int] = Counter()
    overdue: Counter[int] = Counter()
    for deal, received, planned, late in session.execute(
        _deals_with(Deal.account_id.in_(select(CreditLimit.account_id)), today)
    ):
        if deal.status == DealStatus.WON:
            left = max((deal.amount_minor or 0) - received, planned)
            owed[deal.account_id] += value_in(company, left, deal.currency, deal.exchange_rate)
        overdue[deal.account_id] += value_in(company, late, deal.currency, deal.exchange_rate)
    found = [
        (account, Credit(limit, owed[account.id], overdue[account.id]))
        for account, limit in session.execute(limited)
    ]
    over = [one for one in found if one[1].over]
    return sorted(over, key=lambda one: (-one[1].over, one[0].name))


def _deals_of(account_id: int, today: date) -> AnySelect:
    """Sum up the payments of one customer's deals alone: a win must not wait for all others'."""
    return _deals_with(Deal.account_id == account_id, today)


def _deals_with(which: ColumnElement[bool], today: date) -> AnySelect:
    unpaid = Payment.paid_on.is_(None)
    late = and_(unpaid, Payment.due_on < today)
    return (
        select(
            Deal,
            func.coalesce(func.sum(Payment.paid_amount_minor), 0),
            func.sum(case((unpaid, func.coalesce(Payment.amount_minor, 0)), else_=0)),
            func.sum(case((late, Payment.amount_minor), else_=0)),
        )
        .outerjoin(Payment, and_(Payment.company_id == Deal.company_id, Payment.deal_id == Deal.id))
        .where(which, Deal.status != DealStatus.LOST.value)
        .group_by(Deal.company_id, Deal.id)
    )
