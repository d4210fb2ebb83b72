"""A database to back up, and a second, empty one to restore into."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.storage.database import Database
from tests.company import Chat, found_company
from tests.postgresql import PostgresqlServer


@pytest.fixture
def busy(database: Database) -> Chat:
    return Chat(database, ids=found_company(database))


@pytest.fixture
def other(database: Database, postgresql: PostgresqlServer, tmp_path: Path) -> Iterator[Database]:
    """Make a place of the same kind that holds nothing yet."""
    is_sqlite = database.is_sqlite
    url = f"sqlite:///{tmp_path}/other.db" if is_sqlite else postgresql.create_database()
    other = Database(url)
    yield other
    other.close()
