"""Writes what waits on the shelves, in bulk, each row recorded in the change.

The rows that it leaves in `change_rows` are those that the session's hook would have left.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import islice
from typing import TypeVar

from sqlalchemy import Connection, bindparam, insert
from sqlalchemy.orm import Session

from core.files.importing.shelf import Record, Shelf
from core.storage.changes import Author, begin_change, plain
from core.storage.tables import Change, ChangeRow
from core.storage.trail import count_in

BATCH = 2000
INTENT = "import"
T = TypeVar("T")


def write(session: Session, shelves: Sequence[Shelf], author: Author, now: datetime) -> Change:
    """Write everything under one change."""
    change = begin_change(session, author, INTENT, now)
    connection = session.connection()
    for shelf in shelves:
        _insert(connection, shelf)
        _update(connection, shelf)
        _record(session, change, shelf)
    return change


def _insert(connection: Connection, shelf: Shelf) -> None:
    for rows in _batches(shelf.new_rows()):
        connection.execute(shelf.table.insert(), rows)


def _update(connection: Connection, shelf: Shelf) -> None:
    table = shelf.table
    keys = [column.key for column in table.primary_key.columns]
    others = [column.key for column in table.columns if column.key not in keys]
    statement = table.update().values({name: bindparam(f"new_{name}") for name in others})
    for name in keys:
        statement = statement.where(table.c[name] == bindparam(f"key_{name}"))
    for pairs in _batches(shelf.changed_rows()):
        values = [_named(after, keys, others) for _, after in pairs]
        connection.execute(statement, values)


def _named(row: Record, keys: list[str], others: list[str]) -> Record:
    return {f"key_{k}": row[k] for k in keys} | {f"new_{o}": row[o] for o in others}


def _record(session: Session, change: Change, shelf: Shelf) -> None:
    keys = [column.key for column in shelf.table.primary_key.columns][1:]
    rows = ((None, row) for row in shelf.new_rows())
    for batch in _batches([*rows, *shelf.changed_rows()]):
        first = session.info["change_position"]
        session.info["change_position"] = first + len(batch)
        values = [
            {
                "company_id": change.company_id,
                "change_id": change.id,
                "position": first + offset,
                "table_name": shelf.table.name,
                "row_key": "/".join(str(after[key]) for key in keys),
                "before": None if before is None else _as_json(before),
                "after": _as_json(after),
            }
            for offset, (before, after) in enumerate(batch)
        ]
        count_in(session, values)
        session.connection().execute(insert(ChangeRow), values)


def _as_json(row: Record) -> Record:
    return {name: plain(value) for name, value in row.items() if name != "company_id"}


def _batches(rows: Iterable[T]) -> Iterator[list[T]]:
    waiting = iter(rows)
    while batch := list(islice(waiting, BATCH)):
        yield batch
