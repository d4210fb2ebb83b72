"""The clocks: the real one, one that stands still, and one that a demo may move."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """Tells the present moment, aware."""

    def now(self) -> datetime: ...


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        return datetime.now(UTC)


@dataclass(frozen=True)
class StoppedClock:
    """Always the same moment: `--now`."""

    moment: datetime

    def now(self) -> datetime:
        return self.moment


@dataclass
class MovableClock:
    """The machine's clock plus an offset that only grows: the demo's clock."""

    real: Clock = field(default_factory=SystemClock)
    offset: timedelta = timedelta()

    def now(self) -> datetime:
        return self.real.now() + self.offset

    def move_to(self, moment: datetime) -> None:
        """Jump forward to a moment; a clock never goes back."""
        self.offset = max(self.offset, moment - self.real.now())
