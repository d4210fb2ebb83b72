"""Notes what Prometheus may ask about; it is counted when it asks.

So a message costs one note, and a start needs not load the library that counts.
"""

from contextlib import suppress
from queue import Empty, SimpleQueue

# Where nobody ever asks, notes must not pile up.
MOST_NOTED = 1_000
_noted: SimpleQueue[tuple[str, str, float]] = SimpleQueue()


def note_answer(platform: str, status: str, seconds: float) -> None:
    """Note what became of a message, and how long it took until that was committed."""
    _noted.put((platform, status, seconds))
    if _noted.qsize() > MOST_NOTED:
        _count()


def numbers() -> bytes:
    """Return all numbers of this process as Prometheus reads them."""
    from prometheus_client import generate_latest

    _count()
    return generate_latest()


def _count() -> None:
    from bot.counters import ANSWER_SECONDS, MESSAGES

    with suppress(Empty):
        while True:
            platform, status, seconds = _noted.get_nowait()
            MESSAGES.labels(platform, status).inc()
            ANSWER_SECONDS.labels(platform).observe(seconds)
