"""The working days that the sample company has lived through."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from core.calendar import WorkCalendar
from core.periods import add_months

YEARS = 3
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Days:
    """Three years that end today, and the weeks to come."""

    today: date

    @cached_property
    def first(self) -> date:
        return add_months(self.today, -12 * YEARS) + ONE_DAY

    @cached_property
    def worked(self) -> list[date]:
        """The working days, from before the first deal to a year ahead."""
        calendar = WorkCalendar()
        first = self.first - timedelta(days=40)
        return [
            day
            for n in range((self.today - first).days + 366)
            if calendar.is_working_day(day := first + timedelta(days=n))
        ]

    def back(self, days: int) -> date:
        return self.today - timedelta(days=days)

    def on_or_before(self, day: date) -> date:
        """Return the working day that `day` is, or the last before it."""
        return self.worked[max(bisect_right(self.worked, day) - 1, 0)]

    def on_or_after(self, day: date) -> date:
        return self.worked[min(bisect_left(self.worked, day), len(self.worked) - 1)]

    def ahead(self, count: int) -> date:
        """Return the working day `count` after today (1: the next one)."""
        return self.worked[bisect_right(self.worked, self.today) + count - 1]

    def behind(self, count: int) -> date:
        """Return the working day `count` before today (1: the last one)."""
        return self.worked[bisect_left(self.worked, self.today) - count]
