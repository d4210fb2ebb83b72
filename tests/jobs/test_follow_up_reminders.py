"""Reminders: each at its time, once, to whom it concerns, never at night."""

from datetime import date, timedelta

import pytest
from sqlalchemy import update

from core.storage.company import FIRST_COMPANY
from core.storage.tables import FollowUp
from tests.jobs.conftest import at

NAME = "follow-up-reminders"
TODAY = date(2026, 11, 23)


def test_a_reminder_comes_at_its_minute_and_not_before(office_on_both):
    office_on_both.tick(at(23, "10:00"))
    office_on_both.follow_up(TODAY, "14:30")

    office_on_both.tick(at(23, "14:29"))
    early = office_on_both.texts(NAME)
    office_on_both.tick(at(23, "14:30"))

    assert early == []
    assert office_on_both.texts(NAME) == ["14:30 跟进 华东医疗\n报价"]


def test_it_goes_to_the_person_it_is_of_whoever_planned_it(office):
    office.follow_up(TODAY, "14:30", member_id=office.ids["王磊"])

    office.tick(at(23, "14:30"))

    [(lane, _)] = office.posts(NAME)
    assert lane == f"person:{office.ids['王磊']}"


def test_it_comes_once_however_often_the_clock_ticks(office):
    office.follow_up(TODAY, "14:30")

    for _ in range(3):
        office.tick(at(23, "14:31"))

    assert len(office.texts(NAME)) == 1


def test_after_an_outage_it_comes_late_and_says_so(office):
    office.tick(at(23, "13:00"))
    office.follow_up(TODAY, "14:30")

    office.tick(at(23, "15:00") + timedelta(seconds=8))

    [text] = office.texts(NAME)
    assert "迟到的提醒" in text
    assert "30 分钟" in text


def test_later_than_half_an_hour_it_is_skipped_and_the_digest_says_so(office):
    office.tick(at(22, "13:00"))
    office.follow_up(TODAY, "14:30")

    office.tick(at(23, "15:01"))
    office.tick(at(24, "08:30"))

    assert office.texts(NAME) == []
    assert (NAME, TODAY) in office.skipped()
    assert "1 条跟进提醒没有按时发出" in office.texts("daily-todo")[-1]


@pytest.mark.parametrize("moment", ["22:00", "22:30", "23:59"])
def test_nothing_comes_at_night(office, moment):
    office.follow_up(TODAY, moment)

    for quiet in (at(23, moment), at(24, "00:30"), at(24, "07:59")):
        office.tick(quiet)

    assert office.texts(NAME) == []


def test_what_is_due_at_night_comes_at_eight(office):
    office.follow_up(TODAY, "23:30")

    office.tick(at(24, "08:00"))

    assert office.texts(NAME)[0].startswith("23:30 跟进 华东医疗")


def test_a_follow_up_that_was_put_off_is_recalled_at_its_new_time(office):
    planned = office.follow_up(TODAY, "14:30")
    office.tick(at(23, "14:30"))
    with office.database.writing(FIRST_COMPANY) as session:
        session.connection().execute(
            update(FollowUp).where(FollowUp.id == planned.id).values(due_at="16:00")
        )

    office.tick(at(23, "16:00"))

    assert [text[:5] for text in office.texts(NAME)] == ["14:30", "16:00"]


def test_a_follow_up_that_is_done_is_not_recalled(office):
    office.follow_up(TODAY, "14:30", done_on=TODAY)

    office.tick(at(23, "14:30"))

    assert office.texts(NAME) == []


def test_an_objection_is_recalled_two_hours_before_its_deadline(office):
    office.follow_up(TODAY, "16:00", kind="objection", created_at=at(22, "16:00"))

    office.tick(at(23, "13:59"))
    early = office.texts(NAME)
    office.tick(at(23, "14:00"))

    assert early == []
    assert office.texts(NAME) == ["华东医疗 的异议请在 16:00 前回应\n回复异议：报价"]


def test_an_objection_that_ends_at_night_is_recalled_the_evening_before(office):
    office.follow_up(date(2026, 11, 24), "00:30", kind="objection", created_at=at(23, "00:30"))

    office.tick(at(23, "21:00"))

    assert len(office.texts(NAME)) == 1


def test_a_plan_made_two_minutes_ahead_is_recalled(office):
    office.tick(at(23, "10:00"))
    office.follow_up(TODAY, "10:02", created_at=at(23, "10:00"))

    office.tick(at(23, "10:02"))

    assert len(office.texts(NAME)) == 1


def test_a_reminder_on_a_saturday_keeps_its_time(office):
    office.follow_up(date(2026, 11, 28), "10:00")

    office.tick(at(28, "10:00"))

    assert len(office.texts(NAME)) == 1


def test_its_buttons_finish_the_follow_up_or_put_it_off(office, chat):
    office.follow_up(TODAY, "14:30")
    office.tick(at(23, "14:30"))
    [(_, reply)] = office.posts(NAME)

    chat.clock.moment = at(23, "14:31")
    moved = chat.says(reply.card.buttons[1].command)
    done = chat.says(reply.card.buttons[0].command)

    assert (moved.intent, done.intent) == ("snooze_follow_up", "complete_follow_up")
    assert [row.due_on for row in chat.rows(FollowUp)] == [date(2026, 11, 24)]
    assert [row.done_on for row in chat.rows(FollowUp)] == [TODAY]
