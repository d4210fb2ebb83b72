"""Copies the whole database to a file and back; consistent while others write."""

import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import func, select

from core.errors import UserError
from core.storage.database import Database
from core.storage.schema import require_not_newer, revision_of
from core.storage.tables import Person


def write_backup(database: Database, file: Path) -> None:
    """Write a copy as of now. Raises UserError when the place or the database is unusable."""
    if revision_of(database) is None:
        raise UserError(
            "数据库还是空的，没有可备份的内容。", "The database is empty; nothing to back up."
        )
    if not file.parent.is_dir():
        raise UserError(f"没有这个目录：{file.parent}。", f"There is no folder {file.parent}.")
    if database.is_sqlite:
        with _opened(_path(database)) as source, _opened(file) as copy:
            source.backup(copy)
    else:
        _run_postgresql("pg_dump", database, "--format=custom", f"--file={file}")


def restore_backup(database: Database, file: Path, *, replace: bool) -> None:
    """Put a copy back, whole or not at all. Raises UserError for anything that is no backup."""
    if not file.is_file():
        raise UserError(f"没有这个文件：{file}。", f"There is no file {file}.")
    if not replace and _has_people(database):
        raise UserError(
            "数据库里已有数据。确定要覆盖，请加 --replace。",
            "The database holds data already. Add --replace to overwrite it.",
        )
    if not database.is_sqlite:
        _run_postgresql(
            "pg_restore", database, "--clean", "--if-exists", "--single-transaction", str(file)
        )
        return
    _require_whole(file)
    database.close()
    with _opened(file) as source, _opened(_path(database)) as target:
        source.backup(target)
    require_not_newer(database)


def _has_people(database: Database) -> bool:
    if revision_of(database) is None:
        return False
    with database.engine.connect() as connection:
        return bool(connection.scalar(select(func.count()).select_from(Person.__table__)))


def _require_whole(file: Path) -> None:
    try:
        with _opened(file) as source:
            [verdict] = source.execute("PRAGMA integrity_check").fetchone()
            source.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.DatabaseError:
        verdict = "not a Salesbeat database"
    if verdict != "ok":
        raise UserError(f"{file} 不是完好的备份：{verdict}。", f"{file} is no backup: {verdict}.")


def _path(database: Database) -> Path:
    return Path(str(database.engine.url.database))


@contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    try:
        connection = sqlite3.connect(path)
    except sqlite3.OperationalError as problem:
        raise UserError(f"打不开 {path}：{problem}。", f"Cannot open {path}: {problem}.") from None
    # sqlite3's own `with` only ends the transaction.
    with closing(connection):
        yield connection


def _run_postgresql(program: str, database: Database, *arguments: str) -> None:
    url = database.engine.url.set(drivername="postgresql").render_as_string(hide_password=False)
    try:
        subprocess.run(  # noqa: S603 (our own arguments, no shell)
            [program, f"--dbname={url}", *arguments], check=True, capture_output=True, text=True
        )
    except FileNotFoundError:
        raise UserError(
            f"需要 {program}，请安装 postgresql-client。",
            f"{program} is needed. Install postgresql-client.",
        ) from None
    except subprocess.CalledProcessError as problem:
        reason = problem.stderr.strip().splitlines()[0] if problem.stderr else "?"
        raise UserError(f"{program}：{reason}", f"{program}: {reason}") from None
