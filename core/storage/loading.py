"""Whole records from plain rows: the session knows them like any that it read itself.

Reading them through the session's own loader costs five times as much.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Dialect, Select
from sqlalchemy.orm import Mapper, Session, make_transient_to_detached

from core.storage.columns import Base
from core.storage.on_driver import OnDriver, Values


class OfTable:
    """How the columns of one table, beginning at a place of a row, become one of its records."""

    def __init__(self, mapper: Mapper[Base], start: int) -> None:
        self._mapper = mapper
        self._names = [mapper.get_property_by_column(one).key for one in mapper.columns]
        self._start, self.end = start, start + len(self._names)
        self._key = [
            start + place for place, column in enumerate(mapper.columns) if column.primary_key
        ]

    def record(self, session: Session, row: Sequence[object]) -> Base | None:
        """Return the record of a row: the one that the session knows already, if it does."""
        key = tuple([row[place] for place in self._key])
        if None in key:
            return None  # of an outer join
        known = session.identity_map.get(self._mapper.identity_key_from_primary_key(key))
        if isinstance(known, Base):
            return known
        record = self._mapper.class_()
        vars(record).update(zip(self._names, row[self._start : self.end], strict=True))
        make_transient_to_detached(record)
        session.add(record)
        return record


class Records:
    """A statement that asks for whole records, one or several tables side by side."""

    def __init__(self, statement: Select[*tuple[Any, ...]], dialect: Dialect) -> None:
        columns = tuple(statement.selected_columns)
        self._on_driver = OnDriver(statement, columns, dialect)
        self._tables: list[OfTable] = []
        for described in statement.column_descriptions:
            start = self._tables[-1].end if self._tables else 0
            self._tables.append(OfTable(described["entity"].__mapper__, start))

    def rows(self, session: Session, values: Values) -> list[tuple[Any, ...]]:
        return [
            tuple([table.record(session, row) for table in self._tables])
            for row in self._on_driver.rows(session, values)
        ]
