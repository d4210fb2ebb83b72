"""Spans of whole days, with the labels that the contract prints; knows no time zone."""

import calendar
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal

from core.errors import UserError

SpanKind = Literal["day", "week", "month", "quarter", "year", "range"]
ONE_DAY = timedelta(days=1)
LONGEST_DAYS = 366 * 20


@dataclass(frozen=True)
class Period:
    """The days from `first` to `last`, both included."""

    first: date
    last: date
    # 近30天 may happen to be a calendar month; it is still thirty days, and stays printed as such.
    ranged: bool = field(default=False, compare=False)

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise UserError(
                f"时间段的结束（{self.last}）早于开始（{self.first}）。",
                f"The period ends ({self.last}) before it begins ({self.first}).",
            )

    @property
    def kind(self) -> SpanKind:
        if self.ranged:
            return "range"
        for kind, containing in CONTAINING.items():
            if containing(self.first) == self:
                return kind
        return "range"

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    def label(self) -> str:
        """Return the contract's name: 2026-11-22, 2026-W47, 2026-11, 2026-Q4, 2026 or A/B."""
        match self.kind:
            case "day":
                return self.first.isoformat()
            case "week":
                year, week, _ = self.first.isocalendar()
                return f"{year:04}-W{week:02}"
            case "month":
                return f"{self.first:%Y-%m}"
            case "quarter":
                return f"{self.first:%Y}-Q{quarter_of(self.first)}"
            case "year":
                return f"{self.first:%Y}"
            case "range":
                return f"{self.first.isoformat()}/{self.last.isoformat()}"

    def contains(self, day: date) -> bool:
        return self.first <= day <= self.last

    def covers(self, other: "Period") -> bool:
        return self.first <= other.first and other.last <= self.last

    def previous(self) -> "Period":
        """Return the same kind of period before this one; a range: the equally long one."""
        before = self.first - ONE_DAY
        if self.kind != "range":
            return CONTAINING[self.kind](before)
        return Period(before - timedelta(days=self.days - 1), before, ranged=True)

    def before_by(self, today: date) -> "Period":
        """Return the period before this one; while this one lasts, only the same days of it."""
        before = self.previous()
        if not self.first <= today < self.last:
            return before
        months = {"month": 1, "quarter": 3, "year": 12}.get(self.kind)
        if months is None:
            return Period(before.first, before.first + (today - self.first), ranged=True)
        return Period(before.first, add_months(today, -months), ranged=True)

    def following(self) -> "Period":
        """Return the same kind of period after this one; a range: the equally long one."""
        after = self.last + ONE_DAY
        if self.kind != "range":
            return CONTAINING[self.kind](after)
        return Period(after, after + timedelta(days=self.days - 1), ranged=True)

    def each_day(self) -> Iterator[date]:
        return (self.first + timedelta(days=n) for n in range(self.days))

    def weeks(self) -> tuple["Period", ...]:
        """Return the calendar weeks that touch this period."""
        return self._parts("week")

    def months(self) -> tuple["Period", ...]:
        """Return the calendar months that touch this period."""
        return self._parts("month")

    def quarters(self) -> tuple["Period", ...]:
        """Return the calendar quarters that touch this period."""
        return self._parts("quarter")

    def _parts(self, kind: SpanKind) -> tuple["Period", ...]:
        parts = [CONTAINING[kind](self.first)]
        while parts[-1].last < self.last:
            parts.append(parts[-1].following())
        return tuple(parts)

    @staticmethod
    def parse(label: str) -> "Period":
        """Read a label of the contract; raises UserError on anything else."""
        try:
            return _read_label(label.strip().upper())
        except (ValueError, OverflowError):
            raise UserError(
                f"看不懂周期“{label[:40]}”。可以写 2026-11、2026-W47、2026-Q4、2026 "
                "或 2026-11-01/2026-11-15。",
                f"“{label[:40]}” is not a period. Write 2026-11, 2026-W47, 2026-Q4, 2026 or "
                "2026-11-01/2026-11-15.",
            ) from None


def _read_label(label: str) -> Period:
    if "/" in label:
        first, last = (date.fromisoformat(part.strip()) for part in label.split("/"))
        if not 0 <= (last - first).days <= LONGEST_DAYS:
            raise ValueError(label)
        return Period(first, last, ranged=True)
    if week := re.fullmatch(r"(\d{4})-?W(\d{1,2})", label):
        return week_containing(date.fromisocalendar(int(week[1]), int(week[2]), 1))
    if quarter := re.fullmatch(r"(\d{4})-?Q([1-4])", label):
        return quarter_containing(date(int(quarter[1]), 3 * int(quarter[2]), 1))
    if month := re.fullmatch(r"(\d{4})-(\d{1,2})", label):
        return month_containing(date(int(month[1]), int(month[2]), 1))
    if year := re.fullmatch(r"\d{4}", label):
        return year_containing(date(int(year[0]), 1, 1))
    return day(date.fromisoformat(label))


def quarter_of(when: date) -> int:
    return (when.month + 2) // 3


def add_months(when: date, months: int) -> date:
    """Return the same day `months` later, or the last day of a shorter month."""
    index = when.year * 12 + when.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(when.day, calendar.monthrange(year, month + 1)[1]))


def day(when: date) -> Period:
    return Period(when, when)


def week_containing(when: date) -> Period:
    """Return the Monday-to-Sunday week of a day."""
    monday = when - timedelta(days=when.weekday())
    return Period(monday, monday + timedelta(days=6))


def month_containing(when: date) -> Period:
    return Period(when.replace(day=1), add_months(when.replace(day=1), 1) - ONE_DAY)


def quarter_containing(when: date) -> Period:
    first = date(when.year, 3 * quarter_of(when) - 2, 1)
    return Period(first, add_months(first, 3) - ONE_DAY)


def year_containing(when: date) -> Period:
    return Period(date(when.year, 1, 1), date(when.year, 12, 31))


def last_days(days: int, today: date) -> Period:
    """Return the `days` days that end today."""
    return Period(today - timedelta(days=days - 1), today, ranged=days > 1)


CONTAINING: dict[SpanKind, Callable[[date], Period]] = {
    "day": day,
    "week": week_containing,
    "month": month_containing,
    "quarter": quarter_containing,
    "year": year_containing,
}
