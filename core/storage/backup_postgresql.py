"""Copies a PostgreSQL database with its own programs: pg_dump sees one moment of it.

Who owns what and who may read it is the server's business and not in the copy.
"""

import os
import re
import subprocess
import tempfile
from pathlib import Path

from sqlalchemy import URL, text

from core.errors import UserError
from core.storage.database import Database
from core.storage.tables import Base

_OURS = ("--no-owner", "--no-privileges")
_VERSION = re.compile(r"^COPY [\w.]*alembic_version .*\n(\w+)$", re.MULTILINE)


def dump(database: Database, file: Path) -> None:
    _run(database, "pg_dump", *_OURS, "--format=custom", f"--file={file}")


def put_back(file: Path, database: Database) -> None:
    """Replace our tables in one transaction. Raises UserError while others are connected."""
    _require_alone(database)
    with tempfile.TemporaryDirectory(prefix="salesbeat-restore-") as folder:
        script = Path(folder) / "restore.sql"
        _run(None, "pg_restore", *_OURS, f"--file={script}", str(file))
        _run(
            database, "psql", "--no-psqlrc", "--quiet", "--single-transaction",
            "--output=/dev/null", "--set=ON_ERROR_STOP=1", f"--command={_clearing()}",
            f"--file={script}",
        )  # fmt: skip


def _clearing() -> str:
    """Return what drops our tables, with the views on them, and nobody else's."""
    names = ", ".join(f'"{name}"' for name in (*Base.metadata.tables, "alembic_version"))
    return f"SET client_min_messages = warning; DROP TABLE IF EXISTS {names} CASCADE"


def revision_in(file: Path) -> str:
    """Return the schema's revision in a backup. Raises UserError for anything that is none."""
    arguments = ("--data-only", "--table=alembic_version", "--file=-", str(file))
    found = _VERSION.search(_run(None, "pg_restore", *arguments))
    if found is None:
        raise UserError(
            f"{file} 不是 Salesbeat 的备份。", f"{file} is no backup of a Salesbeat database."
        )
    return found[1]


def _require_alone(database: Database) -> None:
    others = text(
        "SELECT count(*) FROM pg_stat_activity"
        " WHERE datname = current_database() AND pid <> pg_backend_pid()"
    )
    with database.engine.connect() as connection:
        count = connection.scalar(others)
    database.close()
    if count:
        raise UserError(
            f"数据库正在被使用（{count} 个连接）。请先停止机器人，再恢复。",
            f"The database is in use ({count} connections). Stop the bot first, then restore.",
            code="in_use",
        )


def _run(database: Database | None, program: str, *arguments: str) -> str:
    where = [] if database is None else [f"--dbname={_address(database.engine.url)}"]
    password = "" if database is None else database.engine.url.password
    try:
        done = subprocess.run(  # noqa: S603 (our own arguments, no shell)
            [program, *where, *arguments],
            check=True, capture_output=True, text=True,
            # Not in the arguments, which everybody on the machine can read.
            env=os.environ | ({"PGPASSWORD": str(password)} if password else {}),
        )  # fmt: skip
    except FileNotFoundError:
        raise UserError(
            f"需要 {program}，请安装 postgresql-client。",
            f"{program} is needed. Install postgresql-client.",
        ) from None
    except subprocess.CalledProcessError as problem:
        reason = problem.stderr.strip().splitlines()[0] if problem.stderr.strip() else "?"
        raise UserError(f"{program}：{reason}", f"{program}: {reason}") from None
    return done.stdout


def _address(url: URL) -> str:
    plain = url.set(drivername="postgresql", password=None)
    return plain.render_as_string(hide_password=False)
