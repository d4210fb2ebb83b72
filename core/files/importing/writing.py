"""Writes what waits on the shelves, in bulk, each row recorded in the change.

The rows that it leaves in `change_rows` are those that the session's hook would have left.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from itertools import islice
from json import dumps
from json.encoder import encode_basestring_ascii
from typing import TypeVar

from sqlalchemy import Connection, Table, bindparam
from sqlalchemy.orm import Session

from core.files.importing.bulk import insert_rows
from core.files.importing.shelf import Record, Shelf
from core.storage.changes import Author, begin_change, plain
from core.storage.columns import table_of
from core.storage.tables import Change, ChangeRow
from core.storage.trail import count_in_texts, seal

BATCH = 500
INTENT = "import"
T = TypeVar("T")
_CHANGES = table_of(Change)
_ROW_COLUMNS = (
    "company_id", "change_id", "position", "table_name", "row_key", "before", "after",
)  # fmt: skip


@dataclass
class Writer:
    """Writes shelves under one change, which begins with the first difference."""

    session: Session
    author: Author
    now: datetime
    change: Change | None = None
    summary: str = ""

    def write(self, shelves: Sequence[Shelf]) -> None:
        for shelf in shelves:
            self._write_shelf(shelf)

    def _write_shelf(self, shelf: Shelf) -> None:
        for new in _batches(shelf.new_rows()):
            insert_rows(self.session, shelf.table, new)
            self._record(shelf, [(None, row) for row in new])
        for changed in _batches(shelf.changed_rows()):
            _update(self.session.connection(), shelf.table, [after for _, after in changed])
            self._record(shelf, changed)

    def _begun(self) -> Change:
        """Return the change, in the database already.

        As long as a row there waits for the one it refers to, SQLite looks for others that wait,
        table by table, at each further row: a million rows would take days.
        """
        if self.change is None:
            self.change = begin_change(self.session, self.author, INTENT, self.now)
            # The seal follows the newest change, which is not to be this one.
            count_in_texts(self.session, [])
            self.change.summary = self.summary
            values = {c.key: getattr(self.change, c.key) for c in _CHANGES.columns}
            self.session.connection().execute(_CHANGES.insert(), values)
        return self.change

    def finish(self) -> None:
        """Seal the change; nothing may be written under it any more."""
        if self.change is None:
            return
        self.session.flush()
        seal(self.session, self.change)
        sealed = {"seal": self.change.seal, "follows": self.change.follows}
        statement = _CHANGES.update().where(
            _CHANGES.c.company_id == self.change.company_id, _CHANGES.c.id == self.change.id
        )
        self.session.connection().execute(statement.values(sealed))
        del self.session.info["change"]

    def _record(self, shelf: Shelf, rows: Sequence[tuple[Record | None, Record]]) -> None:
        change = self._begun()
        # Looked up once: an attribute of a mapped row costs as much as the rest of a record.
        company_id, change_id, table = change.company_id, change.id, shelf.table.name
        keys = [column.key for column in shelf.table.primary_key.columns][1:]
        first = self.session.info["change_position"]
        self.session.info["change_position"] = first + len(rows)
        as_json = _Json(shelf.table)
        records = [
            (
                company_id,
                change_id,
                first + offset,
                table,
                "/".join([str(after[key]) for key in keys]),
                None if before is None else as_json(before),
                as_json(after),
            )
            for offset, (before, after) in enumerate(rows)
        ]
        insert_rows(self.session, table_of(ChangeRow), records, _ROW_COLUMNS)
        sealed = [(f"{at} {table} {key}", old, new) for _, _, at, _, key, old, new in records]
        count_in_texts(self.session, sealed)


class _Json:
    """Writes rows of a table as JSON text, the company left out, as `plain` would have it."""

    def __init__(self, table: Table) -> None:
        names = [column.key for column in table.columns if column.key != "company_id"]
        self._names = [(name, f"{encode_basestring_ascii(name)}: ") for name in names]

    def __call__(self, row: Record) -> str:
        # By class and not by isinstance: these are the types that shelves hold, by the million.
        parts = [
            key + _JSON_OF.get((value := row[name]).__class__, _other)(value)
            for name, key in self._names
        ]
        return f"{{{', '.join(parts)}}}"


def _other(value: object) -> str:
    return dumps(plain(value))


_JSON_OF: dict[type, Callable[[object], str]] = {
    str: encode_basestring_ascii,  # type: ignore[dict-item]  # told by the class
    int: str,
    type(None): lambda _: "null",
    date: lambda day: f'"{day}"',
    Decimal: lambda number: f'"{number}"',
}


def _update(connection: Connection, table: Table, rows: Sequence[Record]) -> None:
    keys = [column.key for column in table.primary_key.columns]
    others = [column.key for column in table.columns if column.key not in keys]
    statement = table.update().values({name: bindparam(f"new_{name}") for name in others})
    for name in keys:
        statement = statement.where(table.c[name] == bindparam(f"key_{name}"))
    connection.execute(statement, [_named(row, keys, others) for row in rows])


def _named(row: Record, keys: list[str], others: list[str]) -> Record:
    return {f"key_{k}": row[k] for k in keys} | {f"new_{o}": row[o] for o in others}


def _batches(rows: Iterable[T]) -> Iterator[list[T]]:
    waiting = iter(rows)
    while batch := list(islice(waiting, BATCH)):
        yield batch
