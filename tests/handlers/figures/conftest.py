"""A desk where figures are asked for: the small company's books, and whoever asks."""

from collections.abc import Iterator

import pytest

from core.storage.company import FIRST_COMPANY
from core.storage.database import Database
from tests.company import found_company
from tests.figures.books import Books
from tests.handlers.figures.desk import Desk


@pytest.fixture
def desk(sqlite_url: str) -> Iterator[Desk]:
    database = Database(sqlite_url)
    people = found_company(database)
    with database.writing(FIRST_COMPANY) as session:
        yield Desk(Books(session, people))
    database.close()
