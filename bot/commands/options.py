"""Options that several commands share, and what they mean."""

from datetime import datetime
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from bot.clock import Clock, StoppedClock, SystemClock
from core.errors import UserError

# No team's books reach further, and calendars do not either.
EARLIEST, LATEST = 1990, 2100
DatabaseUrl = Annotated[
    str | None, typer.Option("--db", help="Use this database instead of DATABASE_URL.")
]
Now = Annotated[
    str | None, typer.Option("--now", help="Act as of this moment, such as 2026-11-23T09:00.")
]


def moment_named(text: str, zone: ZoneInfo) -> datetime:
    """Read an ISO moment; without an offset it is local to the company. Raises UserError."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise UserError(
            f"看不懂时间“{text}”，请写成 2026-11-23T09:00。",
            f"“{text}” is not a moment. Write it like 2026-11-23T09:00.",
        ) from None
    if not EARLIEST <= moment.year <= LATEST:
        raise UserError(
            f"时间“{text}”太远了，请写 {EARLIEST} 到 {LATEST} 年之间。",
            f"“{text}” is too far away. Write a year from {EARLIEST} to {LATEST}.",
        )
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)


def clock_at(now: str | None, zone: ZoneInfo) -> Clock:
    return SystemClock() if now is None else StoppedClock(moment_named(now, zone))
