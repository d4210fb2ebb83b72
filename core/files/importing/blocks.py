"""Turns rows of one table, column by column, into what is written: the driver's values, and JSON.

By column and not by row: what a column wants is asked once, and a value that many rows share (a
person's id, a stage, a day out of a cell) is turned once.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from json import dumps
from json.encoder import encode_basestring_ascii
from operator import itemgetter

from sqlalchemy import Column, Date, Table
from sqlalchemy.engine import Dialect

from core.files.importing.shelf import Record
from core.storage.changes import plain
from core.storage.columns import UtcDateTime

Values = tuple[object, ...]
Turn = Callable[[object], object]


class Block:
    """Some rows of one table."""

    def __init__(self, table: Table, rows: Sequence[Record]) -> None:
        self._columns = list(table.columns)
        self._values = {c.key: list(map(itemgetter(c.key), rows)) for c in self._columns}
        # What each object became, by its identity: the rows are held, and with them the objects.
        self._turned: dict[Turn, dict[int, object]] = defaultdict(dict)

    def bound(self, dialect: Dialect) -> list[Values]:
        """Return the rows as the driver takes them."""
        columns = []
        for column in self._columns:
            values, bind = self._values[column.key], _binding(column, dialect)
            columns.append(values if bind is None else self._each(bind, values))
        return list(zip(*columns, strict=True))

    def as_json(self) -> list[str]:
        """Return the rows as JSON text, the company left out, as `plain` would have it."""
        told = [column.key for column in self._columns if column.key != "company_id"]
        names = ", ".join(f"{encode_basestring_ascii(name)}: %s" for name in told)
        texts = [self._column_as_json(self._values[name]) for name in told]
        return list(map(f"{{{names}}}".__mod__, zip(*texts, strict=True)))

    def keys(self) -> list[str]:
        """Return each row's key inside its company, as text: “17” or “17/lead”."""
        parts = [c.key for c in self._columns if c.primary_key and c.key != "company_id"]
        texts = [map(str, self._values[name]) for name in parts]
        return list(map("/".join, zip(*texts, strict=True)))

    def _column_as_json(self, values: list[object]) -> list[object]:
        classes = set(map(type, values))
        if len(classes) == 1 and (turn := _AT_ONCE.get(classes.pop())):
            return list(map(turn, values))
        return self._each(_as_json, values)

    def _each(self, turn: Turn, values: list[object]) -> list[object]:
        """Turn every value; the very same object is turned once."""
        turned = self._turned[turn]
        different = dict(zip(map(id, values), values, strict=True))
        for identity in different.keys() - turned.keys():
            turned[identity] = turn(different[identity])
        return list(map(turned.__getitem__, map(id, values)))


def _binding(column: Column[object], dialect: Dialect) -> Turn | None:
    """Return what makes the driver's value of one in this column, none where they are the same."""
    if dialect.name == "sqlite" and isinstance(column.type, Date):
        return _day_as_text
    if dialect.name == "sqlite" and isinstance(column.type, UtcDateTime):
        return _moment_as_text
    return column.type.dialect_impl(dialect).bind_processor(dialect)


def _day_as_text(day: object) -> object:
    return None if day is None else str(day)


def _moment_as_text(moment: object) -> object:
    """Write a moment as SQLAlchemy does, which asks for each part of it by its name."""
    if not isinstance(moment, datetime):
        return None
    if moment.tzinfo is None:
        raise ValueError("a moment needs a time zone")
    return moment.astimezone(UTC).isoformat(" ", "microseconds")[:26]


def _as_json(value: object) -> object:
    match value:
        case date() | Decimal():
            return f'"{plain(value)}"'
        case _:
            return dumps(plain(value))


# Of these a text is made sooner than it is known that there is one.
_AT_ONCE: dict[type, Turn] = {
    str: encode_basestring_ascii,  # type: ignore[dict-item]  # told by the class
    int: str,
}
