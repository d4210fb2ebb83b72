"""A small company whose admin sends files into the chat."""

from collections.abc import Iterator

import pytest

from core.storage.database import Database
from tests.company import Chat, found_company
from tests.files_in_chat.sending import Sending


@pytest.fixture
def sending(sqlite_url: str) -> Iterator[Sending]:
    database = Database(sqlite_url)
    yield Sending(Chat(database, ids=found_company(database)))
    database.close()


@pytest.fixture
def sending_on_both(database: Database) -> Sending:
    return Sending(Chat(database, ids=found_company(database)))
