"""Keeps delivery going: a few threads that sleep until a commit wakes them, or a second passes."""

import threading

import structlog
from sqlalchemy.exc import DBAPIError

from bot.clock import Clock
from bot.delivery import Delivery
from core.storage.database import DatabaseBusyError
from core.surviving import surviving

log = structlog.get_logger(__name__)

# Other processes put posts too, and nobody tells us of theirs.
LOOK_EVERY_SECONDS = 1.0
# A slow platform holds up one thread for its timeout; the others go on.
THREADS = 4
DATABASE_WAITS = (DatabaseBusyError, DBAPIError)


class DeliveryLoop:
    """The delivering threads of one process."""

    def __init__(self, delivery: Delivery, clock: Clock, threads: int = THREADS) -> None:
        self._delivery = delivery
        self._clock = clock
        self._condition = threading.Condition()
        self._news = 0
        self._stopping = False
        self._threads = [
            threading.Thread(target=self._work, args=(number == 0,), name=f"delivery-{number}")
            for number in range(threads)
        ]

    def start(self) -> None:
        for thread in self._threads:
            thread.start()

    def wake(self) -> None:
        """Say that posts were committed; call it after every commit that may have put some."""
        with self._condition:
            self._news += 1
            self._condition.notify_all()

    def stop(self) -> None:
        """Finish what is being sent and end; what is not sent yet stays in the outbox."""
        with self._condition:
            self._stopping = True
            self._condition.notify_all()
        for thread in self._threads:
            thread.join()

    def _work(self, looks_around: bool) -> None:  # noqa: FBT001
        while not self._stopping:
            seen = self._news
            if not self._deliver_one():
                self._sleep(seen, looks_around=looks_around)
            else:
                # There may be more than one thread can do.
                self.wake()

    def _deliver_one(self) -> bool:
        """Handle one post, whatever happens; false when there is nothing to do just now."""
        try:
            with surviving(log, "delivery failed", DATABASE_WAITS):
                return self._delivery.deliver_one(self._clock.now()) is not None
        except DATABASE_WAITS as problem:
            log.warning("delivery waits for the database", problem=type(problem).__name__)
        return False

    def _sleep(self, seen: int, *, looks_around: bool) -> None:
        pause = LOOK_EVERY_SECONDS
        resting = self._delivery.pacing.until_next()
        if resting is not None:
            pause = min(pause, max(resting, 0.001))
        with self._condition:
            if self._news == seen and not self._stopping:
                self._condition.wait(pause if looks_around else None)
