"""What was changed, by whom and when: the trail as one reads it, newest first."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import BigInteger, ColumnElement, and_, cast, func, null, or_, select
from sqlalchemy.orm import Session, aliased

from core.storage.tables import Change, ChangeRow, Person
from core.storage.undo import Effect, effects_in, effects_of

# A change of more rows than this, such as an import, is told by how many rows of what.
TOLD_ROW_BY_ROW = 40
AT_A_TIME = 200
UNDO = "undo"
MOST_REMOVED = 100


@dataclass(frozen=True)
class RecordKey:
    """One record of the books; rows whose key begins with its own (stages of a deal) are its own.

    `parts` names the tables of those rows.
    """

    table: str
    key: str
    parts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Wanted:
    """Which changes are asked for: all where nothing is said; the range includes both ends.

    Without `undos` only what people did themselves, not what took it back or brought it back.
    """

    actor_id: int | None = None
    records: tuple[RecordKey, ...] = ()
    since: datetime | None = None
    until: datetime | None = None
    undos: bool = True


@dataclass(frozen=True)
class PastChange:
    """One change with the names of its people, and what it did, row by row or counted."""

    change: Change
    actor: str | None
    on_behalf_of: str | None
    effects: tuple[Effect, ...]
    counts: tuple[tuple[str, int], ...] = ()


def past_changes(
    session: Session, wanted: Wanted, limit: int | None = None
) -> Iterator[PastChange]:
    """Yield the changes that are asked for, the newest first."""
    actor, other = aliased(Person), aliased(Person)
    statement = (
        select(Change, actor.name, other.name)
        .outerjoin(actor, and_(actor.company_id == Change.company_id, actor.id == Change.actor_id))
        .outerjoin(
            other,
            and_(other.company_id == Change.company_id, other.id == Change.on_behalf_of_id),
        )
        .where(*_conditions(wanted))
        .order_by(Change.id.desc())
        .limit(limit)
    )
    if limit is None:
        statement = statement.execution_options(yield_per=AT_A_TIME)
    # Who has seen enough stops early: a cursor on the server is closed with the list.
    with closing(session.execute(statement)) as found:
        for change, name, other_name in found:
            yield _told(session, change, (name, other_name), wanted.records)


def takers_back(session: Session, records: tuple[RecordKey, ...]) -> list[Change]:
    """Return the undos and corrections of changes to these records, the newest first."""
    touched = Change.id.in_(select(ChangeRow.change_id).where(_is_of(records)))
    wanted = select(Change).where(Change.undoes.is_not(None), touched)
    return list(session.scalars(wanted.order_by(Change.id.desc())))


def removed_from(session: Session, account_id: int, tables: tuple[str, ...]) -> list[RecordKey]:
    """Return the records of a customer that an undo or a correction took out of the books."""
    account = cast(ChangeRow.before["account_id"].as_string(), BigInteger)
    mine = and_(Change.company_id == ChangeRow.company_id, Change.id == ChangeRow.change_id)
    wanted = (
        select(ChangeRow.table_name, ChangeRow.row_key)
        .join(Change, mine)
        .where(
            Change.undoes.is_not(None),
            ChangeRow.table_name.in_(tables),
            ChangeRow.after.is_(null()),
            account == account_id,
        )
        .order_by(Change.id.desc())
        .limit(MOST_REMOVED)
    )
    return [RecordKey(table, key) for table, key in {tuple(row) for row in session.execute(wanted)}]


def records_pointing_at(
    session: Session, table: str, column: str, ids: Sequence[int]
) -> list[RecordKey]:
    """Return the records of a table, gone ones too, that named one of these in a column."""
    before, after = (
        cast(values[column].as_string(), BigInteger).in_(ids)
        for values in (ChangeRow.before, ChangeRow.after)
    )
    wanted = select(ChangeRow.row_key).where(ChangeRow.table_name == table, or_(before, after))
    return [RecordKey(table, key) for key in sorted(set(session.scalars(wanted)))]


def _conditions(wanted: Wanted) -> Iterator[ColumnElement[bool]]:
    if wanted.actor_id is not None:
        yield or_(Change.actor_id == wanted.actor_id, Change.on_behalf_of_id == wanted.actor_id)
    if wanted.since is not None:
        yield Change.made_at >= wanted.since
    if wanted.until is not None:
        yield Change.made_at <= wanted.until
    if not wanted.undos:
        yield or_(Change.undoes.is_(None), Change.intent != UNDO)
    if wanted.records:
        yield Change.id.in_(select(ChangeRow.change_id).where(_is_of(wanted.records)))


def _is_of(records: tuple[RecordKey, ...]) -> ColumnElement[bool]:
    """Match the rows of records; those of one table together, as there may be very many."""
    keys: dict[str, list[str]] = {}
    for record in records:
        keys.setdefault(record.table, []).append(record.key)
    themselves = (
        and_(ChangeRow.table_name == table, ChangeRow.row_key.in_(mine))
        for table, mine in keys.items()
    )
    return or_(*themselves, *(part for record in records for part in _parts_of(record)))


def _parts_of(record: RecordKey) -> Iterator[ColumnElement[bool]]:
    for part in record.parts:
        yield and_(
            ChangeRow.table_name == part,
            # Written as a range, so that the index on the key serves: “/” comes before “0”.
            ChangeRow.row_key >= f"{record.key}/",
            ChangeRow.row_key < f"{record.key}0",
        )


def _told(
    session: Session,
    change: Change,
    names: tuple[str | None, str | None],
    records: tuple[RecordKey, ...],
) -> PastChange:
    if records:
        return PastChange(change, *names, tuple(_effects_on(session, change, records)))
    counts = _counts(session, change)
    if sum(count for _, count in counts) > TOLD_ROW_BY_ROW:
        return PastChange(change, *names, (), counts)
    return PastChange(change, *names, tuple(effects_of(session, change)))


def _counts(session: Session, change: Change) -> tuple[tuple[str, int], ...]:
    rows = session.execute(
        select(ChangeRow.table_name, func.count())
        .where(ChangeRow.change_id == change.id)
        .group_by(ChangeRow.table_name)
        .order_by(ChangeRow.table_name)
    )
    return tuple((table, count) for table, count in rows)


def _effects_on(session: Session, change: Change, records: tuple[RecordKey, ...]) -> list[Effect]:
    mine = select(ChangeRow).where(ChangeRow.change_id == change.id, _is_of(records))
    return effects_in(session.scalars(mine.order_by(ChangeRow.position)))
