"""Every column of the books has a name for people, or a reason to have none."""

from core.storage.changes import BOOKS
from core.storage.columns import table_of
from handlers.trail.fields import FIELDS, POINTS_AT, TABLES

# Keys, what follows from other columns, and what a record's own heading says.
UNTOLD = {
    "company_id", "id", "number", "exchange_rate", "value_minor", "paid_value_minor",
    "closed_team_id", "closed_region_id", "touched_on", "occurred_on", "recorded_at", "kind",
    "activity", "activity_id", "done_at", "created_at", "first_day", "last_day", "source_id", "day",
    "key", "zh", "en", "opened_at",
}  # fmt: skip


def test_every_table_of_the_books_has_a_name():
    assert set(TABLES) == {table.__tablename__ for table in BOOKS}


def test_every_column_of_the_books_is_told_or_known_not_to_be():
    columns = {column.key for table in BOOKS for column in table_of(table).columns}

    assert columns - set(FIELDS) == UNTOLD
    assert set(POINTS_AT) <= set(FIELDS)
