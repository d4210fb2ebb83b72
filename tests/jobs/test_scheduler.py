"""The tick: it asks what is due, survives what goes wrong, and wakes delivery."""

import threading

from core.storage.database import Database
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
