"""Copies the whole database to a file and back: one moment of it, while others write.

A backup appears whole or not at all, and so does a restored database.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sqlalchemy import func, select

from core.errors import UserError
from core.storage import backup_postgresql, backup_sqlite
from core.storage.database import Database
from core.storage.schema import known_revisions, require_not_newer, revision_of
from core.storage.tables import Person
from core.storage.troubles import require_there


def write_backup(database: Database, file: Path, *, replace: bool = False) -> None:
    """Write a copy as of now, over one that is there only to `replace` it. Raises UserError."""
    require_there(database.engine)
    if revision_of(database) is None:
        raise UserError(
            "数据库还是空的，没有可备份的内容。", "The database is empty; nothing to back up."
        )
    _require_place(database, file, replace=replace)
    with _appearing_whole(file) as partial:
        if database.is_sqlite:
            backup_sqlite.copy_to(backup_sqlite.path_of(database), partial)
        else:
            backup_postgresql.dump(database, partial)


def restore_backup(database: Database, file: Path, *, replace: bool) -> None:
    """Put a copy back, whole or not at all.

    Raises UserError for what is no backup or one of a newer version, for a database that others
    have open, and for one that holds something unless it may be replaced.
    """
    if not file.is_file():
        raise UserError(f"没有这个文件：{file}。", f"There is no file {file}.")
    _require_known(database, file)
    require_not_newer(database)
    if not replace and _has_people(database):
        raise UserError(
            "数据库里已有数据。确定要覆盖，请加 --replace。",
            "The database holds data already. Add --replace to overwrite it.",
        )
    database.close()
    if database.is_sqlite:
        backup_sqlite.put_back(file, backup_sqlite.path_of(database))
    else:
        backup_postgresql.put_back(file, database)


def _require_place(database: Database, file: Path, *, replace: bool) -> None:
    if not file.parent.is_dir():
        raise UserError(f"没有这个目录：{file.parent}。", f"There is no folder {file.parent}.")
    if database.is_sqlite and file.exists() and file.samefile(backup_sqlite.path_of(database)):
        raise UserError(
            f"{file} 就是数据库本身，请换一个文件名。",
            f"{file} is the database itself. Choose another name.",
        )
    if file.exists() and not replace:
        raise UserError(
            f"{file} 已经存在。请换一个文件名，或加 --force 覆盖它。",
            f"{file} exists already. Choose another name, or add --force to overwrite it.",
            code="exists",
        )


@contextmanager
def _appearing_whole(file: Path) -> Iterator[Path]:
    """Give a name to write to; it becomes the file when all went well, else nothing is left."""
    partial = file.with_name(f".{file.name}.{os.getpid()}.part")
    try:
        yield partial
        partial.replace(file)
    except OSError as problem:
        reason = problem.strerror
        raise UserError(
            f"写不了 {file}：{reason}。", f"Cannot write {file}: {reason}."
        ) from problem
    finally:
        _forget(partial)
        # SQLite's own notes beside a copy that did not come to its end.
        _forget(partial.with_name(f"{partial.name}-journal"))


def _forget(file: Path) -> None:
    with suppress(OSError):
        file.unlink()


def _require_known(database: Database, file: Path) -> None:
    revision_in = backup_sqlite.revision_in if database.is_sqlite else backup_postgresql.revision_in
    revision = revision_in(file)
    if revision not in known_revisions():
        raise UserError(
            f"备份来自更新的版本（{revision}），请升级 Salesbeat 后再恢复。",
            f"The backup was made by a newer version ({revision}). "
            "Upgrade Salesbeat to restore it.",
            code="newer_schema",
        )


def _has_people(database: Database) -> bool:
    if revision_of(database) is None:
        return False
    with database.engine.connect() as connection:
        return bool(connection.scalar(select(func.count()).select_from(Person.__table__)))
