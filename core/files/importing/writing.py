"""Writes what waits on the shelves, in bulk, each row recorded in the change.

The rows that it leaves in `change_rows` are those that the session's hook would have left.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import count, islice
from typing import TypeVar

from sqlalchemy import Connection, Table, bindparam
from sqlalchemy.orm import Session

from core.files.importing.blocks import Block
from core.files.importing.bulk import insert_rows
from core.files.importing.shelf import Record, Shelf
from core.storage.changes import Author, begin_change
from core.storage.columns import table_of
from core.storage.tables import Change, ChangeRow
from core.storage.trail import count_in, count_in_texts, seal

# Of so many rows at once, most share their people, customers and days with others.
BATCH = 4000
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
        dialect = self.session.connection().dialect
        for new in _batches(shelf.new_rows()):
            block = Block(shelf.table, new)
            insert_rows(self.session, shelf.table, block.bound(dialect))
            self._record(shelf, block, [None] * len(new))
        for changed in _batches(shelf.changed_rows()):
            before, after = zip(*changed, strict=True)
            _update(self.session.connection(), shelf.table, after)
            self._record(shelf, Block(shelf.table, after), Block(shelf.table, before).as_json())

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
        # What the session itself wrote beside the shelves: a helper who owns the customer now.
        if rows := self.session.info.pop("change_rows"):
            count_in(self.session, rows)
            self.session.connection().execute(table_of(ChangeRow).insert(), rows)
        seal(self.session, self.change)
        sealed = {"seal": self.change.seal, "follows": self.change.follows}
        statement = _CHANGES.update().where(
            _CHANGES.c.company_id == self.change.company_id, _CHANGES.c.id == self.change.id
        )
        self.session.connection().execute(statement.values(sealed))
        del self.session.info["change"]

    def _record(self, shelf: Shelf, block: Block, before: Sequence[str | None]) -> None:
        change = self._begun()
        # Told as plain text: the driver asks a text of another class, each time, what it is.
        company_id, change_id, table = change.company_id, change.id, str(shelf.table.name)
        first = self.session.info["change_position"]
        self.session.info["change_position"] = first + len(before)
        keys, after = block.keys(), block.as_json()
        records = [
            (company_id, change_id, position, table, key, old, new)
            for position, key, old, new in zip(count(first), keys, before, after, strict=False)
        ]
        insert_rows(self.session, table_of(ChangeRow), records, _ROW_COLUMNS)
        sealed = [(f"{at} {table} {key}", old, new) for _, _, at, _, key, old, new in records]
        count_in_texts(self.session, sealed)


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
