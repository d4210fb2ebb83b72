from collections.abc import Iterator

import pytest

from core.storage.database import Database
from tests.company import found_company
from tests.records.desk import Desk


@pytest.fixture
def desk(sqlite_url: str) -> Iterator[Desk]:
    database = Database(sqlite_url)
    yield Desk(database, found_company(database))
    database.close()


@pytest.fixture
def desk_on_both(database: Database) -> Desk:
    return Desk(database, found_company(database))
