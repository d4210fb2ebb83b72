import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.storage.database import Database
from tests.company import found_company
from tests.postgresql import PostgresqlServer
from tests.records.desk import Desk
from tests.records.twins import Twins, founded_anew


@pytest.fixture
def desk(sqlite_url: str) -> Iterator[Desk]:
    database = Database(sqlite_url)
    yield Desk(database, found_company(database))
    database.close()


@pytest.fixture
def desk_on_both(database: Database) -> Desk:
    return Desk(database, found_company(database))


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
