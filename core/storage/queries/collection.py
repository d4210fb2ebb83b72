"""How long customers take to pay: days from winning a deal to each payment, weighted by amount."""

from dataclasses import dataclass
from fractions import Fraction

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core.figures.numbers import ratio
from core.figures.scope import ScopeLevel, ScopeRef
from core.periods import Period
from core.storage.queries.belonging import deals_of, values_of
from core.storage.queries.days import days_between
from core.storage.queries.prepared import FIRST, LAST, AnySelect, run
from core.storage.queries.tallies import PAID_DEAL
from core.storage.tables import Deal, Payment


@dataclass(frozen=True)
class Collection:
    """Payments of won deals: how many there were, and the mean days that they took."""

    payments: int
    days: Fraction | None


def collection_of(session: Session, scope: ScopeRef, period: Period) -> Collection:
    """Return how long the payments took that came in the period."""
    values = values_of(session, scope, period, period.last)
    [(payments, weighted, minor)] = run(session, _statement, scope.kind, **values)
    return Collection(payments, ratio(int(weighted or 0), int(minor or 0)))


def _statement(kind: ScopeLevel) -> AnySelect:
    paid = func.coalesce(Payment.paid_value_minor, Payment.paid_amount_minor, 0)
    days = days_between(Deal.closed_on, Payment.paid_on)
    return (
        select(func.count(), func.sum(days * paid), func.sum(paid))
        .select_from(Payment)
        .join(Deal, PAID_DEAL)
        .where(deals_of(kind), Deal.status == "won", Payment.paid_on.between(FIRST, LAST))
    )
