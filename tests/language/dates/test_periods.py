# ruff: noqa: E501 - tables
from datetime import date

import pytest

from core import periods
from core.calendar import WorkCalendar
from core.errors import UserError
from core.periods import Period

LABELS = ("2026-11-22", "2026-W47", "2026-11", "2026-Q4", "2026", "2026-11-01/2026-11-15")


@pytest.mark.parametrize("label", LABELS)
def test_a_label_reads_back_as_itself(label):
    assert Period.parse(label).label() == label


@pytest.mark.parametrize(
    ("label", "before"),
    [
        ("2026-11-22", "2026-11-21"), ("2026-W01", "2025-W52"), ("2026-01", "2025-12"), ("2026-Q1", "2025-Q4"),
        ("2026", "2025"), ("2026-11-01/2026-11-15", "2026-10-17/2026-10-31"),
    ],
)  # fmt: skip
def test_the_period_before_is_of_the_same_kind(label, before):
    assert Period.parse(label).previous().label() == before
    assert Period.parse(before).following() == Period.parse(label)


@pytest.mark.parametrize(
    "label",
    ["", "2026-13", "2026-Q5", "2026-W54", "2026-02-30", "soon", "2026-11-15/2026-11-01", "2026-11-01/", "0000"],
)  # fmt: skip
def test_nonsense_is_refused_with_a_hint(label):
    with pytest.raises(UserError, match="is not a period"):
        Period.parse(label)


def test_thirty_days_that_make_a_month_stay_thirty_days():
    assert periods.last_days(30, date(2026, 11, 30)).label() == "2026-11-01/2026-11-30"


def test_a_quarter_has_three_months():
    assert [month.label() for month in Period.parse("2026-Q4").months()] == [
        "2026-10",
        "2026-11",
        "2026-12",
    ]


def test_a_month_added_to_the_31st_ends_with_the_shorter_month():
    assert periods.add_months(date(2026, 1, 31), 1) == date(2026, 2, 28)


@pytest.mark.parametrize(
    ("day", "worked"),
    [
        ("2026-10-01", False), ("2026-10-10", True), ("2026-10-07", False), ("2026-02-28", True),
        ("2026-11-23", True), ("2026-11-22", False), ("2090-10-01", False), ("1950-03-01", True),
    ],
)  # fmt: skip
def test_make_up_days_are_worked_and_holidays_are_not(day, worked):
    assert WorkCalendar().is_working_day(date.fromisoformat(day)) is worked


def test_a_companys_own_exceptions_come_first():
    calendar = WorkCalendar({date(2026, 11, 23): False, date(2026, 11, 22): True})

    assert not calendar.is_working_day(date(2026, 11, 23))
    assert calendar.next_working_day(date(2026, 11, 21)) == date(2026, 11, 22)


def test_working_days_are_counted_with_both_ends():
    assert WorkCalendar().working_days(date(2026, 11, 1), date(2026, 11, 30)) == 21
    assert WorkCalendar().working_days(date(2026, 11, 2), date(2026, 11, 1)) == 0


def test_the_first_working_day_after_national_day():
    assert WorkCalendar().next_working_day(date(2026, 10, 1)) == date(2026, 10, 8)
