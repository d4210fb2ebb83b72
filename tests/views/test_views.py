"""The views: documented column by column, without secrets, readable by a role of their own."""

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from babel.core import get_global
from sqlalchemy import create_engine, inspect, text
from sqlalchemy.exc import DBAPIError

from core.money import whole_units
from core.storage.database import Database

DOCUMENT = Path(__file__).parents[2] / "docs" / "data-for-bi.md"
GRANTS = re.compile(r"```sql\n(.*?)```", re.DOTALL)
UNSAID = ("key", "token", "note", "contact", "email", "slack", "wecom", "summary", "message")


def documented() -> dict[str, list[str]]:
    """Return the columns of each view as the document lists them."""
    parts = re.split(r"^### (bi_v1_\w+)", DOCUMENT.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {
        name: re.findall(r"^\| `(\w+)` \|", body, re.MULTILINE)
        for name, body in zip(parts[1::2], parts[2::2], strict=True)
    }


def asked(database: Database, query: str) -> list[tuple]:
    with database.engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(query))]


def test_the_document_names_every_view_and_column(database: Database):
    found = inspect(database.engine)
    views = {name: [column["name"] for column in found.get_columns(name)]
             for name in found.get_view_names()}  # fmt: skip

    assert views == documented()


def test_no_column_holds_a_secret_or_somebodys_words():
    columns = {column for columns in documented().values() for column in columns}

    assert {c for c in columns if any(word in c for word in UNSAID)} == {"region_key"}


@pytest.mark.parametrize(
    ("day", "parts"),
    [
        ("2026-11-23", (2026, 4, 11, 2026, 48, 1)),
        ("2027-01-01", (2027, 1, 1, 2026, 53, 5)),
        ("2024-12-30", (2024, 4, 12, 2025, 1, 1)),
    ],
)
def test_a_day_knows_its_iso_week(chat_on_both, day: str, parts: tuple[int, ...]):
    [found] = asked(
        chat_on_both.database,
        "SELECT year, quarter, month, iso_year, iso_week, weekday FROM bi_v1_dim_date"
        f" WHERE day = '{day}'",
    )

    assert found == parts
    assert found[3:] == tuple(date.fromisoformat(day).isocalendar())


def test_every_day_is_there_once(chat_on_both):
    [found] = asked(
        chat_on_both.database, "SELECT count(*), count(DISTINCT day) FROM bi_v1_dim_date"
    )

    assert found == ((date(2101, 1, 1) - date(1990, 1, 1)).days,) * 2


def test_whole_units_are_those_of_the_currency(chat_on_both):
    chat_on_both.says("新商机 华东医疗 50万")
    for currency in ("CNY", *(set(get_global("currency_fractions")) - {"DEFAULT"})):
        with chat_on_both.database.engine.begin() as connection:
            connection.execute(
                text(f"UPDATE deals SET currency = '{currency}', amount_minor = 12345")
            )
        [(amount,)] = asked(chat_on_both.database, "SELECT amount FROM bi_v1_fact_deal")
        assert Decimal(str(amount)) == whole_units(12345, currency), currency


def test_the_role_of_the_document_reads_the_views_and_nothing_else(postgresql_url: str):
    database = Database(postgresql_url)
    [grants] = GRANTS.findall(DOCUMENT.read_text(encoding="utf-8"))
    with database.engine.begin() as connection:
        connection.execute(text(grants))
    database.close()
    reader = create_engine(postgresql_url.replace("salesbeat@", "bi@"))

    with reader.connect() as connection:
        for view in documented():
            connection.execute(text(f"SELECT * FROM {view} LIMIT 1")).all()
        with pytest.raises(DBAPIError, match="permission denied"):
            connection.execute(text("SELECT * FROM companies"))
    reader.dispose()
