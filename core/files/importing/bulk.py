"""Inserts many rows the way each database likes best: COPY, or one prepared statement."""

from collections.abc import Callable, Sequence
from itertools import repeat
from typing import Any

from sqlalchemy import Table
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import Session

from core.files.importing.shelf import Record

Values = tuple[object, ...]
Bind = Callable[[object], object] | None


def insert_rows(
    session: Session,
    table: Table,
    rows: Sequence[Any],
    columns: Sequence[str] | None = None,
) -> None:
    """Insert rows, each a record of all columns or the values of those named.

    Values of named columns are as the driver takes them, JSON as text.
    """
    connection = session.connection()
    names = list(columns or (column.key for column in table.columns))
    values = _bound(table, names, connection.dialect, rows) if columns is None else list(rows)
    if connection.dialect.name == "postgresql":
        _copy(session, table, names, values)
        return
    quoted = ", ".join(names)
    marks = ", ".join(repeat("?", len(names)))
    statement = f"INSERT INTO {table.name} ({quoted}) VALUES ({marks})"  # noqa: S608 (our own names)
    connection.exec_driver_sql(statement, values)


def _copy(session: Session, table: Table, names: Sequence[str], values: Sequence[Values]) -> None:
    driver = session.connection().connection.driver_connection
    if driver is None:
        raise RuntimeError("the connection to the database is gone")
    statement = f"COPY {table.name} ({', '.join(names)}) FROM STDIN"
    with driver.cursor() as cursor, cursor.copy(statement) as copy:
        for row in values:
            copy.write_row(row)


def _bound(
    table: Table, names: Sequence[str], dialect: Dialect, rows: Sequence[Record]
) -> list[Values]:
    """Turn records into what the driver takes, column by column."""
    columns = []
    for name in names:
        bind: Bind = table.c[name].type.dialect_impl(dialect).bind_processor(dialect)
        values = [row[name] for row in rows]
        columns.append(values if bind is None else [bind(value) for value in values])
    return list(zip(*columns, strict=True))
