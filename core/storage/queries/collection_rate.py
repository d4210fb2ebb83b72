"""How much of what fell due has come: the collection rate of a scope and period (PY-04).

`rate` = paid / due. Due is every payment of a deal that is not lost whose due day lies in the
period and not after today; paid is what came of those very payments by today. A receipt that
nobody had planned is due on the day it came; won deals without a plan have nothing due.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from sqlalchemy import ColumnElement, case, func, select
from sqlalchemy.orm import Session

from core.figures.numbers import ratio
from core.figures.scope import ScopeLevel, ScopeRef
from core.periods import Period
from core.storage.queries.belonging import deals_of, values_of
from core.storage.queries.census import Census
from core.storage.queries.prepared import FIRST, LAST, TODAY, AnySelect, run
from core.storage.queries.tallies import PAID_DEAL
from core.storage.records.rates import value_in
from core.storage.sessions import company_of
from core.storage.tables import Company, Deal, Payment
from core.vocabulary import DealStatus


@dataclass(frozen=True)
class CollectionRate:
    """What fell due and what came of it, in minor units of the company's currency."""

    due: int
    paid: int
    payments: int

    @property
    def rate(self) -> Fraction | None:
        return ratio(self.paid, self.due)


def collection_rate_of(
    session: Session, scope: ScopeRef, period: Period, today: date
) -> CollectionRate:
    values = values_of(session, scope, period, today)
    rows = run(session, _due, scope.kind, **values)
    company = session.get_one(Company, company_of(session))

    def total(minor: Iterable[tuple[int, str, Decimal]]) -> int:
        return sum(value_in(company, one, currency, rate) for one, currency, rate in minor)

    return CollectionRate(
        total((int(row.due), row.currency, row.exchange_rate) for row in rows),
        total((int(row.paid), row.currency, row.exchange_rate) for row in rows),
        sum(row.payments for row in rows),
    )


def due_census(session: Session, scope: ScopeRef, period: Period, today: date) -> Census:
    """Return how many payments fell due in the period, outside of it, or are due after today."""
    [row] = run(session, _counts, scope.kind, **values_of(session, scope, period, today))
    return Census(*(int(count or 0) for count in row))


def _due(kind: ScopeLevel) -> AnySelect:
    came = case((Payment.paid_on <= TODAY, func.coalesce(Payment.paid_amount_minor, 0)), else_=0)
    return (
        select(
            Deal.currency,
            Deal.exchange_rate,
            func.count().label("payments"),
            func.sum(Payment.amount_minor).label("due"),
            func.sum(came).label("paid"),
        )
        .select_from(Payment)
        .join(Deal, PAID_DEAL)
        .where(deals_of(kind), _counts_at_all(), Payment.due_on.between(FIRST, LAST))
        .group_by(Deal.currency, Deal.exchange_rate)
    )


def _counts(kind: ScopeLevel) -> AnySelect:
    inside, later = Payment.due_on.between(FIRST, LAST), Payment.due_on > TODAY
    number = func.sum
    return (
        select(
            number(case((inside, 1), else_=0)),
            number(case((inside, 0), (later, 0), else_=1)),
            number(case((later, 1), else_=0)),
        )
        .select_from(Payment)
        .join(Deal, PAID_DEAL)
        .where(deals_of(kind), _counts_at_all())
    )


def _counts_at_all() -> ColumnElement[bool]:
    return Deal.status != DealStatus.LOST.value
