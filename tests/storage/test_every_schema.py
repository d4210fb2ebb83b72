"""Books of every schema that was ever released come along, on both databases."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import inspect, text

from core.storage.company import FIRST_COMPANY
from core.storage.database import Database
from core.storage.migrations.config import alembic_config
from core.storage.schema import is_current, known_revisions, migrate
from core.storage.trail_check import check_trail
from core.storage.trail_records import check_records
from tests.company import Chat
from tests.postgresql import PostgresqlServer

OLDER = known_revisions()[:-1]
# The first schema that a conversation can be kept in.
WHOLE = [revision for revision in OLDER if revision >= "0004"]
SAID = (
    "新商机 华东医疗 50万",
    "拜访华东医疗，进入报价，下周三再跟进",
    "华东医疗签了",
    "华东医疗回款10万",
    "撤销",
)


def moved(database: Database, direction: str, revision: str) -> None:
    config = alembic_config()
    with database.engine.begin() as connection:
        config.attributes["connection"] = connection
        getattr(command, direction)(config, revision)


def shape(database: Database) -> dict[str, list[str]]:
    """Return the columns and indexes of each table, and the views."""
    seen = inspect(database.engine)
    tables = {
        name: sorted(
            [f"{column['name']} {column['nullable']}" for column in seen.get_columns(name)]
            + [str(index["name"]) for index in seen.get_indexes(name)]
        )
        for name in seen.get_table_names()
    }
    return tables | {"views": sorted(seen.get_view_names())}


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_and_newest(
    request: pytest.FixtureRequest, tmp_path: Path, postgresql: PostgresqlServer
) -> Iterator[tuple[Database, Database]]:
    """Make a database with nothing in it, and one of the same kind with the newest schema."""
    is_sqlite = request.param == "sqlite"
    url = f"sqlite:///{tmp_path}/old.db" if is_sqlite else postgresql.create_database()
    databases = Database(url), Database(request.getfixturevalue(f"{request.param}_url"))
    yield databases
    for database in databases:
        database.close()


@pytest.mark.parametrize("revision", OLDER)
def test_an_empty_database_of_each_schema_becomes_the_newest(
    empty_and_newest: tuple[Database, Database], revision: str
):
    older, newest = empty_and_newest
    moved(older, "upgrade", revision)

    migrate(older)

    assert is_current(older)
    assert shape(older) == shape(newest)


@pytest.mark.parametrize("revision", WHOLE)
def test_books_of_each_schema_keep_every_record_and_go_on(chat_on_both: Chat, revision: str):
    for text_said in SAID:
        chat_on_both.says(text_said)
    database = chat_on_both.database
    before = counted(database)

    moved(database, "downgrade", revision)
    database.engine.dispose()
    migrate(database)

    assert counted(database) == before
    assert chat_on_both.says("拜访远大科技").changed
    with database.reading(FIRST_COMPANY) as session:
        report = check_trail(session)
        check_records(session, report)
    assert report.breaks == []


def counted(database: Database) -> dict[str, int]:
    """Return how many rows the tables hold that the oldest of these schemas had."""
    tables = ("accounts", "deals", "stage_entries", "activities", "follow_ups", "payments",
              "points", "changes", "change_rows", "people", "outbox", "inbox")  # fmt: skip
    with database.engine.connect() as connection:
        names = set(inspect(database.engine).get_table_names())
        return {
            name: connection.scalar(text(f"SELECT count(*) FROM {name}"))
            for name in tables
            if name in names
        }
