"""Times that do not exist are found, and those that do are left alone."""

import pytest

from core.language.dates.impossible import DAYS, HOURS_SAID, no_such_day, no_such_hour


@pytest.mark.parametrize("row", [*DAYS, *HOURS_SAID], ids=lambda row: row.example)
def test_each_way_finds_its_example(row):
    found = no_such_day(row.example) or no_such_hour(row.example)

    assert found is not None


@pytest.mark.parametrize(
    "text",
    [
        "漏斗 2026-12",
        "漏斗 2026-Q4",
        "2026-02-28",
        "2028-02-29",
        "2月29日",
        "排行 第53周",
        "2025-26赛季",
        "12月目标50万",
        "近30天",
        "2026年30家客户",
    ],
)
def test_days_that_exist_are_left_alone(text):
    assert no_such_day(text) is None


@pytest.mark.parametrize("text", ["明天24点", "明天下午3点", "降了25个点", "周五 15:45"])
def test_hours_that_exist_are_left_alone(text):
    assert no_such_hour(text) is None
