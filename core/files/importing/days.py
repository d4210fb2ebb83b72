"""Dates and times of day as spreadsheets and people write them in cells."""

import re
import unicodedata
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from core.files.importing.report import BadCellError

EARLIEST_YEAR = 1990
LATEST_YEAR = 2100
# Day 0 of a spreadsheet's calendar, with its 29 February 1900 that never was.
SERIAL_ZERO = date(1899, 12, 30)
MINUTES_OF_DAY = 24 * 60
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
NOON = 12

_YEAR_FIRST = re.compile(r"(\d{4})([-/.年])(\d{1,2})([-/.月])(\d{1,2})[日号]?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_NO_YEAR = re.compile(r"(\d{1,2})月(\d{1,2})[日号]")
_DAY_MONTH = re.compile(r"(\d{1,2})[- ]([a-z]{3})[a-z]*\.?[-, ]+(\d{4})")
_MONTH_DAY = re.compile(r"([a-z]{3})[a-z]*\.? (\d{1,2}),? +(\d{4})")
_SERIAL = re.compile(r"\d{5}(\.\d+)?")
_CLOCK = re.compile(
    r"(?P<part>上午|早上|中午|下午|晚上)? ?(?P<hour>\d{1,2})(?:[:点时](?P<minute>\d{1,2}|半)?)"
    r"(?:[:分](?P<second>\d{1,2})?)?(?:\.\d+)?(?P<half>半)? ?(?P<suffix>am|pm)?"
)
_ONLY_HOUR = re.compile(r"(?P<hour>\d{1,2}) ?(?P<suffix>am|pm)")


def lacks_year(cell: object) -> bool:
    """Tell a day that was written without its year: 3月5日."""
    if not isinstance(cell, str) or "月" not in cell:
        return False
    return bool(_NO_YEAR.match(_folded(cell)))


def earlier_year(day: date) -> date:
    """Return the same day a year before. Raises BadCellError for one that was not."""
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        raise _no_day(str(day)) from None


def read_day(cell: object, today: date) -> date:
    """Read a day; one without a year is of this year. Raises BadCellError."""
    match cell:
        case datetime():
            return _plausible(cell.date())
        case date():
            return _plausible(cell)
        case int() | float() if not isinstance(cell, bool):
            return _from_serial(float(cell)).date()
        case str():
            return _day_of_text(_folded(cell), today)
        case _:
            raise _no_day(str(cell))


def read_moment(cell: object, today: date, zone: ZoneInfo) -> datetime:
    """Read a local moment as an aware one; a day alone is its midnight. Raises BadCellError."""
    match cell:
        case datetime():
            _plausible(cell.date())
            return cell if cell.tzinfo else cell.replace(tzinfo=zone)
        case int() | float() if not isinstance(cell, bool):
            return _from_serial(float(cell)).replace(tzinfo=zone)
        case str():
            return _moment_of_text(_folded(cell), today, zone)
        case _:
            return datetime.combine(read_day(cell, today), time(), zone)


def read_clock(cell: object) -> time:
    """Read a time of day, to the minute. Raises BadCellError."""
    match cell:
        case datetime():
            return time(cell.hour, cell.minute)
        case time():
            return time(cell.hour, cell.minute)
        case float() | int() if 0 <= cell < 1:
            return _of_minutes(cell * MINUTES_OF_DAY)
        case timedelta() if timedelta() <= cell < timedelta(days=1):
            return _of_minutes(cell / timedelta(minutes=1))
        case str():
            clock = _clock_of_text(_folded(cell))
            return time(clock.hour, clock.minute)
        case _:
            raise _no_clock(str(cell))


def _of_minutes(minutes: float) -> time:
    return time(*divmod(round(minutes) % MINUTES_OF_DAY, 60))


def _folded(text: str) -> str:
    if text.isascii():
        return text.strip().casefold()
    return unicodedata.normalize("NFKC", text).strip().casefold()


@lru_cache(maxsize=5000)
def _day_of_text(text: str, today: date) -> date:
    parts = _parts_of_day(text, today) or _parts_before_a_time(text, today)
    if parts is None:
        raise _no_day(text)
    try:
        return _plausible(date(*parts))
    except ValueError:
        raise _no_day(text) from None


def _parts_of_day(text: str, today: date) -> tuple[int, int, int] | None:
    if found := _YEAR_FIRST.fullmatch(text):
        return int(found[1]), int(found[3]), int(found[5])
    if found := _COMPACT.fullmatch(text):
        return int(found[1]), int(found[2]), int(found[3])
    if found := _NO_YEAR.fullmatch(text):
        return today.year, int(found[1]), int(found[2])
    if _SERIAL.fullmatch(text):
        day = _from_serial(float(text))
        return day.year, day.month, day.day
    return _parts_of_english(text)


def _parts_before_a_time(text: str, today: date) -> tuple[int, int, int] | None:
    """Read the day of a moment: a spreadsheet adds midnight when it turns a date into text."""
    for cut in _places_to_cut(text):
        parts, clock = _parts_of_day(text[:cut].strip(" t"), today), text[cut:].strip(" z")
        if parts and clock:
            _clock_of_text(clock)
            return parts
    return None


def _parts_of_english(text: str) -> tuple[int, int, int] | None:
    if (found := _DAY_MONTH.fullmatch(text)) and found[2] in MONTHS:
        return int(found[3]), MONTHS.index(found[2]) + 1, int(found[1])
    if (found := _MONTH_DAY.fullmatch(text)) and found[1] in MONTHS:
        return int(found[3]), MONTHS.index(found[1]) + 1, int(found[2])
    return None


def _moment_of_text(text: str, today: date, zone: ZoneInfo) -> datetime:
    try:
        moment = datetime.fromisoformat(text.upper())
    except ValueError:
        return _moment_of_parts(text, today, zone)
    _plausible(moment.date())
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)


