"""Books of the small company, on SQLite and on PostgreSQL."""

from collections.abc import Iterator

import pytest

from core.storage.company import FIRST_COMPANY
from core.storage.database import Database
from tests.company import found_company
from tests.figures.books import Books


@pytest.fixture
def books(database: Database) -> Iterator[Books]:
    people = found_company(database)
    with database.writing(FIRST_COMPANY) as session:
        yield Books(session, people)


@pytest.fixture
def sqlite_books(sqlite_url: str) -> Iterator[Books]:
    """Open the books on SQLite alone, for rules that no engine changes."""
    database = Database(sqlite_url)
    people = found_company(database)
    with database.writing(FIRST_COMPANY) as session:
        yield Books(session, people)
    database.close()
