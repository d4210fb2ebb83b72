"""Copies an SQLite database with SQLite's own backup: page by page, as of one moment."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from core.errors import UserError
from core.storage.database import BUSY_SECONDS, Database, DatabaseBusyError


def path_of(database: Database) -> Path:
    return Path(str(database.engine.url.database))


def copy_to(source: Path, target: Path) -> None:
    """Copy in one step: a reader's view of the write-ahead log, which holds up no writer."""
    with _opened(source) as there, _opened(target) as copy:
        there.backup(copy)


def put_back(file: Path, target: Path) -> None:
    """Overwrite a database in one transaction. Raises UserError while others have it open."""
    with _opened(target) as there:
        _require_alone(there, target)
        with _opened(file, read_only=True) as source:
            source.backup(there)


def revision_in(file: Path) -> str:
    """Return the schema's revision in a backup. Raises UserError for anything that is none."""
    try:
        with closing(_connect(file, read_only=True)) as source:
            [verdict] = source.execute("PRAGMA integrity_check").fetchone()
            [revision] = source.execute("SELECT version_num FROM alembic_version").fetchone()
    except (sqlite3.DatabaseError, TypeError):
        raise UserError(
            f"{file} 不是 Salesbeat 的备份，或已经损坏。请换一个备份文件。",
            f"{file} is no backup of Salesbeat, or is damaged. Choose another file.",
        ) from None
    if verdict != "ok":
        raise UserError(
            f"{file} 已经损坏，不是完好的备份。请换一个备份文件。",
            f"{file} is damaged and no backup: {verdict}. Choose another file.",
        )
    return str(revision)


def _require_alone(connection: sqlite3.Connection, path: Path) -> None:
    """Leaving the write-ahead log needs a database that nobody else has open, not even idle."""
    try:
        connection.execute("PRAGMA journal_mode=DELETE").fetchall()
    except sqlite3.OperationalError:
        raise UserError(
            f"{path} 正在被使用。请先停止机器人，再恢复。",
            f"{path} is in use. Stop the bot first, then restore.",
            code="in_use",
        ) from None


@contextmanager
def _opened(path: Path, *, read_only: bool = False) -> Iterator[sqlite3.Connection]:
    try:
        # sqlite3's own `with` only ends the transaction.
        with closing(_connect(path, read_only=read_only)) as connection:
            yield connection
    except sqlite3.Error as problem:
        raise _trouble(path, problem) from None


def _trouble(path: Path, problem: sqlite3.Error) -> UserError:
    code = getattr(problem, "sqlite_errorcode", 0) & 0xFF
    if code in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
        return DatabaseBusyError()
    if code in {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR}:
        return UserError(
            f"{path.parent} 所在的磁盘满了或出错了，什么都没有写。请腾出空间再试。",
            f"The disk of {path.parent} is full or fails; nothing was written. Make room, then "
            "try again.",
            code="disk",
        )
    return UserError(f"{path} 打不开或写不了：{problem}。", f"{path}: {problem}.")


def _connect(path: Path, *, read_only: bool) -> sqlite3.Connection:
    if not read_only:
        return sqlite3.connect(path, timeout=BUSY_SECONDS)
    # A backup may lie where nothing can be written; nobody writes to it either.
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