def _moment_of_parts(text: str, today: date, zone: ZoneInfo) -> datetime:
    if _SERIAL.fullmatch(text):
        return _from_serial(float(text)).replace(tzinfo=zone)
    for cut in _places_to_cut(text):
        head, tail = text[:cut].strip(" t"), text[cut:].strip()
        if _parts_of_day(head, today) and tail:
            return datetime.combine(_day_of_text(head, today), _clock_of_text(tail), zone)
    return datetime.combine(_day_of_text(text, today), time(), zone)


def _places_to_cut(text: str) -> list[int]:
    """Return where the day may end and the time begin, the longest day first."""
    spots = [found.start() for found in re.finditer(r" |t(?=\d)|(?<=[日号])", text)]
    return sorted((spot + (text[spot : spot + 1] == "t") for spot in spots), reverse=True)


def _clock_of_text(text: str) -> time:
    found = _CLOCK.fullmatch(text) or _ONLY_HOUR.fullmatch(text)
    if not found:
        raise _no_clock(text)
    said = found.groupdict()
    hour = int(said["hour"])
    afternoon = said.get("part") in {"下午", "晚上"} or said["suffix"] == "pm"
    if afternoon and hour < NOON:
        hour += NOON
    if said["suffix"] == "am" and hour == NOON:
        hour = 0
    minute = "30" if said.get("minute") == "半" else said.get("minute")
    try:
        return time(hour, int(minute or 0), int(said.get("second") or 0))
    except ValueError:
        raise _no_clock(text) from None


def _from_serial(number: float) -> datetime:
    """Return the local moment that a spreadsheet keeps as days since 1899-12-30."""
    if not 0 < number < (LATEST_YEAR - 1899) * 366:
        raise _no_day(f"{number:g}")
    moment = datetime.combine(SERIAL_ZERO, time()) + timedelta(days=number)
    _plausible(moment.date())
    # Serial numbers are binary fractions: a whole minute may come out a microsecond short.
    return (moment + timedelta(milliseconds=500)).replace(microsecond=0)


def _plausible(day: date) -> date:
    if not EARLIEST_YEAR <= day.year <= LATEST_YEAR:
        raise BadCellError(
            f"日期 {day} 不在 {EARLIEST_YEAR}–{LATEST_YEAR} 年之间",
            f"{day} is not between {EARLIEST_YEAR} and {LATEST_YEAR}",
        )
    return day


def _no_day(text: str) -> BadCellError:
    shown = text[:40]
    return BadCellError(
        f"“{shown}”不是日期，请写 2026-03-05", f"“{shown}” is not a date; write 2026-03-05"
    )


def _no_clock(text: str) -> BadCellError:
    shown = text[:40]
    return BadCellError(
        f"“{shown}”不是时间，请写 15:30", f"“{shown}” is not a time of day; write 15:30"
    )
