# ruff: noqa: E501 - tables
from datetime import date, datetime

import pytest

from core.calendar import WorkCalendar
from core.language.dates.days import find_dates
from core.language.dates.moments import Clock
from core.language.dates.times import find_times
from core.language.text.sheet import Sheet
from tests.language.reading import CHINA

CLOCK = Clock(datetime(2026, 11, 23, 10, tzinfo=CHINA), WorkCalendar())


def when(text: str):
    [found] = find_dates(Sheet.of(text), CLOCK)
    return found.value


@pytest.mark.parametrize(
    ("phrase", "due"),
    [
        ("下周三", "2026-12-02"), ("周三", "2026-11-25"), ("周一", "2026-11-30"), ("下周", "2026-11-30"),
        ("周末", "2026-11-28"), ("三天后", "2026-11-26"), ("过三天", "2026-11-26"), ("两周内", "2026-12-07"),
        ("推迟两天", "2026-11-25"), ("月底前", "2026-11-30"), ("月初", "2026-12-01"), ("中旬", "2026-12-15"),
        ("下个月15号", "2026-12-15"), ("12月25号", "2026-12-25"), ("十二月十五号", "2026-12-15"),
        ("3月8号", "2027-03-08"), ("25号", "2026-11-25"), ("20号", "2026-12-20"), ("12/25", "2026-12-25"),
        ("年底", "2026-12-31"), ("明年初", "2027-01-01"), ("元旦后", "2027-01-04"), ("国庆后", "2027-10-06"),
        ("年后", "2027-02-11"), ("半个月后", "2026-12-08"), ("3个工作日内", "2026-11-26"), ("下下周一", "2026-12-07"),
        ("next Wednesday", "2026-12-02"), ("Friday", "2026-11-27"), ("in two weeks", "2026-12-07"),
        ("day after tomorrow", "2026-11-25"), ("end of month", "2026-11-30"), ("by EOM", "2026-11-30"),
        ("mid-December", "2026-12-15"), ("Dec 3rd", "2026-12-03"), ("the 15th", "2026-12-15"),
        ("a week from Monday", "2026-12-07"), ("Wednesday next week", "2026-12-02"), ("next month", "2026-12-01"),
    ],
)  # fmt: skip
def test_reads_what_is_due(phrase, due):
    assert when(phrase).due == date.fromisoformat(due)


@pytest.mark.parametrize(
    ("phrase", "past"),
    [
        ("昨天", "2026-11-22"), ("大前天", "2026-11-20"), ("上周五", "2026-11-20"), ("周五", "2026-11-20"),
        ("三天前", "2026-11-20"), ("11月18日", "2026-11-18"), ("12月1日", "2025-12-01"),
        ("last Friday", "2026-11-20"), ("two days ago", "2026-11-21"), ("on Monday", "2026-11-16"),
    ],
)  # fmt: skip
def test_reads_what_happened(phrase, past):
    assert when(phrase).past == date.fromisoformat(past)


@pytest.mark.parametrize(
    ("phrase", "label"),
    [
        ("本周", "2026-W48"), ("上周", "2026-W47"), ("上个月", "2026-10"), ("本季度", "2026-Q4"), ("去年Q4", "2025-Q4"),
        ("第三季度", "2026-Q3"), ("今年", "2026"), ("2025年", "2025"), ("上半年", "2026-01-01/2026-06-30"),
        ("近30天", "2026-10-25/2026-11-23"), ("11月1日到11月15日", "2026-11-01/2026-11-15"),
        ("11月1日到15日", "2026-11-01/2026-11-15"), ("11.1-11.15", "2026-11-01/2026-11-15"), ("11月", "2026-11"),
        ("10月到11月", "2026-10-01/2026-11-30"), ("今年以来", "2026-01-01/2026-11-23"), ("第47周", "2026-W47"),
        ("2026-W47", "2026-W47"), ("2026-Q4", "2026-Q4"), ("last 30 days", "2026-10-25/2026-11-23"),
        ("this quarter", "2026-Q4"), ("Q1 2027", "2027-Q1"), ("year to date", "2026-01-01/2026-11-23"),
        ("between Nov 1 and Nov 15", "2026-11-01/2026-11-15"), ("week 47", "2026-W47"), ("yesterday", "2026-11-22"),
    ],
)  # fmt: skip
def test_reads_periods(phrase, label):
    assert when(phrase).period.label() == label


@pytest.mark.parametrize(
    "text", ["二月三十一号", "一周三次", "每周三", "改天再聊", "2月30日签", "有一点贵", "Feb 30"]
)
def test_takes_no_day_from_what_names_none(text):
    assert find_dates(Sheet.of(text), CLOCK) == []


def test_a_month_as_closing_date_is_its_last_day():
    assert when("明年2月").close == date(2027, 2, 28)


@pytest.mark.parametrize(
    ("phrase", "at"),
    [
        ("下午3点半", "15:30"), ("上午九点半", "09:30"), ("中午十二点", "12:00"), ("晚上八点", "20:00"),
        ("15:30", "15:30"), ("3点半", "15:30"), ("10点钟", "10:00"), ("早上九点一刻", "09:15"), ("3pm", "15:00"),
        ("9:30 am", "09:30"), ("half past three", "15:30"), ("noon", "12:00"), ("12pm", "12:00"), ("凌晨两点", "02:00"),
    ],
)  # fmt: skip
def test_reads_times_of_day(phrase, at):
    [found] = find_times(Sheet.of(phrase))

    assert f"{found.value:%H:%M}" == at


@pytest.mark.parametrize("text", ["两点建议", "贵了二十个点", "有点贵", "25:61", "一点问题都没有"])
def test_takes_no_time_from_other_words(text):
    assert find_times(Sheet.of(text)) == []
