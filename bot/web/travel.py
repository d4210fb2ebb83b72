"""Moves the demo's clock forward and lets everything on the way happen in its order."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from babel.dates import format_date

from bot.clock import MovableClock
from core.calendar import WorkCalendar
from core.wording import Wording

MORNING = time(9, 0)
FRIDAY_EVENING = time(17, 30)
FRIDAY = 4
# One press never goes further than this; “+1 天” can be pressed again.
FARTHEST = timedelta(days=14)


@dataclass
class Travel:
    """The demo's clock with its three jumps; `live_through(start, end)` runs what falls due."""

    clock: MovableClock
    zone: ZoneInfo
    calendar: WorkCalendar
    live_through: Callable[[datetime, datetime], None]

    def now(self) -> datetime:
        return self.clock.now().astimezone(self.zone)

    def targets(self) -> dict[str, datetime]:
        """Return where each jump leads from now."""
        now = self.now()
        return {
            "morning": self._next(MORNING, self.calendar.is_working_day),
            "friday": self._next(FRIDAY_EVENING, self._is_working_friday),
            "day": now + timedelta(days=1),
        }

    def jump(self, name: str) -> datetime:
        """Go to a jump's moment; raises KeyError for an unknown one."""
        start, end = self.now(), self.targets()[name]
        self.live_through(start, end)
        self.clock.move_to(end)
        return end

    def _next(self, at: time, fits: Callable[[date], bool]) -> datetime:
        now = self.now()
        day = now.date()
        last = day + FARTHEST
        while day <= last:
            moment = datetime.combine(day, at, tzinfo=self.zone)
            if moment > now and fits(day):
                return moment
            day += timedelta(days=1)
        return datetime.combine(last, at, tzinfo=self.zone)

    def _is_working_friday(self, day: date) -> bool:
        return day.weekday() == FRIDAY and self.calendar.is_working_day(day)


def label_of(name: str, to: datetime, now: datetime, wording: Wording) -> str:
    """Word a jump's button; the next morning is today's before nine, and Monday's after Friday."""
    match name:
        case "morning":
            return _morning(to, (to.date() - now.date()).days, wording)
        case "friday":
            return wording.say("周五 17:30", "Friday 17:30")
        case _:
            return wording.say("+1 天", "+1 day")


def _morning(to: datetime, days: int, wording: Wording) -> str:
    if days == 0:
        return wording.say("今早 9:00", "9:00 today")
    if days == 1:
        return wording.say("明早 9:00", "9:00 tomorrow")
    weekday = format_date(to, "EEE", wording.locale)
    return wording.say("{d}早 9:00", "9:00 on {d}", d=weekday)
