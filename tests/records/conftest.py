import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.storage.database import Database
from tests.postgresql import PostgresqlServer
from tests.records.twins import Twins, founded_anew


@pytest.fixture(scope="module")
def both_databases(
    migrated_sqlite: Path,
    tmp_path_factory: pytest.TempPathFactory,
    postgresql: PostgresqlServer,
    migrated_postgresql: str,
) -> Iterator[tuple[Database, ...]]:
    """Open one database of each kind, to be emptied and founded again and again."""
    path = tmp_path_factory.mktemp("both") / "walk.db"
    shutil.copyfile(migrated_sqlite, path)
    urls = (f"sqlite:///{path}", postgresql.create_database(template=migrated_postgresql))
    databases = tuple(Database(url) for url in urls)
    yield databases
    for database in databases:
        database.close()


@pytest.fixture
def twins(both_databases: tuple[Database, ...], tmp_path: Path) -> Twins:
    """Open the small company twice: once in each database."""
    return founded_anew(both_databases, tmp_path)
