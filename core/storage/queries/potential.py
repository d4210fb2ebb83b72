"""Customers of a scope with something to win: open deals, or more revenue than a year before."""

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Date, Subquery, and_, bindparam, case, func, or_, select
from sqlalchemy.orm import Session

from core.figures.potential import Prospect, Revenue
from core.figures.scope import ScopeLevel, ScopeRef
from core.periods import Period, add_months
from core.storage.queries.belonging import open_today, values_of
from core.storage.queries.prepared import AS_OF, COMPANY, FIRST, LAST, AnySelect, run
from core.storage.queries.worth import by_customer, day_closed, with_customers_of
from core.storage.tables import Account, Activity, Deal

A_YEAR = 12
FIRST_BEFORE = bindparam("first_before", type_=Date)
LAST_BEFORE = bindparam("last_before", type_=Date)


def prospects_of(session: Session, scope: ScopeRef, today: date) -> tuple[Prospect, ...]:
    """Return the promising customers of a scope, those with most to win first."""
    this_year = Period(date(today.year, 1, 1), today)
    before = {
        "first_before": add_months(this_year.first, -A_YEAR),
        "last_before": add_months(today, -A_YEAR),
    }
    values = values_of(session, scope, this_year, today) | before
    found = [_prospect(row) for row in run(session, _promising, scope.kind, **values)]
    return tuple(sorted(found, key=lambda one: (-one.promise, one.name)))


def revenue_of_customers(session: Session, scope: ScopeRef, today: date) -> Revenue:
    """Return what the customers of a scope have bought this year, and how many of them have."""
    this_year = Period(date(today.year, 1, 1), today)
    values = values_of(session, scope, this_year, today)
    [(minor, customers)] = run(session, _revenue, scope.kind, **values)
    return Revenue(int(minor or 0), customers)


def _prospect(row: tuple[Any, ...]) -> Prospect:
    account_id, name, owner_id, tier, deals, open_minor, minor, before, visited_on = row
    return Prospect(
        account_id, name, owner_id, tier,
        deals, int(open_minor), int(minor), int(before), visited_on,
    )  # fmt: skip


def _won(
    kind: ScopeLevel, first: ColumnElement[date], last: ColumnElement[date]
) -> ColumnElement[bool]:
    return and_(Deal.status == "won", day_closed(kind).between(first, last))


def _sum_where(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.sum(case((condition, func.coalesce(Deal.value_minor, 0)), else_=0))


def _promising(kind: ScopeLevel) -> AnySelect:
    found = _with_promise(kind)
    account = and_(Account.company_id == COMPANY, Account.id == found.c.account_id)
    visited = (
        select(func.max(Activity.occurred_on))
        .where(
            Activity.company_id == COMPANY,
            Activity.account_id == found.c.account_id,
            Activity.type == "visit",
            Activity.occurred_at <= AS_OF,
        )
        .scalar_subquery()
    )
    columns = (Account.id, Account.name, Account.owner_id, Account.tier)
    sums = (found.c.open_deals, found.c.open_minor, found.c.minor, found.c.minor_before)
    return select(*columns, *sums, visited.label("visited_on")).join_from(found, Account, account)


def _with_promise(kind: ScopeLevel) -> Subquery:
    is_open, now = open_today(), _won(kind, FIRST, LAST)
    before = _won(kind, FIRST_BEFORE, LAST_BEFORE)
    deals, minor = func.sum(case((is_open, 1), else_=0)), _sum_where(now)
    minor_before, key = _sum_where(before), by_customer(kind)
    return (
        select(
            key.label("account_id"),
            deals.label("open_deals"),
            _sum_where(is_open).label("open_minor"),
            minor.label("minor"),
            minor_before.label("minor_before"),
        )
        .where(with_customers_of(kind), or_(is_open, now, before))
        .group_by(key)
        .having(or_(deals > 0, minor > minor_before))
        .subquery()
    )


def _revenue(kind: ScopeLevel) -> AnySelect:
    minor = func.sum(func.coalesce(Deal.value_minor, 0))
    customers = func.count(Deal.account_id.distinct())
    return select(minor, customers).where(with_customers_of(kind), _won(kind, FIRST, LAST))
