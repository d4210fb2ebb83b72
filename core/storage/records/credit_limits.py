"""How much a customer may owe, and how much of it is owed: a warning, never a block."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from core.storage.queries.receivables import receivables
from core.storage.records.rates import value_in
from core.storage.sessions import company_of
from core.storage.tables import Company, CreditLimit
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
    for one in receivables(session, today, None, account_id):
        rate = one.deal.exchange_rate
        if one.deal.status == DealStatus.WON:
            owed += value_in(company, one.left, one.deal.currency, rate)
        overdue += value_in(company, one.overdue, one.deal.currency, rate)
    return Credit(None if row is None else row.limit_minor, owed, overdue)
