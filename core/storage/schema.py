"""Brings a database to the schema of this version, and says when it cannot be used.

Alembic is loaded only when there is something to migrate: a bot that starts finds its schema
current, and needs neither the time nor the memory.
"""

from pathlib import Path

from sqlalchemy import inspect, text
from sqlalchemy.exc import DBAPIError

from core.errors import UserError
from core.storage.database import Database
from core.storage.troubles import unreachable

MIGRATIONS = Path(__file__).parent / "migrations"


def migrate(database: Database) -> None:
    """Bring the database to the newest schema; an empty one gets all of it.

    Raises UserError when the schema is newer than this version or the place is not writable.
    """
    if require_not_newer(database) == known_revisions()[-1]:
        return
    from alembic import command

    from core.storage.migrations.config import alembic_config

    config = alembic_config()
    try:
        with database.engine.begin() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
    except DBAPIError as problem:
        raise unreachable(database.engine, problem) from problem


def is_current(database: Database) -> bool:
    return revision_of(database) == known_revisions()[-1]


def known_revisions() -> list[str]:
    """Return every revision of this version, oldest first: files are named 0001_…, 0002_…."""
    return sorted(path.name.split("_")[0] for path in (MIGRATIONS / "versions").glob("0*.py"))


def revision_of(database: Database) -> str | None:
    """Return the revision the database stands at, none for an empty one."""
    try:
        with database.reader.connect() as connection:
            if not inspect(connection).has_table("alembic_version"):
                return None
            revision: str | None = connection.scalar(
                text("SELECT version_num FROM alembic_version")
            )
            return revision
    except DBAPIError as problem:
        raise unreachable(database.engine, problem) from problem


def require_not_newer(database: Database) -> str | None:
    """Return the revision of the database. Raises UserError when this version does not know it."""
    revision = revision_of(database)
    if revision is not None and revision not in known_revisions():
        raise UserError(
            f"数据库来自更新的版本（{revision}），请升级 Salesbeat 后再打开。",
            f"The database was made by a newer version ({revision}). Upgrade Salesbeat to open it.",
            code="newer_schema",
        )
    return revision
