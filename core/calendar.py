"""Which days are worked: China's public calendar with its make-up days, or the company's own."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Protocol

from core.kept import Kept

ONE_DAY = timedelta(days=1)
SATURDAY = 5
# The longest Chinese holiday with its weekends is nine days; a company's own closure may be longer.
LONGEST_CLOSURE_DAYS = 30
Ordinals = tuple[int, ...]
# The library takes 50 ms to load and is asked for two years or three.
YEARS = Kept[int, tuple[Ordinals, Ordinals]]("public days", of_module="holidays")


class HolidayBase(Protocol):
    """What we ask of the library's calendar of a country: its free days and its make-up days."""

    weekend_workdays: set[date]

    def __init__(self, *, years: int) -> None: ...

    def __iter__(self) -> Iterator[date]: ...


@dataclass(frozen=True)
class PublicDays:
    """The free weekdays and the worked weekend days of one year."""

    free: frozenset[date]
    worked: frozenset[date]


@cache
def public_days(year: int) -> PublicDays:
    """Return China's public days of a year.

    Make-up days (调休) are announced each autumn for the coming year. For years that the
    library does not know yet only the statutory holidays are taken out of Monday to Friday.
    """
    free, worked = YEARS.get(year, lambda: _looked_up(year))
    return PublicDays(_days(free), _days(worked))


def _days(ordinals: Ordinals) -> frozenset[date]:
    return frozenset(map(date.fromordinal, ordinals))


def _looked_up(year: int) -> tuple[Ordinals, Ordinals]:
    china = _china()(years=year)
    return _ordinals(china), _ordinals(china.weekend_workdays)


def _ordinals(days: Iterable[date]) -> Ordinals:
    return tuple(sorted(day.toordinal() for day in days))


@cache
def _china() -> type[HolidayBase]:
    """Load China's calendar alone: the library's own entry loads 250 countries, 10 MB of them."""
    import holidays

    file = Path(holidays.__file__).parent / "countries" / "china.py"
    spec = spec_from_file_location("holidays_of_china", file)
    if spec is None or spec.loader is None:
        raise ImportError(str(file))
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    china: type[HolidayBase] = module.China
    return china


@dataclass(frozen=True)
class WorkCalendar:
    """One company's working days: China's public calendar, with the company's own exceptions."""

    overrides: Mapping[date, bool] = field(default_factory=dict)

    def is_working_day(self, when: date) -> bool:
        if when in self.overrides:
            return self.overrides[when]
        public = public_days(when.year)
        if when in public.worked:
            return True
        return when.weekday() < SATURDAY and when not in public.free

    def working_days(self, first: date, last: date) -> int:
        """Count the working days from `first` to `last`, both included; 0 when there are none."""
        return sum(
            self.is_working_day(first + timedelta(days=n)) for n in range((last - first).days + 1)
        )

    def next_working_day(self, after: date) -> date:
        """Return the first working day later than `after`."""
        return self.working_day_from(after + ONE_DAY)

    def working_day_from(self, when: date) -> date:
        """Return `when` itself if it is worked, else the first working day after it."""
        for n in range(LONGEST_CLOSURE_DAYS):
            if self.is_working_day(when + timedelta(days=n)):
                return when + timedelta(days=n)
        return when

    def add_working_days(self, when: date, days: int) -> date:
        """Return the day that is `days` working days after `when`."""
        for _ in range(days):
            when = self.next_working_day(when)
        return when

    def end_of_holiday(self, holiday: date) -> date:
        """Return the last day of the free days around `holiday` (itself when it is worked)."""
        last = holiday
        for _ in range(LONGEST_CLOSURE_DAYS):
            if self.is_working_day(last + ONE_DAY):
                break
            last += ONE_DAY
        return last


@cache
def spring_festival(year: int) -> date:
    """Return the first day of the lunar year that begins in `year`."""
    from holidays import country_holidays

    named = country_holidays("CN", years=year, observed=False).get_named("Spring Festival")
    return min(day for day in named)


@cache
def moving_festival(year: int, name: str) -> date:
    """Return the day of "Mid-Autumn", "Dragon Boat" or "Tomb-Sweeping" in `year`."""
    from holidays import country_holidays

    return min(country_holidays("CN", years=year, observed=False).get_named(name))
