"""The access token: one for each app, asked for once however many threads want it.

WeCom blocks who asks too often and bans for an hour the address that shows a wrong secret again and
again, so after a refused secret nothing is asked until that hour is over.
https://developer.work.weixin.qq.com/document/path/91039
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Lock

import structlog

from bot.clock import Clock
from bot.delivery_errors import TemporaryFailure

log = structlog.get_logger(__name__)

# Asked for anew before it ends, because a token may die early.
USED_SHARE = 0.8
BAN = timedelta(hours=1)
# Posts ask again more often than that: a bot started anew with the right secret goes on at once.
ASK_AGAIN_SECONDS = 60.0


@dataclass(frozen=True)
class Token:
    """An access token, and until when we use it."""

    value: str
    until: datetime

    def __repr__(self) -> str:
        return f"Token(until={self.until!r})"


class SecretRefusedError(Exception):
    """WeCom does not know this secret, or the app is disabled: `reason` says what to mend."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


# Asks WeCom for a token; returns it with the seconds it lives, or raises SecretRefusedError.
FetchToken = Callable[[], tuple[str, int]]


class TokenCache:
    """The present token of one app. Threads that find none wait for the one that asks."""

    def __init__(self, fetch: FetchToken, clock: Clock) -> None:
        self._fetch = fetch
        self._clock = clock
        self._lock = Lock()
        self._token: Token | None = None
        self._closed_until: datetime | None = None
        self._refusal = ""

    def get(self) -> str:
        """Return a token that should work.

        Raises:
            TemporaryFailure: the secret was refused within the hour, or WeCom is out of reach.
        """
        with self._lock:
            now = self._clock.now()
            self._check_open(now)
            if self._token is None or now >= self._token.until:
                self._token = self._fetched(now)
            return self._token.value

    def discard(self, refused: str) -> None:
        """Forget a token that WeCom refused, unless another thread has replaced it already."""
        with self._lock:
            if self._token is not None and self._token.value == refused:
                self._token = None

    def close(self, reason: str) -> None:
        """Stop every call for as long as WeCom would ban us for going on."""
        with self._lock:
            self._close(self._clock.now(), reason)

    def _check_open(self, now: datetime) -> None:
        if self._closed_until is None:
            return
        if now < self._closed_until:
            raise self._shut()
        self._closed_until = None

    def _fetched(self, now: datetime) -> Token:
        try:
            value, lives = self._fetch()
        except SecretRefusedError as refusal:
            self._close(now, refusal.reason)
            raise self._shut() from None
        return Token(value, now + timedelta(seconds=lives * USED_SHARE))

    def _close(self, now: datetime, reason: str) -> None:
        self._token = None
        self._closed_until = now + BAN
        self._refusal = reason
        log.error("WeCom refuses the app's secret; no call is made for an hour", reason=reason)

    def _shut(self) -> TemporaryFailure:
        return TemporaryFailure(self._refusal, retry_after=ASK_AGAIN_SECONDS)
