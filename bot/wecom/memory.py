"""Remembers for a while what was done already, so that a post taken up again is not done twice."""

from collections.abc import Callable
from datetime import datetime, timedelta
from threading import Lock

from bot.clock import Clock

MAX_REMEMBERED = 4096


class Memory:
    """Results by name, each kept for `lifetime`; the oldest go first when there are too many.

    It lives in this process only: after a crash the outbox decides what may be tried again.
    """

    def __init__(self, clock: Clock, lifetime: timedelta) -> None:
        self._clock = clock
        self._lifetime = lifetime
        self._lock = Lock()
        self._kept: dict[str, tuple[str, datetime]] = {}

    def once(self, name: str, do: Callable[[], str]) -> str:
        """Return what `do` returned the first time. One name is not asked for by two at once."""
        known = self._known(name)
        if known is not None:
            return known
        result = do()
        with self._lock:
            self._kept[name] = (result, self._clock.now() + self._lifetime)
            while len(self._kept) > MAX_REMEMBERED:
                del self._kept[next(iter(self._kept))]
        return result

    def forget(self, name: str) -> None:
        with self._lock:
            self._kept.pop(name, None)

    def _known(self, name: str) -> str | None:
        with self._lock:
            result, until = self._kept.get(name, (None, None))
            return result if until is not None and self._clock.now() < until else None
