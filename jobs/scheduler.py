"""The tick: every few seconds asks what is due. APScheduler is nothing but this clock.

What is due is data, so a tick that is lost or comes twice does no harm. This is the one file that
imports apscheduler: https://apscheduler.readthedocs.io/en/3.x/faq.html explains why its job stores
are not used (several processes would each run everything).
"""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import structlog
from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler
from sqlalchemy import select
from sqlalchemy.exc import DBAPIError

from core.storage.company import FIRST_COMPANY
from core.storage.database import Database, DatabaseBusyError
from core.storage.tables import Company
from core.storage.upkeep import tidy
from core.surviving import surviving
from jobs.due import DueJobs, Ran

log = structlog.get_logger(__name__)

TICK_SECONDS = 5
TIDY_FIRST_AFTER = timedelta(hours=1)
TIDY_EVERY = timedelta(days=1)
DATABASE_WAITS = (DatabaseBusyError, DBAPIError)


def machine_now() -> datetime:
    return datetime.now(UTC)


class Scheduler:
    """Ticks for every company of a database. `posted` is called when a tick put posts out."""

    def __init__(
        self,
        database: Database,
        now: Callable[[], datetime] = machine_now,
        posted: Callable[[], None] = lambda: None,
        tick_seconds: float = TICK_SECONDS,
    ) -> None:
        self.due = DueJobs(database)
        self._now = now
        self._posted = posted
        self._tidy_at: datetime | None = None
        self._clock = BackgroundScheduler(
            timezone=UTC, executors={"default": ThreadPoolExecutor(1)}, daemon=True
        )
        # The first tick comes after one interval: right after a start, answering comes first.
        self._clock.add_job(
            self._tick_safely,
            "interval",
            seconds=tick_seconds,
            coalesce=True,
            max_instances=1,
            misfire_grace_time=None,
        )

    def start(self) -> None:
        self._clock.start()

    def stop(self) -> None:
        """Finish the tick that is under way, and tick no more."""
        self._clock.shutdown(wait=True)

    def tick(self, now: datetime) -> Ran:
        """Say everything that is due at `now`, in every company."""
        ran = Ran()
        for company_id in self._companies():
            ran.add(self.due.run_due(company_id, now))
        if ran.posted:
            self._posted()
        self._tidy(now)
        return ran

    def _tidy(self, now: datetime) -> None:
        """Tidy up once a day; not at once at the start, which has enough to do."""
        if self._tidy_at is None:
            self._tidy_at = now + TIDY_FIRST_AFTER
        if now < self._tidy_at:
            return
        self._tidy_at = now + TIDY_EVERY
        for company_id in self._companies():
            with self.due.database.writing(company_id) as session:
                tidy(session, now)

    def _tick_safely(self) -> None:
        try:
            with surviving(log, "tick failed", DATABASE_WAITS):
                self.tick(self._now())
        except DATABASE_WAITS as problem:
            # Nothing is lost: what is due stays due until it is recorded.
            log.warning("tick not possible", problem=type(problem).__name__)

    def _companies(self) -> list[int]:
        with self.due.database.reading(FIRST_COMPANY) as session:
            return list(session.scalars(select(Company.id).order_by(Company.id)))
