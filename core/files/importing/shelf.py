"""The rows of one table during an import: those that stand, and those waiting to be written.

Rows are dicts of column name → value here: the session's own unit of work costs several times
as much on rows by the ten thousand.
"""

from collections.abc import Callable, Iterator
from enum import StrEnum
from operator import itemgetter
from typing import Any

from sqlalchemy import Select, Table, select
from sqlalchemy.orm import Session

from core.files.cells import clean
from core.storage.columns import Base, new_id
from core.storage.sessions import company_of

Record = dict[str, object]
Key = tuple[object, ...]


class Outcome(StrEnum):
    """What became of one row of a file."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


class Entry:
    """One row on a shelf. `before` is what the books hold of it: None when it is new."""

    __slots__ = ("before", "row")

    def __init__(self, row: Record, before: Record | None) -> None:
        self.row = row
        self.before = before

    @property
    def is_new(self) -> bool:
        return self.before is None

    def change(self, **values: object) -> Outcome:
        """Set values; tells whether any of them differs from what stood."""
        row = self.row
        different = {name: new for name, new in values.items() if not same(row[name], new)}
        if not different:
            return Outcome.UNCHANGED
        self.row = self.row | different
        return Outcome.NEW if self.is_new else Outcome.CHANGED

    def keep_only(self, *columns: str) -> None:
        """Forget what the row holds besides; nothing is changed of it any more."""
        self.row = self.before = {name: self.row[name] for name in columns}

    def put(self, name: str, value: object) -> None:
        """Set one value that differs. A new row is nobody else's, and needs no copy."""
        if self.before is None:
            self.row[name] = value
        else:
            self.row = self.row | {name: value}


class Shelf:
    """Rows of one table of one company, found by what makes a row the same row.

    All that the books hold of it, or what `standing` selects.
    """

    def __init__(
        self,
        session: Session,
        model: type[Base],
        key: Callable[[Record], Key],
        standing: Select[Any] | None = None,
    ) -> None:
        self.model = model
        self.table: Table = model.__table__  # type: ignore[assignment]  # a mapped class has one
        self.key = key
        self._blank: Record = dict.fromkeys(column.key for column in self.table.columns)
        self._blank["company_id"] = company_of(session)
        self._entries: dict[Key, list[Entry]] = {}
        chosen = self._all() if standing is None else standing
        for record in self._read(session, chosen):
            self._entries.setdefault(key(record), []).append(Entry(record, record))

    def _read(self, session: Session, chosen: Select[Any]) -> list[Record]:
        """Return rows, the oldest first: sorted here, or SQLite would choose its index for that."""
        found = [dict(row) for row in session.connection().execute(chosen).mappings()]
        found.sort(key=itemgetter(*[column.key for column in self.table.primary_key.columns][1:]))
        return found

    def _all(self) -> Select[Any]:
        columns = self.table.columns
        return select(self.table).where(columns.company_id == self._blank["company_id"])

    def settle(self) -> None:
        """Take what was written for what the books hold."""
        for entry in self.entries():
            entry.before = entry.row

    def find(self, key: Key) -> list[Entry]:
        """Return the rows with this key, the oldest first."""
        return self._entries.get(key, [])

    def rename(self, entry: Entry, **values: object) -> None:
        """Change what an entry is found by."""
        self._entries[self.key(entry.row)].remove(entry)
        entry.change(**values)
        self._entries.setdefault(self.key(entry.row), []).append(entry)

    def add(self, **values: object) -> Entry:
        """Put a new row on the shelf, its company and id filled in."""
        return self.put(None, values)

    def put(self, key: Key | None, values: Record) -> Entry:
        """Put a new row on the shelf; its key may be known already."""
        row = self._blank | values
        if "id" in row and row["id"] is None:
            row["id"] = new_id()
        entry = Entry(row, None)
        self._entries.setdefault(key or self.key(row), []).append(entry)
        return entry

    def entries(self) -> Iterator[Entry]:
        return (entry for entries in self._entries.values() for entry in entries)

    @property
    def differs(self) -> bool:
        return any(entry.before is not entry.row for entry in self.entries())

    def new_rows(self) -> list[Record]:
        return [entry.row for entry in self.entries() if entry.before is None]

    def changed_rows(self) -> list[tuple[Record, Record]]:
        """Return the changed rows, each as it stands and as it will be."""
        return [
            (entry.before, entry.row)
            for entry in self.entries()
            if entry.before is not None and entry.before is not entry.row
        ]


def same(old: object, new: object) -> bool:
    """Compare as files can tell: text that differs in invisible characters only is the same."""
    if old == new:
        return True
    return isinstance(old, str) and isinstance(new, str) and clean(old) == clean(new)
