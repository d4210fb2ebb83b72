"""Keeps the work on files going: one thread that sleeps until a commit wakes it, or a while passes.

The machinery of importing is loaded with the first file: most days bring none.
"""

import threading
from collections.abc import Callable, Mapping

import structlog
from sqlalchemy.exc import DBAPIError

from bot.clock import Clock
from core.errors import UserError
from core.storage.company import FIRST_COMPANY
from core.storage.database import Database
from core.storage.drops import has_drops
from core.surviving import surviving

log = structlog.get_logger(__name__)
# Other processes take files in too, and nobody tells us of theirs.
LOOK_EVERY_SECONDS = 2.0
DATABASE_WAITS = (UserError, DBAPIError)
Fetchers = Mapping[str, Callable[[str, str], bytes]]


class FileLoop:
    """The thread of one process that works on files; `posted` hears when an answer is committed."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        fetch: Fetchers,
        posted: Callable[[], None],
    ) -> None:
        self._database = database
        self._clock = clock
        self._fetch = fetch
        self._posted = posted
        self._news = threading.Event()
        self._stopping = False
        self._thread = threading.Thread(target=self._work, name="files")

    def start(self) -> None:
        self._thread.start()

    def wake(self) -> None:
        """Say that a file may have been committed."""
        self._news.set()

    def stop(self) -> None:
        """Finish the step that is under way."""
        self._stopping = True
        self._news.set()
        self._thread.join()

    def _work(self) -> None:
        while not self._stopping:
            self._news.clear()
            self._do_what_waits()
            self._news.wait(LOOK_EVERY_SECONDS)

    def _do_what_waits(self) -> None:
        try:
            with surviving(log, "work on files failed", DATABASE_WAITS):
                self._run_due()
        except DATABASE_WAITS as problem:
            log.warning("work on files waits for the database", problem=type(problem).__name__)

    def _run_due(self) -> None:
        with self._database.reading(FIRST_COMPANY) as session:
            if not has_drops(session, self._clock.now()):
                return
        from bot.files.errands import Errands

        errands = Errands(self._database, self._clock, self._fetch, self._posted)
        while not self._stopping and errands.run_one():
            """There may be more."""
