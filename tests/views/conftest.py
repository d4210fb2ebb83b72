"""The sample company, taken in once on each database, for those who only read."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from core.sample import write_sample
from core.storage.database import Database
from tests.files.office import Office
from tests.postgresql import PostgresqlServer

WRITTEN_ON = date(2026, 11, 22)


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def sample(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    migrated_sqlite: Path,
    postgresql: PostgresqlServer,
    migrated_postgresql: str,
) -> Iterator[Database]:
    folder = tmp_path_factory.mktemp("views")
    if request.param == "sqlite":
        shutil.copyfile(migrated_sqlite, folder / "sample.db")
        url = f"sqlite:///{folder}/sample.db"
    else:
        url = postgresql.create_database(template=migrated_postgresql)
    database = Database(url)
    files = folder / "files"
    files.mkdir()
    write_sample(files, today=WRITTEN_ON)
    Office(database, folder).bring_paths(files)
    with database.engine.begin() as connection:
        connection.exec_driver_sql("ANALYZE")
    yield database
    database.close()
