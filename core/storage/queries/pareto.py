"""Revenue of a scope and period by customer and by product, the largest first."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, func, literal, select
from sqlalchemy.orm import Session

from core.figures.scope import ScopeLevel, ScopeRef
from core.periods import Period
from core.storage.queries.belonging import deals_of, open_today, values_of
from core.storage.queries.prepared import FIRST, LAST, AnySelect, run
from core.storage.tables import Deal


@dataclass(frozen=True)
class AccountSum:
    """What deals with one customer are worth together."""

    account_id: int
    minor: int


@dataclass(frozen=True)
class ProductSum:
    """What deals of one product are worth together; no name: deals without a product."""

    name: str
    minor: int


def revenue_by_account(
    session: Session, scope: ScopeRef, period: Period, today: date
) -> tuple[AccountSum, ...]:
    """Return the revenue with each customer; who brought none is left out."""
    rows = run(session, _won_by_account, scope.kind, **values_of(session, scope, period, today))
    return tuple(AccountSum(account_id, int(minor)) for account_id, minor in rows)


def open_by_account(session: Session, scope: ScopeRef, today: date) -> tuple[AccountSum, ...]:
    """Return what is being negotiated with each customer on a day, without amounts too."""
    values = values_of(session, scope, Period(today, today), today)
    rows = run(session, _open_by_account, scope.kind, **values)
    return tuple(AccountSum(account_id, int(minor)) for account_id, minor in rows)


def revenue_by_product(
    session: Session, scope: ScopeRef, period: Period, today: date
) -> tuple[ProductSum, ...]:
    """Return the revenue of each product, its name in one of the ways that it was written."""
    rows = run(session, _won_by_product, scope.kind, **values_of(session, scope, period, today))
    return tuple(ProductSum(name or "", int(minor)) for _, name, minor in rows)


def _value() -> ColumnElement[int]:
    return func.sum(func.coalesce(Deal.value_minor, 0))


def _won_by_account(kind: ScopeLevel) -> AnySelect:
    minor = _value()
    return (
        select(Deal.account_id, minor)
        .where(deals_of(kind), Deal.status == "won", Deal.closed_on.between(FIRST, LAST))
        .group_by(Deal.account_id)
        .having(minor > 0)
        .order_by(minor.desc(), Deal.account_id)
    )


def _open_by_account(kind: ScopeLevel) -> AnySelect:
    # Not in the order of the index of customers, as `by_customer` tells.
    key = Deal.account_id + literal(0)
    return select(key, _value()).where(deals_of(kind), open_today()).group_by(key)


def _won_by_product(kind: ScopeLevel) -> AnySelect:
    # One product in two spellings is counted together and shown in one of them.
    key, minor = func.lower(func.trim(func.coalesce(Deal.product, ""))), _value()
    return (
        select(key, func.min(func.trim(Deal.product)), minor)
        .where(deals_of(kind), Deal.status == "won", Deal.closed_on.between(FIRST, LAST))
        .group_by(key)
        .having(minor > 0)
        .order_by(minor.desc(), key)
    )
