"""Whose records the rows of a change are: a deal's are its owner's, a visit's who made it."""

from collections.abc import Iterable, Mapping

from sqlalchemy.orm import Session

from core.storage.changes import Columns
from core.storage.sessions import company_of
from core.storage.tables import Deal

# What other records bring about, and what people call a customer, is no change of a record.
NOT_TOLD = frozenset({"touched_on", "aliases"})
_COLUMNS = {
    "accounts": "owner_id",
    "deals": "owner_id",
    "activities": "member_id",
    "follow_ups": "member_id",
    "people": "id",
    "service_orders": "assignee_id",
}
_OF_DEALS = frozenset({"payments", "stage_entries", "deal_credits"})
ChangedRow = Mapping[str, object]


def owners_of(session: Session, rows: Iterable[ChangedRow]) -> dict[int, list[ChangedRow]]:
    """Return the rows of a change by whose records they are, or were before it."""
    owned: dict[int, list[ChangedRow]] = {}
    for row in rows:
        before, after = _columns(row["before"]), _columns(row["after"])
        if not differs(before, after):
            continue
        table = str(row["table_name"])
        for owner in {_owner(session, table, before), _owner(session, table, after)} - {None}:
            assert owner is not None  # noqa: S101 (taken out above)
            owned.setdefault(owner, []).append(row)
    return owned


def differs(before: Columns | None, after: Columns | None) -> bool:
    """Tell whether a row changed in what its owner would call it."""
    if before is None or after is None:
        return True
    return any(before[name] != after[name] for name in before.keys() - NOT_TOLD)


def owner_in(table: str, values: Mapping[str, object]) -> int | None:
    """Return whose a row is where it says so itself."""
    if table == "targets":
        return _whole(values["scope_id"]) if values["scope"] == "member" else None
    return _whole(values[_COLUMNS[table]]) if table in _COLUMNS else None


def _owner(session: Session, table: str, values: Columns | None) -> int | None:
    if values is None:
        return None
    if table in _OF_DEALS:
        deal = session.get(Deal, (company_of(session), values["deal_id"]))
        return None if deal is None else deal.owner_id
    return owner_in(table, values)


def _whole(value: object) -> int | None:
    return value if isinstance(value, int) else None


def _columns(values: object) -> Columns | None:
    return values if isinstance(values, dict) else None
