"""Compares the records with what their last changes left: finds writes that passed the trail by."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import reduce
from itertools import groupby, islice
from typing import NamedTuple

from sqlalchemy import ColumnElement, Date, String, cast, exists, inspect, select, tuple_
from sqlalchemy.orm import Session

from core.storage.changes import BOOKS, as_written, row_key
from core.storage.columns import IDS_A_SECOND, Base, ExactNumber, UtcDateTime
from core.storage.sessions import company_of
from core.storage.tables import ChangeRow, Region
from core.storage.trail_check import TrailReport
from core.storage.written import exact

AT_A_TIME = 500
# Ids are given when a change begins; of two within this time the later may have ended first.
CLOSE_TOGETHER = 60 * IDS_A_SECOND
Values = Mapping[str, object]


class _Left(NamedTuple):
    """What the newest changes left of a record: the newest last, none where it was taken out."""

    key: str
    states: tuple[Values | None, ...]


def check_records(session: Session, report: TrailReport) -> None:
    """Find records that are not as their last change left them, or that no change made."""
    for table in BOOKS:
        for batch in _batches(_left(session, table)):
            present = _present(session, table, [left.key for left in batch])
            for left in batch:
                if not _agrees(table, present.get(left.key), left):
                    report.found("record", f"{table.__tablename__} {left.key}")
        if table is not Region:
            _find_unmade(session, table, report)


def _left(session: Session, table: type[Base]) -> Iterator[_Left]:
    wanted = (
        select(ChangeRow.row_key, ChangeRow.change_id, ChangeRow.after)
        .where(ChangeRow.table_name == table.__tablename__)
        .order_by(ChangeRow.row_key, ChangeRow.change_id, ChangeRow.position)
        .execution_options(yield_per=AT_A_TIME)
    )
    for key, rows in groupby(session.execute(wanted), key=lambda row: row.row_key):
        steps = [(row.change_id, row.after) for row in rows]
        newest = steps[-1][0]
        close = (after for change_id, after in steps if change_id > newest - CLOSE_TOGETHER)
        yield _Left(str(key), tuple(close))


def _batches(lefts: Iterable[_Left]) -> Iterator[list[_Left]]:
    waiting = iter(lefts)
    while batch := list(islice(waiting, AT_A_TIME)):
        yield batch


def _present(session: Session, table: type[Base], keys: Sequence[str]) -> dict[str, Base]:
    columns = inspect(table).primary_key[1:]
    values = [_typed_key(key) for key in keys]
    found = session.scalars(
        select(table).where(tuple_(*columns).in_(values)).execution_options(populate_existing=True)
    )
    return {row_key(row): row for row in found}


def _typed_key(key: str) -> tuple[object, ...]:
    return tuple(int(part) if part.lstrip("-").isdigit() else part for part in key.split("/"))


def _agrees(table: type[Base], row: Base | None, left: _Left) -> bool:
    now = None if row is None else as_written(row)
    return any(_same(table, now, state) for state in left.states)


def _same(table: type[Base], now: Values | None, state: Values | None) -> bool:
    if now is None or state is None:
        return now is state
    columns = inspect(table).columns
    return all(
        _read(columns[name].type, now[name]) == _read(columns[name].type, value)
        for name, value in state.items()
        if name in now
    )


def _read(kind: object, value: object) -> object:
    """Read a moment or a number, however it was written; other values compare as they are."""
    match kind, value:
        case UtcDateTime(), str():
            return datetime.fromisoformat(value).astimezone(UTC)
        case Date(), str():
            return date.fromisoformat(value[:10])
        case ExactNumber(), str():
            return exact(Decimal(value))
        case _:
            return value


def _find_unmade(session: Session, table: type[Base], report: TrailReport) -> None:
    key = _key_as_text(table)
    made = exists().where(
        ChangeRow.company_id == company_of(session),
        ChangeRow.table_name == table.__tablename__,
        ChangeRow.row_key == key,
    )
    company = inspect(table).primary_key[0]
    for unmade in session.scalars(select(key).where(company == company_of(session), ~made)):
        report.found("record", f"{table.__tablename__} {unmade}")


def _key_as_text(table: type[Base]) -> ColumnElement[str]:
    first, *others = (cast(column, String) for column in inspect(table).primary_key[1:])
    return reduce(lambda text, part: text + "/" + part, others, first)
