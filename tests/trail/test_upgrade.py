"""Books of the schema before the seals and views: taken along, and back again."""

import pytest
from alembic import command
from sqlalchemy import inspect, text

from core.storage.company import FIRST_COMPANY
from core.storage.database import Database
from core.storage.migrations.config import alembic_config
from core.storage.trail_check import check_trail


def moved(database: Database, direction: str, revision: str) -> None:
    config = alembic_config()
    with database.engine.begin() as connection:
        config.attributes["connection"] = connection
        getattr(command, direction)(config, revision)


@pytest.fixture
def older(chat_on_both):
    chat_on_both.says("新商机 华东医疗 50万")
    moved(chat_on_both.database, "downgrade", "0005")
    return chat_on_both.database


def test_older_books_have_neither_seals_nor_views(older: Database):
    names = {column["name"] for column in inspect(older.engine).get_columns("changes")}

    assert "seal" not in names
    assert inspect(older.engine).get_view_names() == []


def test_their_changes_are_told_to_be_older_than_the_seals(older: Database):
    moved(older, "upgrade", "head")

    with older.reading(FIRST_COMPANY) as session:
        report = check_trail(session)

    assert (report.changes, report.unsealed, report.breaks) == (2, 2, [])


def test_the_views_show_what_was_there(older: Database):
    moved(older, "upgrade", "head")

    with older.engine.connect() as connection:
        assert connection.scalar(text("SELECT amount_minor FROM bi_v1_fact_deal")) == 50_000_000
