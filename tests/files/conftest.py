"""An office for import and export tests."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.storage.database import Database
from tests.files.office import Office


@pytest.fixture
def office(sqlite_url: str, tmp_path: Path) -> Iterator[Office]:
    database = Database(sqlite_url)
    yield Office(database, tmp_path)
    database.close()


@pytest.fixture
def office_on_both(database: Database, tmp_path: Path) -> Office:
    return Office(database, tmp_path)
