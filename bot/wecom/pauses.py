"""How long an interface is left alone after WeCom said “too often” (45009)."""

from datetime import datetime, timedelta
from threading import Lock

from bot.clock import Clock
from bot.delivery_errors import TemporaryFailure

# A limit by the minute blocks for a minute, one by the hour for an hour; the code does not say
# which it was, so a second one right after the first is taken for the long one.
# https://developer.work.weixin.qq.com/document/path/90312
MINUTE = timedelta(seconds=60)
HOUR = timedelta(hours=1)


class Pauses:
    """Which interfaces are blocked until when. The others go on."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._lock = Lock()
        self._until: dict[str, datetime] = {}

    def check(self, path: str) -> None:
        """Raise `TemporaryFailure` while the interface is blocked."""
        with self._lock:
            until = self._until.get(path)
            now = self._clock.now()
            if until is not None and now < until:
                raise TemporaryFailure(
                    "WeCom error 45009", retry_after=(until - now).total_seconds()
                )

    def begin(self, path: str) -> float:
        """Block the interface and return for how many seconds."""
        with self._lock:
            length = HOUR if path in self._until else MINUTE
            self._until[path] = self._clock.now() + length
            return length.total_seconds()

    def clear(self, path: str) -> None:
        """Note that the interface answers again."""
        with self._lock:
            self._until.pop(path, None)
