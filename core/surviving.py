"""Work that nobody waits for: when a piece of it breaks, that is logged and the rest goes on.

The one broad handler of everything unasked (jobs, delivery, files); `bot/incoming.py` has the
other, for everything asked.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from structlog.typing import FilteringBoundLogger


@dataclass
class Attempt:
    """One piece of work, and why it broke if it did."""

    problem: Exception | None = None


@contextmanager
def surviving(
    log: FilteringBoundLogger,
    sentence: str,
    but: tuple[type[Exception], ...] = (),
    **ids: object,
) -> Iterator[Attempt]:
    """Go on after a fault, which is logged with its place and `ids`; what is named in `but` passes.

    What passes is for the caller to answer, such as a database that is only busy.
    """
    attempt = Attempt()
    try:
        yield attempt
    except but:
        raise
    except Exception as problem:
        log.exception(sentence, **ids)
        attempt.problem = problem
