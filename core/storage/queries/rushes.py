"""How much of a quarter's revenue was won on its last days, by member; and what went back later."""

from collections.abc import Collection, Sequence
from datetime import date

from sqlalchemy import Row, Select, String, and_, case, cast, func, select
from sqlalchemy.orm import Session

from core.figures.anomalies import Quarter
from core.figures.flags import DealBehind
from core.periods import Period, quarter_containing
from core.storage.sessions import company_of
from core.storage.tables import Account, Change, ChangeRow, Deal
from core.storage.written import Values


def quarters_won(
    session: Session, owners: Collection[int] | None, ends: Sequence[Period]
) -> dict[int, list[Quarter]]:
    """Return each owner's quarters by the order of `ends`, the last days of each quarter.

    A deal counts for its owner alone, whoever helped.
    """
    index = case(*((Deal.closed_on <= one.last, n) for n, one in enumerate(ends)), else_=len(ends))
    at_end = case(
        *((Deal.closed_on.between(one.first, one.last), Deal.value_minor) for one in ends), else_=0
    )
    first = quarter_containing(min(one.first for one in ends)).first
    rows = session.execute(
        select(
            Deal.owner_id,
            index.label("part"),
            func.sum(Deal.value_minor),
            func.sum(at_end),
            func.count(),
        )
        .where(
            Deal.company_id == company_of(session),
            *([] if owners is None else [Deal.owner_id.in_(owners)]),
            Deal.status == "won",
            Deal.closed_on.between(first, max(one.last for one in ends)),
        )
        .group_by(Deal.owner_id, "part")
    )
    found: dict[int, list[Quarter]] = {}
    for owner, part, revenue, late, deals in rows:
        parts = found.setdefault(owner, [Quarter(0, 0)] * len(ends))
        parts[part] = Quarter(int(revenue or 0), int(late or 0), deals)
    return found


def deals_of_rush(session: Session, owner: int, days: Period, today: date) -> list[DealBehind]:
    """Return what an owner won on some days, the largest first; what was reversed or refunded too.

    DQ-09. What is a loss now and was a win of those days is known from the trail alone; so is
    money that was given back.
    """
    won = closed_by(session, owner, days, "won")
    lost = closed_by(session, owner, Period(days.first, max(days.last, today)), "lost")
    fell = _reversed(session, [deal.id for deal, _ in lost], days)
    gone = fell | _refunded(session, [deal.id for deal, _ in won])
    found = [
        DealBehind(deal.number, account, deal.value_minor or 0, gone=deal.id in gone)
        for deal, account in (*won, *(row for row in lost if row[0].id in fell))
    ]
    return sorted(found, key=lambda one: (not one.gone, -one.minor, one.number))


def closed_deals(session: Session, owner: int, period: Period, status: str) -> list[DealBehind]:
    """Return the deals of an owner that were won or lost in a period, the largest first."""
    return [
        DealBehind(deal.number, account, deal.value_minor or 0)
        for deal, account in closed_by(session, owner, period, status)
    ]


def closed_by(
    session: Session, owner: int, period: Period, status: str
) -> Sequence[Row[Deal, str]]:
    """Return an owner's closed deals with the names of their customers, the largest first."""
    of_account = and_(Account.company_id == Deal.company_id, Account.id == Deal.account_id)
    wanted = select(Deal, Account.name).join(Account, of_account)
    mine = (Deal.owner_id == owner, Deal.status == status)
    then = Deal.closed_on.between(period.first, period.last)
    largest = (func.coalesce(Deal.value_minor, 0).desc(), Deal.number)
    return session.execute(wanted.where(*mine, then).order_by(*largest)).all()


def _reversed(session: Session, deal_ids: list[int], days: Period) -> set[int]:
    """Return which lost deals were won on those days before."""
    if not deal_ids:
        return set()
    rows = session.execute(
        _standing("deals").where(ChangeRow.row_key.in_([str(one) for one in deal_ids]))
    )
    return {
        int(key)
        for key, before, after in rows
        if _won_on(before, days) and (after or {}).get("status") == "lost"
    }


def _won_on(row: Values | None, days: Period) -> bool:
    if row is None or row.get("status") != "won":
        return False
    return days.contains(date.fromisoformat(str(row["closed_on"])[:10]))


def _refunded(session: Session, deal_ids: list[int]) -> set[int]:
    """Return the deals of which money was given back: a receipt that became less, or none."""
    if not deal_ids:
        return set()
    of_deal = cast(ChangeRow.before["deal_id"].as_string(), String)
    rows = session.execute(_standing("payments").where(of_deal.in_([str(one) for one in deal_ids])))
    return {
        int(str(before["deal_id"]))
        for _, before, after in rows
        if before is not None and _paid(after) < _paid(before)
    }


def _paid(row: Values | None) -> int:
    return int(str((row or {}).get("paid_amount_minor") or 0))


def _standing(table: str) -> Select[str, Values | None, Values | None]:
    """Find what was changed in a table by changes that stand: neither undone nor an undo."""
    return (
        select(ChangeRow.row_key, ChangeRow.before, ChangeRow.after)
        .join(
            Change,
            and_(Change.company_id == ChangeRow.company_id, Change.id == ChangeRow.change_id),
        )
        .where(
            ChangeRow.table_name == table,
            ChangeRow.before.is_not(None),
            Change.undone_by.is_(None),
            Change.undoes.is_(None),
        )
    )
