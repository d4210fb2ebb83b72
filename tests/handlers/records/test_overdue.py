"""One rule of what is overdue: in the list, in one's day, in its counts."""

from datetime import date, datetime, time, timedelta

import pytest
from sqlalchemy import update

from core.calendar import WorkCalendar
from core.language.understanding import Intent
from core.storage.changes import Author, begin_change
from core.storage.company import FIRST_COMPANY
from core.storage.records.overdue import AsOf
from core.storage.tables import FollowUp
from tests.company import SHANGHAI
from tests.records.desk import LI, MEDICAL, TECH, ZHANG, Desk

MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("due_on", "due_at", "clock", "count"),
    [
        (MONDAY, "09:30", time(9, 30, 20), 0),
        (MONDAY, "09:30", time(9, 31), 1),
        (MONDAY, None, time(23, 59), 0),
        (date(2026, 11, 22), None, time(10), 0),
        (date(2026, 11, 22), "15:00", time(10), 1),
        (date(2026, 11, 20), None, time(0), 1),
    ],
)
def test_a_promise_is_overdue_after_its_time_or_its_working_day(
    desk_on_both: Desk, due_on: date, due_at: str | None, clock: time, count: int
):
    as_of = AsOf(datetime.combine(MONDAY, clock, SHANGHAI), WorkCalendar())
    desk_on_both.does(Intent.SCHEDULE_FOLLOW_UP, account=MEDICAL, due_on=date(2026, 12, 1))
    with desk_on_both.database.writing(FIRST_COMPANY) as session:
        begin_change(session, Author(None, "test", "moved"), "import", as_of.now)
        session.execute(update(FollowUp).values(due_on=due_on, due_at=due_at))

    [row] = desk_on_both.rows(FollowUp)

    assert as_of.is_overdue(row) is bool(count)
    assert len(desk_on_both.rows(FollowUp, as_of.overdue())) == count


def _promise_for_sunday(desk: Desk) -> None:
    desk.waits(days=-3)
    desk.does(Intent.SCHEDULE_FOLLOW_UP, account=MEDICAL, due_on=date(2026, 11, 22))
    desk.waits(days=3)


def test_what_was_due_on_sunday_is_for_today_on_monday(desk: Desk):
    _promise_for_sunday(desk)

    assert "今天 1 件 · 逾期 0" in desk.does(Intent.SHOW_DAY).text
    assert "逾期 0 · 今天 1" in desk.does(Intent.SHOW_FOLLOW_UPS).text
    assert "今天 1 条跟进，逾期 0 条" in desk.does(Intent.SHOW_DAY, ZHANG).text


def test_a_time_that_is_over_is_overdue_the_same_day(desk: Desk):
    said = {"due_on": MONDAY, "due_at": time(10, 30)}
    desk.does(Intent.SCHEDULE_FOLLOW_UP, account=MEDICAL, **said)
    desk.waits(hours=1)

    assert "今天 0 件 · 逾期 1" in desk.does(Intent.SHOW_DAY).text
    assert "逾期 1 · 今天 0" in desk.does(Intent.SHOW_FOLLOW_UPS).text


def test_the_overdue_ones_can_be_asked_for(desk: Desk):
    desk.does(Intent.SCHEDULE_FOLLOW_UP, account=MEDICAL, due_on=MONDAY)
    desk.waits(days=1)
    desk.does(Intent.SCHEDULE_FOLLOW_UP, account=TECH, due_on=MONDAY + timedelta(days=9))

    text = desk.does(Intent.SHOW_FOLLOW_UPS, LI, text="逾期的跟进").text

    assert text.startswith("逾期的跟进 1 条\n1. 11月23日 周一 · 华东医疗")
    assert TECH not in text


def test_nothing_overdue_is_said_as_that(desk: Desk):
    desk.does(Intent.SCHEDULE_FOLLOW_UP, account=MEDICAL, due_on=MONDAY)

    assert desk.does(Intent.SHOW_FOLLOW_UPS, text="逾期").text == "没有逾期的跟进。"


def test_what_is_overdue_stands_above_what_is_not(desk: Desk):
    _promise_for_sunday(desk)
    desk.does(Intent.SCHEDULE_FOLLOW_UP, account=TECH, due_on=MONDAY, due_at=time(10, 30))
    desk.waits(hours=1)

    lines = desk.does(Intent.SHOW_DAY).text.splitlines()

    assert TECH[:4] in lines[1]
    assert MEDICAL[:4] in lines[2]
