"""Wall-clock rules: one run a local date, whatever the clocks do."""

import zoneinfo
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.calendar import WorkCalendar
from jobs.schedule import Rule, due_runs, moment_of, next_run, within

SHANGHAI = ZoneInfo("Asia/Shanghai")
BERLIN = ZoneInfo("Europe/Berlin")
EVERY_DAY = WorkCalendar({date(2026, 1, 1) + timedelta(days=n): True for n in range(730)})
MONDAY = date(2026, 11, 23)
ZONES = sorted(zoneinfo.available_timezones() - {"localtime", "Factory"})


def at(zone, *parts):
    return datetime(*parts, tzinfo=zone)


@pytest.mark.parametrize(
    ("zone", "day", "local", "expected"),
    [
        ("Asia/Shanghai", date(2026, 11, 23), time(9), datetime(2026, 11, 23, 1, tzinfo=UTC)),
        # Clocks jump from 02:00 to 03:00: the first instant after the gap.
        ("Europe/Berlin", date(2026, 3, 29), time(2, 30), datetime(2026, 3, 29, 1, tzinfo=UTC)),
        ("America/New_York", date(2026, 3, 8), time(2), datetime(2026, 3, 8, 7, tzinfo=UTC)),
        # 02:30 happens twice: the first time counts.
        (
            "Europe/Berlin", date(2026, 10, 25), time(2, 30),
            datetime(2026, 10, 25, 0, 30, tzinfo=UTC),
        ),
        # Clocks jump over midnight in Beirut: 26 March begins at 01:00.
        ("Asia/Beirut", date(2026, 3, 29), time(0, 15), datetime(2026, 3, 28, 22, tzinfo=UTC)),
        (
            "Australia/Lord_Howe", date(2026, 10, 4), time(2, 15),
            datetime(2026, 10, 3, 15, 30, tzinfo=UTC),
        ),
    ],
)  # fmt: skip
def test_a_local_time_is_one_instant_also_when_clocks_change(zone, day, local, expected):
    assert moment_of(day, local, ZoneInfo(zone)) == expected


@settings(max_examples=300, deadline=None)
@given(
    zone=st.sampled_from(ZONES),
    day=st.dates(date(2020, 1, 1), date(2037, 12, 29)),
    minutes=st.integers(0, 95),
)
def test_days_follow_each_other_without_gap_or_double(zone, day, minutes):
    local = time(minutes // 4, minutes % 4 * 15)
    moments = [moment_of(day + timedelta(days=n), local, ZoneInfo(zone)) for n in range(3)]

    for earlier, later in pairwise(moments):
        assert timedelta(hours=21) <= later - earlier <= timedelta(hours=27)
    assert moments[1].astimezone(ZoneInfo(zone)).date() in {
        day + timedelta(days=1),
        day + timedelta(days=2),  # a gap over midnight pushes 23:45 to the first instant after it
    }


@settings(max_examples=60, deadline=None)
@given(zone=st.sampled_from(ZONES), year=st.integers(2020, 2036), minutes=st.integers(0, 95))
def test_around_every_clock_change_each_date_runs_once(zone, year, minutes):
    zone, local = ZoneInfo(zone), time(minutes // 4, minutes % 4 * 15)
    for change in offset_changes(zone, year):
        days = [change + timedelta(days=n) for n in range(-2, 3)]
        moments = [moment_of(day, local, zone) for day in days]
        assert sorted(set(moments)) == moments
        assert all(
            moment.astimezone(zone).replace(tzinfo=None, fold=0) >= datetime.combine(day, local)
            for day, moment in zip(days, moments, strict=True)
        )


def offset_changes(zone, year):
    noons = [datetime(year, 1, 1, 12, tzinfo=zone) + timedelta(days=n) for n in range(366)]
    return [b.date() for a, b in pairwise(noons) if a.utcoffset() != b.utcoffset()]


def test_a_working_day_rule_leaves_out_weekends_and_holidays_and_keeps_make_up_days():
    rule = Rule(time(9), effective_on=date(2026, 1, 1))
    national_day, make_up_saturday = date(2026, 10, 1), date(2026, 10, 10)

    assert not rule.runs_on(date(2026, 11, 22), WorkCalendar())
    assert not rule.runs_on(national_day, WorkCalendar())
    assert rule.runs_on(make_up_saturday, WorkCalendar())


def test_the_next_run_of_a_weekday_rule_is_its_weekday():
    friday = Rule(time(17, 30), effective_on=MONDAY, weekday=4)

    found = next_run(friday, WorkCalendar(), SHANGHAI, at(SHANGHAI, 2026, 11, 23, 9))

    assert found == at(SHANGHAI, 2026, 11, 27, 17, 30)


def test_the_next_run_is_strictly_later():
    rule = Rule(time(9), effective_on=MONDAY)

    found = next_run(rule, WorkCalendar(), SHANGHAI, at(SHANGHAI, 2026, 11, 23, 9))

    assert found == at(SHANGHAI, 2026, 11, 24, 9)


def test_a_month_rule_runs_on_the_first_working_day_only():
    rule = Rule(time(9, 40), effective_on=date(2026, 1, 1), month_start=True)

    days = [day for day in range(1, 32) if rule.runs_on(date(2026, 10, day), WorkCalendar())]

    assert days == [8]


def test_a_rule_does_not_run_before_it_counts():
    tomorrow = Rule(time(9), effective_on=MONDAY + timedelta(days=1))

    assert due_runs(tomorrow, WorkCalendar(), SHANGHAI, at(SHANGHAI, 2026, 11, 23, 23), ()) == []


def test_days_that_were_missed_are_due_oldest_first_and_done_ones_are_not():
    rule = Rule(time(9), effective_on=MONDAY)
    thursday_noon = at(SHANGHAI, 2026, 11, 26, 12)

    due = due_runs(rule, WorkCalendar(), SHANGHAI, thursday_noon, {date(2026, 11, 24)})

    assert [run.local_date.day for run in due] == [23, 25, 26]


def test_after_a_year_away_only_two_months_are_looked_at():
    rule = Rule(time(9), effective_on=date(2026, 1, 1))

    due = due_runs(rule, EVERY_DAY, BERLIN, at(BERLIN, 2027, 6, 1, 12), ())

    assert len(due) == 63


@pytest.mark.parametrize(("seconds", "expected"), [(0, True), (1859, True), (1860, False)])
def test_lateness_counts_whole_minutes(seconds, expected):
    assert within(timedelta(seconds=seconds), timedelta(minutes=30)) is expected
