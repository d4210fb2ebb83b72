"""Opens the database and hands out transactions; nobody else commits.

SQLite: WAL, every commit on disk, one writer at a time in this process (`BEGIN IMMEDIATE`).
PostgreSQL: short lock and statement limits. Platform facts: design.md 3.
"""

import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from sqlite3 import Connection as SqliteConnection

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.orm import Session

from core.errors import UserError
from core.storage.sessions import CompanySession
from core.storage.troubles import (
    DatabaseBusyError,
    DiskError,
    disk_error,
    is_contention,
    is_of_the_disk,
)

__all__ = ["BUSY_SECONDS", "Database", "DatabaseBusyError", "DiskError"]

BUSY_SECONDS = 2.0
LOOK_AGAIN_SECONDS = 0.05
POSTGRESQL_LIMITS = (
    "-c lock_timeout=3000 -c statement_timeout=10000 -c idle_in_transaction_session_timeout=30000"
)


class Database:
    """One database, open for reading and writing."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.engine = _open(url)
        self.is_sqlite = self.engine.dialect.name == "sqlite"
        # Begins without a writer's turn.
        self.reader = self.engine.execution_options(salesbeat_reads_only=True)
        # Waiting here costs nothing and ends at once; SQLite's own busy wait polls.
        self._writer_turn = threading.Lock() if self.is_sqlite else None

    @contextmanager
    def writing(self, company_id: int) -> Iterator[Session]:
        """Open the one transaction of a piece of work: committed at the end, or nothing of it.

        Raises DatabaseBusyError when no turn came within two seconds.
        """
        with self._turn(), self._session(self.engine, company_id) as session, session.begin():
            yield session

    @contextmanager
    def reading(self, company_id: int) -> Iterator[Session]:
        """Open a consistent view that never waits for writers and writes nothing."""
        with self._session(self.reader, company_id) as session:
            yield session

    @contextmanager
    def _session(self, engine: Engine, company_id: int) -> Iterator[Session]:
        with CompanySession(engine, company_id=company_id) as session:
            try:
                yield session
            except DBAPIError as problem:
                if is_contention(problem):
                    raise DatabaseBusyError from problem
                if is_of_the_disk(problem):
                    raise disk_error(problem, self.engine) from problem
                raise

    @contextmanager
    def _turn(self) -> Iterator[None]:
        if self._writer_turn is None:
            yield
            return
        if not self._writer_turn.acquire(timeout=BUSY_SECONDS):
            raise DatabaseBusyError
        try:
            yield
        finally:
            self._writer_turn.release()

    def close(self) -> None:
        self.engine.dispose()


def _open(url: str) -> Engine:
    try:
        parsed = make_url(url)
    except ArgumentError:
        raise _unusable(url) from None
    match parsed.get_backend_name():
        case "sqlite":
            engine = create_engine(
                parsed,
                connect_args={"timeout": BUSY_SECONDS},
                pool_size=16,
                # The connection used last has read what the next one asks for: fewer stay warm.
                pool_use_lifo=True,
            )
            event.listen(engine, "connect", _prepare_sqlite)
            event.listen(engine, "begin", _begin_sqlite)
            return engine
        case "postgresql":
            return create_engine(
                parsed.set(drivername="postgresql+psycopg"),
                connect_args={"options": POSTGRESQL_LIMITS, "connect_timeout": 5},
                pool_size=16,
                pool_pre_ping=True,
                hide_parameters=True,
            )
        case _:
            raise _unusable(url)


def _unusable(url: str) -> UserError:
    shown = url.rsplit("@", maxsplit=1)[-1]
    return UserError(
        f"DATABASE_URL 无法使用：{shown}。请写成 sqlite:///salesbeat.db 或 postgresql+psycopg://…",
        f"DATABASE_URL cannot be used: {shown}. "
        "Write sqlite:///salesbeat.db or postgresql+psycopg://…",
    )


def _prepare_sqlite(connection: SqliteConnection, _record: object) -> None:
    # The driver's own transaction handling would begin late and upgrade read locks: SQLITE_BUSY.
    connection.isolation_level = None
    _keep_a_log(connection)
    for pragma in (
        "synchronous=FULL",
        "foreign_keys=ON",
        "trusted_schema=OFF",
        "cache_size=-16000",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _keep_a_log(connection: SqliteConnection) -> None:
    """Turn the write-ahead log on, where it is not: SQLite does not wait for that by itself."""
    until = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            [mode] = connection.execute("PRAGMA journal_mode").fetchone()
            if mode != "wal":
                connection.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError as problem:
            if "locked" not in str(problem) or time.monotonic() > until:
                raise
            time.sleep(LOOK_AGAIN_SECONDS)
        else:
            return


def _begin_sqlite(connection: Connection) -> None:
    reads_only = connection.get_execution_options().get("salesbeat_reads_only", False)
    connection.exec_driver_sql("BEGIN" if reads_only else "BEGIN IMMEDIATE")
