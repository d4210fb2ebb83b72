"""Inserts many rows the way each database likes best: COPY, or one prepared statement."""

from collections.abc import Sequence
from itertools import repeat

from sqlalchemy import Table
from sqlalchemy.orm import Session

Values = tuple[object, ...]


def insert_rows(
    session: Session,
    table: Table,
    rows: Sequence[Values],
    columns: Sequence[str] | None = None,
) -> None:
    """Insert rows, each the values of the named columns, or of all, as the driver takes them."""
    connection = session.connection()
    names = list(columns or (column.key for column in table.columns))
    if connection.dialect.name == "postgresql":
        _copy(session, table, names, rows)
        return
    quoted = ", ".join(names)
    marks = ", ".join(repeat("?", len(names)))
    statement = f"INSERT INTO {table.name} ({quoted}) VALUES ({marks})"  # noqa: S608 (our own names)
    connection.exec_driver_sql(statement, list(rows))


def _copy(session: Session, table: Table, names: Sequence[str], values: Sequence[Values]) -> None:
    driver = session.connection().connection.driver_connection
    if driver is None:
        raise RuntimeError("the connection to the database is gone")
    statement = f"COPY {table.name} ({', '.join(names)}) FROM STDIN"
    with driver.cursor() as cursor, cursor.copy(statement) as copy:
        for row in values:
            copy.write_row(row)
