"""Customers of a scope with something to win: open deals, or more revenue than a year before."""

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Date, and_, bindparam, case, func, or_, select
from sqlalchemy.orm import Session

from core.figures.potential import Prospect, Revenue
from core.figures.scope import ScopeLevel, ScopeRef
from core.periods import Period, add_months
from core.storage.queries.belonging import accounts_of, open_today, values_of
from core.storage.queries.prepared import AS_OF, COMPANY, FIRST, LAST, AnySelect, run
from core.storage.queries.worth import ITS_DEAL
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


def _won(first: ColumnElement[date], last: ColumnElement[date]) -> ColumnElement[bool]:
    return and_(Deal.status == "won", Deal.closed_on.between(first, last))


def _sum_where(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.sum(case((condition, func.coalesce(Deal.value_minor, 0)), else_=0))


def _promising(kind: ScopeLevel) -> AnySelect:
    columns = (Account.id, Account.name, Account.owner_id, Account.tier)
    is_open, now, before = open_today(), _won(FIRST, LAST), _won(FIRST_BEFORE, LAST_BEFORE)
    deals, minor = func.sum(case((is_open, 1), else_=0)), _sum_where(now)
    minor_before = _sum_where(before)
    found = (
        select(
            *columns,
            deals.label("open_deals"),
            _sum_where(is_open).label("open_minor"),
            minor.label("minor"),
            minor_before.label("minor_before"),
        )
        .join_from(Account, Deal, ITS_DEAL)
        .where(accounts_of(kind), or_(is_open, now, before))
        .group_by(*columns)
        .having(or_(deals > 0, minor > minor_before))
        .subquery()
    )
    visited = (
        select(func.max(Activity.occurred_on))
        .where(
            Activity.company_id == COMPANY,
            Activity.account_id == found.c.id,
            Activity.type == "visit",
            Activity.occurred_at <= AS_OF,
        )
        .scalar_subquery()
    )
    return select(*found.c, visited.label("visited_on"))


def _revenue(kind: ScopeLevel) -> AnySelect:
    return (
        select(
            func.sum(func.coalesce(Deal.value_minor, 0)),
            func.count(Deal.account_id.distinct()),
        )
        .join_from(Account, Deal, ITS_DEAL)
        .where(accounts_of(kind), _won(FIRST, LAST))
    )
