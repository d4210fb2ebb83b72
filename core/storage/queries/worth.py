"""What each customer of a scope bought: one row a customer, all its wins, whoever won them."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import and_, bindparam, func, select
from sqlalchemy.orm import Session
from sqlalchemy.types import BigInteger

from core.figures.scope import ScopeLevel, ScopeRef
from core.figures.worth import Buying
from core.periods import Period
from core.storage.queries.belonging import accounts_of, values_of
from core.storage.queries.prepared import COMPANY, FIRST, LAST, AnySelect, run
from core.storage.sessions import company_of
from core.storage.tables import Account, Deal

ACCOUNT_ID = bindparam("account_id", type_=BigInteger)
ITS_DEAL = and_(Deal.company_id == Account.company_id, Deal.account_id == Account.id)


def buyings_of(
    session: Session, scope: ScopeRef, period: Period, today: date
) -> tuple[Buying, ...]:
    """Return what the scope's customers bought in the period; those that did not are left out."""
    values = values_of(session, scope, period, today)
    return tuple(_buying(row) for row in run(session, _bought, scope.kind, **values))


def buying_of(session: Session, account: Account, period: Period) -> Buying | None:
    """Return what one customer bought in the period, None when it did not."""
    days = {"first": period.first, "last": period.last}
    rows = run(session, _bought_by_one, account_id=account.id, **days)
    return _buying(rows[0]) if rows else None


def account_names(session: Session, ids: Iterable[int]) -> dict[int, str]:
    """Return customers' names by id."""
    named = select(Account.id, Account.name).where(
        Account.company_id == company_of(session), Account.id.in_(tuple(ids))
    )
    return {row.id: row.name for row in session.execute(named)}


def _buying(row: tuple[int, int | None, str | None, date, int, int]) -> Buying:
    account_id, owner_id, tier, last_on, wins, minor = row
    return Buying(account_id, owner_id, tier, last_on, wins, int(minor))


def _bought(kind: ScopeLevel) -> AnySelect:
    return _by_account().where(accounts_of(kind))


def _bought_by_one() -> AnySelect:
    return _by_account().where(Account.company_id == COMPANY, Account.id == ACCOUNT_ID)


def _by_account() -> AnySelect:
    columns = (Account.id, Account.owner_id, Account.tier)
    return (
        select(
            *columns,
            func.max(Deal.closed_on),
            func.count(),
            func.sum(func.coalesce(Deal.value_minor, 0)),
        )
        .join_from(Account, Deal, ITS_DEAL)
        .where(Deal.status == "won", Deal.closed_on.between(FIRST, LAST))
        .group_by(*columns)
    )
