"""Fixtures for the whole suite: real databases, a small company, and a chat with it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.storage.database import Database
from core.storage.schema import migrate
from tests.company import Chat, found_company
from tests.postgresql import PostgresqlServer
from tests.records.desk import Desk


@pytest.fixture(scope="session")
def postgresql() -> Iterator[PostgresqlServer]:
    server = PostgresqlServer()
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def migrated_postgresql(postgresql: PostgresqlServer) -> str:
    """Name a database with the newest schema, to be copied."""
    url = postgresql.create_database()
    database = Database(url)
    migrate(database)
    database.close()
    return url.rsplit("/", maxsplit=1)[-1]


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a file with the newest schema, to be copied."""
    path = tmp_path_factory.mktemp("template") / "empty.db"
    database = Database(f"sqlite:///{path}")
    migrate(database)
    database.close()
    return path


@pytest.fixture
def sqlite_url(migrated_sqlite: Path, tmp_path: Path) -> str:
    path = tmp_path / "salesbeat.db"
    shutil.copyfile(migrated_sqlite, path)
    return f"sqlite:///{path}"


@pytest.fixture
def postgresql_url(postgresql: PostgresqlServer, migrated_postgresql: str) -> str:
    return postgresql.create_database(template=migrated_postgresql)


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> Iterator[Database]:
    """Open an empty, migrated database; each test runs on both engines."""
    database = Database(request.getfixturevalue(f"{request.param}_url"))
    yield database
    database.close()


@pytest.fixture
def chat(sqlite_url: str) -> Iterator[Chat]:
    """Open a conversation with the small company, on SQLite."""
    database = Database(sqlite_url)
    yield Chat(database, ids=found_company(database))
    database.close()


@pytest.fixture
def chat_on_both(database: Database) -> Chat:
    """Open a conversation with the small company, on SQLite and on PostgreSQL."""
    return Chat(database, ids=found_company(database))


@pytest.fixture
def desk(sqlite_url: str) -> Iterator[Desk]:
    """Open a desk of the small company, where messages come understood, on SQLite."""
    database = Database(sqlite_url)
    yield Desk(database, found_company(database))
    database.close()


@pytest.fixture
def desk_on_both(database: Database) -> Desk:
    """Open a desk of the small company, on SQLite and on PostgreSQL."""
    return Desk(database, found_company(database))
