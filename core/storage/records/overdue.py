"""Which promises are overdue: one rule for every list, digest and count.

A promise is overdue when its time of day is over, or the working day by whose end it was due.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property

from sqlalchemy import ColumnElement, and_, or_

from core.calendar import LONGEST_CLOSURE_DAYS, WorkCalendar
from core.storage.tables import FollowUp


@dataclass(frozen=True)
class AsOf:
    """The local moment at which promises are looked at. Its minute counts, its seconds do not."""

    now: datetime
    calendar: WorkCalendar

    @property
    def today(self) -> date:
        return self.now.date()

    def is_overdue(self, follow_up: FollowUp) -> bool:
        if follow_up.due_at is not None:
            return (follow_up.due_on, follow_up.due_at) < (self.today, self._clock)
        return follow_up.due_on <= self._last_day_over

    def overdue(self) -> ColumnElement[bool]:
        """Return `is_overdue` as a condition of a query."""
        timed = FollowUp.due_at.is_not(None)
        clock_is_over = and_(FollowUp.due_on == self.today, FollowUp.due_at < self._clock)
        return or_(
            and_(timed, or_(FollowUp.due_on < self.today, clock_is_over)),
            and_(~timed, FollowUp.due_on <= self._last_day_over),
        )

    @property
    def _clock(self) -> str:
        return f"{self.now:%H:%M}"

    @cached_property
    def _last_day_over(self) -> date:
        """Return the last working day before today: what was due after it is still on time."""
        days = (self.today - timedelta(days=n) for n in range(1, LONGEST_CLOSURE_DAYS + 1))
        worked = (day for day in days if self.calendar.is_working_day(day))
        return next(worked, self.today - timedelta(days=1))
