"""The tick: it asks what is due, survives what goes wrong, and wakes delivery."""

import threading

from sqlalchemy import select

from core.storage.company import FIRST_COMPANY
from core.storage.database import Database
from core.storage.inbox import claim_message
from core.storage.tables import InboxMessage
from jobs.scheduler import Scheduler
from tests.jobs.conftest import at

PATIENCE_SECONDS = 20


def test_a_tick_says_what_is_due_and_wakes_delivery(office):
    woken = []
    scheduler = Scheduler(office.database, posted=lambda: woken.append(True))
    scheduler.tick(at(22, "10:00"))

    ran = scheduler.tick(at(23, "09:00"))

    assert (ran.posted, woken) == (2, [True])


def test_a_running_scheduler_ticks_by_itself(office):
    office.tick(at(22, "10:00"))
    ticked = threading.Event()
    scheduler = Scheduler(office.database, lambda: at(23, "09:00"), ticked.set, tick_seconds=0.1)

    scheduler.start()
    happened = ticked.wait(PATIENCE_SECONDS)
    scheduler.stop()

    assert happened
    assert len(office.texts("morning-leaderboard")) == 2


def test_a_tick_without_a_database_does_not_end_the_scheduler():
    asked = threading.Semaphore(0)

    def now():
        asked.release()
        return at(23, "09:00")

    scheduler = Scheduler(Database("sqlite:////nowhere/salesbeat.db"), now, tick_seconds=0.1)
    scheduler.start()

    assert all(asked.acquire(timeout=PATIENCE_SECONDS) for _ in range(2))
    scheduler.stop()


def test_what_has_served_its_purpose_is_removed_by_the_tick(office):
    with office.database.writing(FIRST_COMPANY) as session:
        claim_message(session, "slack", "long ago", at(1, "10:00", month=1))
    scheduler = Scheduler(office.database)

    scheduler.tick(at(22, "10:00"))
    scheduler.tick(at(22, "12:00"))

    with office.database.reading(FIRST_COMPANY) as session:
        assert session.scalars(select(InboxMessage)).all() == []
