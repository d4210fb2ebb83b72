"""The company of 200, made once for all that is asked of it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.storage.database import Database
from tests.rights.asking import Asking, ForgetfulDatabase
from tests.rights.company200 import Company200, found_company
from tests.rights.sweep import Sweep

Founded = tuple[Company200, Asking]


@pytest.fixture(scope="session")
def founded(migrated_sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Founded]:
    path = tmp_path_factory.mktemp("rights") / "company.db"
    shutil.copyfile(migrated_sqlite, path)
    books = Database(f"sqlite:///{path}")
    company = found_company(books)
    books.close()
    database = ForgetfulDatabase(f"sqlite:///{path}")
    yield company, Asking(database)
    database.close()


@pytest.fixture
def sweep(founded: Founded) -> Sweep:
    return Sweep(*founded)
