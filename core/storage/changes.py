"""Every write belongs to a change; one session hook records each row before and after it.

From these rows come the audit trail, undo, and the answer to “who changed that”.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cache

from sqlalchemy import event, inspect
from sqlalchemy.orm import InstanceState, Session, make_transient_to_detached
from sqlalchemy.orm.attributes import History

from core.storage.columns import Base, table_of
from core.storage.on_driver import insert_into
from core.storage.sessions import CompanySession, fill_in_keys
from core.storage.tables.care import AccountMember, Contact, CreditLimit, ServiceOrder
from core.storage.tables.company import Channel, Person, Region, Team
from core.storage.tables.history import Change, ChangeRow
from core.storage.tables.know_how import CaseStudy, LossRule, Product, Reward, Specialty
from core.storage.tables.sales import (
    Account,
    Activity,
    Deal,
    DealCredit,
    FollowUp,
    Payment,
    Point,
    StageEntry,
    Target,
    VisitEvidence,
)
from core.storage.trail import begin_counting, count_in, seal

# What the books consist of. Inbox, outbox and the like are machinery and have no history.
BOOKS: tuple[type[Base], ...] = (
    Account, AccountMember, Activity, CaseStudy, Channel, Contact, CreditLimit, Deal, DealCredit,
    FollowUp, LossRule, Payment, Person, Point, Product, Region, Reward, ServiceOrder, Specialty,
    StageEntry, Target, Team, VisitEvidence,
)  # fmt: skip
_changes, _change_rows = table_of(Change), table_of(ChangeRow)
TABLES_OF_BOOKS = {table.__tablename__: table for table in BOOKS}


Columns = dict[str, object]
# A row, what it was before, and what it is now.
Written = tuple[Base, Columns | None, Columns | None]


@dataclass(frozen=True)
class Author:
    """Who writes, for whom, and from which message."""

    actor_id: int | None
    platform: str
    message_id: str
    on_behalf_of_id: int | None = None


def begin_change(session: Session, author: Author, intent: str, now: datetime) -> Change:
    """Open the change that every following write of this session belongs to: one a commit."""
    if "change" in session.info:
        raise RuntimeError("a transaction has one change")
    change = Change(
        actor_id=author.actor_id,
        on_behalf_of_id=author.on_behalf_of_id,
        platform=author.platform,
        message_id=author.message_id,
        intent=intent,
        made_at=now,
    )
    # It goes out at the commit, together with its rows and with what was said of it until then.
    fill_in_keys(session, change)
    session.info["change"] = change
    session.info["change_position"] = 0
    session.info["change_rows"] = []
    begin_counting(session)
    return change


def add_record(session: Session, row: Base) -> None:
    """Write a new row of the books at once; from then on the session knows it like one it read.

    For what a message adds again and again: a flush of the session costs ten times as much.
    """
    fill_in_keys(session, row)
    values = {name: value for name, value in vars(row).items() if not name.startswith("_")}
    insert_into(table_of(type(row)), session.get_bind().dialect).write(session, values)
    make_transient_to_detached(row)
    session.add(row)
    _keep_rows(session, [(row, None, as_written(row))])


def plain(value: object) -> object:
    """Return a column's value as JSON can hold it: dates and moments as ISO, decimals as text."""
    match value:
        case datetime() | date():
            return value.isoformat()
        case Decimal():
            return str(value)
        case bytes():
            return value.hex()
        case _:
            return value


def row_key(row: Base) -> str:
    """Return the key of a row inside its company, as text: “17” or “17/lead”."""
    identity = inspect(row).mapper.primary_key_from_instance(row)
    return "/".join(str(part) for part in identity[1:])


def as_written(row: Base) -> dict[str, object]:
    """Return a row's columns as JSON values, the company left out."""
    return {name: plain(getattr(row, name)) for name in _columns_of(type(row))}


@cache
def _columns_of(table: type[Base]) -> tuple[str, ...]:
    """Return the names of a table's columns, the company left out."""
    return tuple(c.key for c in inspect(table).column_attrs if c.key != "company_id")


def _before(row: Base) -> dict[str, object]:
    state: InstanceState[Base] = inspect(row)
    values = as_written(row)
    for name in values:
        history: History = state.attrs[name].history
        if history.has_changes() and history.deleted:
            values[name] = plain(history.deleted[0])
    return values


@event.listens_for(CompanySession, "before_flush")
def _collect(session: CompanySession, *_: object) -> None:
    """Keep what rows looked like, while the old values are still known."""
    before = session.info.setdefault("before", {})
    gone = session.deleted  # Made anew each time that it is asked for.
    # In an order of their own: the session's is that of a set, another each time.
    for row in sorted((*session.dirty, *gone), key=_place):
        if isinstance(row, BOOKS) and (row in gone or session.is_modified(row)):
            before[row] = _before(row)


def _place(row: Base) -> tuple[str, tuple[object, ...]]:
    state: InstanceState[Base] = inspect(row)
    return row.__tablename__, state.identity or ()


@event.listens_for(CompanySession, "after_flush")
def _record(session: CompanySession, *_: object) -> None:
    before = session.info.pop("before", {})
    new = [row for row in session.new if isinstance(row, BOOKS)]
    if not new and not before:
        return
    gone = session.deleted
    rows: list[Written] = [(row, None, as_written(row)) for row in new]
    rows += [(row, old, None if row in gone else as_written(row)) for row, old in before.items()]
    _keep_rows(session, rows)


def has_written(session: Session) -> bool:
    """Tell whether the open change has touched any row of the books, as far as it was flushed."""
    return bool(session.info.get("change_rows"))


def written_rows(session: Session) -> Sequence[Columns]:
    """Return the rows that the open change has touched, as far as they were flushed."""
    rows: list[Columns] = session.info.get("change_rows", [])
    return rows


def _keep_rows(session: Session, rows: list[Written]) -> None:
    """Keep what was written until the commit, numbered in its order."""
    change: Change | None = session.info.get("change")
    if change is None:
        raise RuntimeError("a write to the books outside of a change")
    first = session.info["change_position"]
    session.info["change_position"] = first + len(rows)
    session.info["change_rows"] += [
        {
            "company_id": change.company_id,
            "change_id": change.id,
            "position": first + offset,
            "table_name": row.__tablename__,
            "row_key": row_key(row),
            "before": before,
            "after": after,
        }
        for offset, (row, before, after) in enumerate(rows)
    ]


@event.listens_for(CompanySession, "before_commit")
def _write_change(session: CompanySession) -> None:
    """Write the change and its rows, in the transaction of what they tell."""
    if session.in_nested_transaction():
        return
    session.flush()
    change: Change | None = session.info.pop("change", None)
    if change is None:
        return
    rows = session.info.pop("change_rows")
    count_in(session, rows)
    seal(session, change)
    dialect = session.get_bind().dialect
    columns = {column.key: getattr(change, column.key) for column in _changes.columns}
    columns["summary"] = change.summary or ""
    insert_into(_changes, dialect).write(session, columns)
    if rows:
        insert_into(_change_rows, dialect).write(session, *rows)
