"""How much of a quarter's revenue was won on its last days, by member; and what went back later."""

from collections.abc import Collection, Sequence
from datetime import date

from sqlalchemy import Select, String, and_, case, cast, func, select
from sqlalchemy.orm import Session

from core.figures.anomalies import Quarter
from core.figures.flags import WonThen
from core.periods import Period, quarter_containing
from core.storage.sessions import company_of
from core.storage.tables import Change, ChangeRow, Deal
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


def deals_of_rush(session: Session, owner: int, days: Period, today: date) -> list[WonThen]:
    """Return what an owner won on some days, the largest first; what was reversed or refunded too.

    DQ-09. What is a loss now and was a win of those days is known from the trail alone; so is
    money that was given back.
    """
    mine = (Deal.company_id == company_of(session), Deal.owner_id == owner)
    then = Deal.closed_on.between(days.first, days.last)
    won = session.execute(
        select(Deal.id, Deal.number, Deal.value_minor).where(*mine, Deal.status == "won", then)
    ).all()
    lost_since = and_(Deal.status == "lost", Deal.closed_on.between(days.first, today))
    lost = session.execute(
        select(Deal.id, Deal.number, Deal.value_minor).where(*mine, lost_since)
    ).all()
    reversed_ids = _reversed(session, [row.id for row in lost], days)
    refunded_ids = _refunded(session, [row.id for row in won])
    found = [WonThen(row.number, row.value_minor or 0, row.id in refunded_ids) for row in won]
    found += [
        WonThen(r.number, r.value_minor or 0, gone=True) for r in lost if r.id in reversed_ids
    ]
    return sorted(found, key=lambda one: (not one.gone, -one.minor, one.number))


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
