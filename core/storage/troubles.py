"""Words what is wrong with a database: busy, full, for reading only, broken, or not there."""

import shutil
import sqlite3
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError, OperationalError

from core.errors import UserError

# Less than this on the disk is none: SQLite calls writing to a full disk an input/output error.
NO_ROOM_BYTES = 1 << 20
READ_ONLY_STATES = {"25006"}
DISK_STATES = {"53100", "58030", *READ_ONLY_STATES}


class DatabaseBusyError(UserError):
    """The database did not let us write in time; nothing was written."""

    def __init__(self) -> None:
        super().__init__(
            "数据库正忙，请稍后再试。", "The database is busy; please try again.", code="busy"
        )


class DiskError(DatabaseBusyError):
    """The disk below the database takes nothing: it is full, broken, or for reading only.

    For who waits for a database that is busy this is no different: it is over when somebody has
    made room, and nothing was written until then.
    """

    def __init__(self, zh: str, en: str) -> None:
        UserError.__init__(self, zh, en, code="disk")


def disk_error(problem: DBAPIError, engine: Engine) -> DiskError:
    """Return what a disk that takes nothing is to be told as."""
    if _is_for_reading_only(problem):
        return DiskError(
            "数据库现在只能读不能写，没有记下来。机器人要能写才能回答：请管理员检查数据库文件和目录的写权限，然后再发一次。",
            "The database can only be read; nothing was saved, and without writing the bot cannot "
            "answer. Ask an admin to check the rights of its file and folder, then send it again.",
        )
    if _is_full(problem, engine):
        return DiskError(
            "数据库所在的磁盘满了，没有记下来。请管理员腾出空间，然后再来一次。",
            "The disk of the database is full; nothing was saved. Ask an admin to make room, then "
            "try again.",
        )
    return DiskError(
        "数据库所在的磁盘满了或出错了，没有记下来。请管理员腾出空间或检查磁盘，然后再来一次。",
        "The disk of the database is full or fails; nothing was saved. Ask "
        "an admin to check the disk and its room, then try again.",
    )


def unreachable(engine: Engine, problem: DBAPIError) -> UserError:
    """Word a database that cannot be opened, without its password."""
    if is_contention(problem):
        return DatabaseBusyError()
    if is_of_the_disk(problem):
        return disk_error(problem, engine)
    where = engine.url.render_as_string(hide_password=True)
    reason = str(problem.orig).strip().splitlines()[0] if problem.orig else "?"
    return UserError(
        f"打不开数据库 {where}：{reason}。请检查 DATABASE_URL 和目录权限。",
        f"Cannot open the database {where}: {reason}. Check DATABASE_URL and the folder's rights.",
        code="database",
    )


def require_there(engine: Engine) -> None:
    """Raise UserError for a database file that is not there: who only reads makes none."""
    path = file_of(engine)
    if path is not None and not path.exists():
        raise UserError(
            f"没有这个数据库文件：{path}。请检查 --db 或 DATABASE_URL；"
            "要新建请用 salesbeat migrate。",
            f"There is no database file {path}. Check --db or DATABASE_URL; "
            "salesbeat migrate makes a new one.",
            code="no_database",
        )


def file_of(engine: Engine) -> Path | None:
    """Return the file of an SQLite database, none for one in memory or on a server."""
    name = engine.url.database or ""
    is_file = engine.dialect.name == "sqlite" and name and not name.startswith((":", "file:"))
    return Path(name) if is_file else None


def is_of_the_disk(problem: DBAPIError) -> bool:
    """Tell a disk that takes nothing. SQLite's codes: https://sqlite.org/rescode.html."""
    if getattr(problem.orig, "sqlstate", None) in DISK_STATES:
        return True
    return _code(problem) in {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_READONLY}


def is_contention(problem: DBAPIError) -> bool:
    """Tell a database that is only busy from one that is broken or gone."""
    state = getattr(problem.orig, "sqlstate", None)
    if state in {"40001", "40P01", "55P03"}:
        return True
    return isinstance(problem, OperationalError) and "locked" in str(problem.orig)


def _is_for_reading_only(problem: DBAPIError) -> bool:
    state = getattr(problem.orig, "sqlstate", None)
    return state in READ_ONLY_STATES or _code(problem) == sqlite3.SQLITE_READONLY


def _is_full(problem: DBAPIError, engine: Engine) -> bool:
    if getattr(problem.orig, "sqlstate", None) == "53100":
        return True
    path = file_of(engine)
    if _code(problem) == sqlite3.SQLITE_FULL:
        return True
    return path is not None and shutil.disk_usage(path.parent).free < NO_ROOM_BYTES


def _code(problem: DBAPIError) -> int:
    return int(getattr(problem.orig, "sqlite_errorcode", 0)) & 0xFF
