"""Changing when a job runs: no day gets it twice, and none that is still ahead is lost."""

import pytest

from core.errors import UserError
from core.storage.company import FIRST_COMPANY
from jobs.rescheduling import reschedule
from tests.jobs.conftest import at

BOARD = "morning-leaderboard"


def test_a_time_that_is_still_ahead_counts_today(office):
    office.tick(at(22, "10:00"))

    change(office, at(23, "08:00"), at="08:45")
    office.tick(at(23, "08:45"))

    assert office.texts(BOARD)


def test_a_job_that_has_run_today_runs_at_its_new_time_from_tomorrow_on(office):
    office.tick(at(22, "10:00"))
    office.tick(at(23, "09:00"))
    once = len(office.texts(BOARD))

    change(office, at(23, "10:00"), at="15:00")
    office.tick(at(23, "15:00"))
    same_day = len(office.texts(BOARD))
    office.tick(at(24, "15:00"))

    assert same_day == once
    assert len(office.texts(BOARD)) == 2 * once


def test_a_job_switched_off_is_silent_until_it_is_switched_on(office):
    office.tick(at(22, "10:00"))
    change(office, at(22, "11:00"), enabled=False)
    office.tick(at(23, "09:00"))
    silent = office.texts(BOARD)

    change(office, at(23, "11:00"), enabled=True)
    office.tick(at(24, "09:00"))

    assert silent == []
    assert office.texts(BOARD)


@pytest.mark.parametrize(
    ("job", "time"), [("nonsense", "09:00"), (BOARD, "25:00"), ("follow-up-reminders", "09:00")]
)
def test_what_cannot_be_set_is_refused(office, job, time):
    office.tick(at(22, "10:00"))

    with pytest.raises(UserError):
        reschedule(office.database, FIRST_COMPANY, job, at(23, "08:00"), at=time)


def change(office, now, **what):
    reschedule(office.database, FIRST_COMPANY, BOARD, now, **what)
