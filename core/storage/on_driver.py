"""Statements in the words of the database's own driver: compiled once, run on its cursor.

SQLAlchemy writes and keys a statement, converts its values and words its errors; what it does
around each execution costs ten times what SQLite takes to find a row by its key (61 µs against 4,
measured), and a message needs a dozen. So what every message asks for runs here.
"""

from collections import namedtuple
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from operator import attrgetter
from typing import Any

from sqlalchemy import BindParameter, ClauseElement, Connection, Dialect, Table, event
from sqlalchemy.engine.interfaces import DBAPIConnection, DBAPICursor
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from sqlalchemy.sql.compiler import Compiled, SQLCompiler
from sqlalchemy.types import TypeEngine

from core.storage.sessions import CompanySession

Values = Mapping[str, object]
Convert = Callable[[Any], Any]
DRIVER = "driver_connection"


@dataclass(frozen=True)
class _Bind:
    """One value to be filled in; a fixed one stands in the statement itself."""

    name: str
    convert: Convert | None
    fixed: object

    def of(self, values: Values) -> object:
        value = values.get(self.name, self.fixed)
        return value if self.convert is None else self.convert(value)


class OnDriver:
    """A statement ready for one driver."""

    def __init__(self, statement: ClauseElement, columns: Sequence[Any], dialect: Dialect) -> None:
        compiled = _compiled(statement, dialect)
        if not isinstance(compiled, SQLCompiler):
            raise TypeError("only queries and inserts run on the driver")
        self._sql = compiled.string
        self._dialect = dialect
        self._binds = [
            _Bind(name, _converter(bind, dialect), bind.value) for name, bind in _in_order(compiled)
        ]
        self._by_name = compiled.positiontup is None
        names = [column.key or "" for column in columns]
        # A name that no attribute can have becomes its place: “_2”.
        self._row: Convert = attrgetter("_make")(namedtuple("Row", names, rename=True))  # noqa: PYI024
        self._types: list[TypeEngine[Any]] = [column.type for column in columns]
        self._read: list[tuple[int, Convert]] | None = None

    def rows(self, session: Session, values: Values) -> list[Any]:
        """Return the rows of a query, as tuples with names."""
        cursor = self._cursor_after(session, self._filled(values))
        if self._read is None:
            self._read = self._readers(cursor)
        found = cursor.fetchall()
        cursor.close()
        if not self._read:
            return [self._row(row) for row in found]
        return [self._row(self._converted(row)) for row in found]

    def write(self, session: Session, *rows: Values) -> int:
        """Write each of the rows; returns how many rows of the table were touched."""
        if len(rows) == 1:
            cursor = self._cursor_after(session, self._filled(rows[0]))
        else:
            cursor = self._cursor_after(session, [self._filled(row) for row in rows])
        touched = cursor.rowcount
        cursor.close()
        return touched

    def _filled(self, values: Values) -> Any:  # noqa: ANN401 (as the driver takes it)
        if self._by_name:
            return {bind.name: bind.of(values) for bind in self._binds}
        return tuple([bind.of(values) for bind in self._binds])

    def _converted(self, row: Sequence[object]) -> list[object]:
        values = list(row)
        for place, convert in self._read or ():
            values[place] = convert(values[place])
        return values

    def _readers(self, cursor: DBAPICursor) -> list[tuple[int, Convert]]:
        described = cursor.description or ()
        found: list[tuple[int, Convert]] = []
        for place, (kind, column) in enumerate(zip(self._types, described, strict=True)):
            convert = kind.dialect_impl(self._dialect).result_processor(self._dialect, column[1])
            if convert is not None:
                found.append((place, convert))
        return found

    def _cursor_after(self, session: Session, filled: Any) -> DBAPICursor:  # noqa: ANN401
        cursor = driver_of(session).cursor()
        try:
            if isinstance(filled, list):
                cursor.executemany(self._sql, filled)
            else:
                cursor.execute(self._sql, filled)
        except self._dialect.loaded_dbapi.Error as problem:
            # Worded as SQLAlchemy would, so that a caller tells busy from broken the same way.
            error = self._dialect.loaded_dbapi.Error
            raise DBAPIError.instance(
                self._sql, None, problem, error, hide_parameters=True, dialect=self._dialect
            ) from problem
        return cursor


@cache
def insert_into(table: Table, dialect: Dialect) -> OnDriver:
    """Return the INSERT of a whole row: every column is asked for, and no default filled in."""
    return OnDriver(table.insert(), (), dialect)


def driver_of(session: Session) -> DBAPIConnection:
    """Return the driver's connection of the session's transaction, which begins if it has not."""
    if DRIVER not in session.info:
        session.connection()
    connection: DBAPIConnection = session.info[DRIVER]
    return connection


def has_fixed_text(statement: ClauseElement, dialect: Dialect) -> bool:
    """Tell whether a statement reads the same for all values: a list in it makes it longer."""
    compiled = _compiled(statement, dialect)
    return isinstance(compiled, SQLCompiler) and not any(
        bind.expanding for bind in compiled.binds.values()
    )


# Who asked about its text runs it next.
@lru_cache(maxsize=1)
def _compiled(statement: ClauseElement, dialect: Dialect) -> Compiled:
    return statement.compile(dialect=dialect)


@event.listens_for(CompanySession, "after_begin")
def _keep_driver(session: Session, _transaction: object, connection: Connection) -> None:
    session.info[DRIVER] = connection.connection.dbapi_connection


@event.listens_for(CompanySession, "after_transaction_end")
def _let_go(session: Session, transaction: Any) -> None:  # noqa: ANN401 (SQLAlchemy's own)
    if transaction.parent is None:
        session.info.pop(DRIVER, None)


def _in_order(compiled: SQLCompiler) -> list[tuple[str, BindParameter[Any]]]:
    names = compiled.binds if compiled.positiontup is None else compiled.positiontup
    return [(name, compiled.binds[name]) for name in names]


def _converter(bind: BindParameter[Any], dialect: Dialect) -> Convert | None:
    return bind.type.dialect_impl(dialect).bind_processor(dialect)
