"""Which rooms rest: after a post for as long as the platform asks, after a failure for longer."""

import threading
from collections.abc import Callable, Mapping
from datetime import datetime

# Slack: one message a second and channel; WeCom's group chats: 20 a minute.
SECONDS_BETWEEN_POSTS: Mapping[str, float] = {"slack": 1.0, "wecom": 3.0}


class Pacing:
    """The lanes that this process leaves alone for a while. Safe to share between threads."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._free_at: dict[tuple[int, str], float] = {}
        self._lock = threading.Lock()

    def rest(self, lane: tuple[int, str], seconds: float) -> None:
        """Leave a company's lane alone for so many seconds from now."""
        with self._lock:
            self._free_at[lane] = max(self._free_at.get(lane, 0.0), self._ticking() + seconds)

    def resting(self, company_id: int) -> tuple[str, ...]:
        """Return the company's lanes that are left alone now."""
        now = self._ticking()
        with self._lock:
            self._free_at = {lane: at for lane, at in self._free_at.items() if at > now}
            return tuple(lane for company, lane in self._free_at if company == company_id)

    def _ticking(self) -> float:
        return self._now().timestamp()

    def until_next(self) -> float | None:
        """Return the seconds until the next lane is free, none when none rests."""
        with self._lock:
            soonest = min(self._free_at.values(), default=None)
        return None if soonest is None else max(0.0, soonest - self._ticking())
