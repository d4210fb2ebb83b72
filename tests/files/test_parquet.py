"""Parquet: exact amounts, real dates, and a clear sentence where it is not installed."""

import sys
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from pyarrow import parquet

from core.errors import UserError
from core.files.exporting import View, export
from core.storage.company import FIRST_COMPANY
from tests.files.office import Office

ACTIVITIES = (
    "type,account,member,occurred_at,score,note\nvisit,华东医疗,李雪,2026-03-05 14:30,8,=1\n"
)


def rows_of(office: Office, what: str) -> list[dict[str, object]]:
    path = office.folder / f"{what}.parquet"
    with office.database.reading(FIRST_COMPANY) as session:
        export(session, what, path, View("en"))
    return parquet.read_table(path).to_pylist()


def test_amounts_are_exact_decimals_and_days_are_dates(office_on_both: Office):
    office_on_both.bring_basics()

    won = rows_of(office_on_both, "deals")[1]

    assert won["amount"] == Decimal("1200.50")
    assert won["closed_on"] == date(2026, 4, 1)
    assert won["loss_reason"] is None


def test_moments_are_moments_and_text_is_as_it_was_written(office_on_both: Office):
    office_on_both.bring_basics(activities=ACTIVITIES)

    [visit] = rows_of(office_on_both, "activities")

    assert visit["occurred_at"].astimezone(UTC) == datetime(2026, 3, 5, 6, 30, tzinfo=UTC)
    assert (visit["score"], visit["note"]) == (8, "=1")


def test_a_target_keeps_its_six_places(office: Office):
    office.bring_basics(
        targets="scope,name,metric,period,value\nmember,李雪,conversion,2026,0.333333\n"
    )

    assert rows_of(office, "targets")[0]["value"] == Decimal("0.333333")


def test_an_empty_table_is_a_file_with_columns(office: Office):
    office.bring_basics()

    assert rows_of(office, "payments") == []
    assert parquet.read_schema(office.folder / "payments.parquet").names[0] == "deal"


def test_without_the_extra_it_is_said_how_to_get_it(office: Office, monkeypatch, tmp_path: Path):
    monkeypatch.setitem(sys.modules, "pyarrow", None)

    with pytest.raises(UserError, match=r"pip install 'salesbeat\[parquet\]'"):
        rows_of(office, "deals")
