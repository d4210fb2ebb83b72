# ruff: noqa: E501 - one rule, one line
"""Days, weeks and hours that no calendar and no clock has: 2026-13, 第99周, 明天25点.

Each row is a pattern, a check of the numbers in it, and an example that is found.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass

from core.language.text.normalise import normalise
from core.language.text.sheet import Rule, rule
from core.language.values.numbers import small_number

MONTHS, QUARTERS, WEEKS, HOURS, MINUTES = 12, 4, 53, 24, 59
# February 29 is a day where no year is said.
LEAP_YEAR = 2028


@dataclass(frozen=True)
class Impossible:
    """One way of naming a time by numbers, and whether such numbers exist."""

    pattern: Rule
    exists: Callable[[list[int]], bool]
    example: str


def _is_month(numbers: list[int]) -> bool:
    *year, month = numbers
    # 2025-26 is a season.
    return 1 <= month <= MONTHS or month == (year or [0])[0] % 100 + 1


def _is_day(numbers: list[int]) -> bool:
    *year, month, day = numbers
    in_year = year[0] if year and year[0] else LEAP_YEAR
    return 1 <= month <= MONTHS and 1 <= day <= monthrange(in_year, month)[1]


def _is_quarter(numbers: list[int]) -> bool:
    return 1 <= numbers[-1] <= QUARTERS


def _is_week(numbers: list[int]) -> bool:
    return 1 <= numbers[-1] <= WEEKS


def _is_hour(numbers: list[int]) -> bool:
    return numbers[0] <= HOURS and all(one <= MINUTES for one in numbers[1:])


def _never(_: list[int]) -> bool:
    """Return that no such day exists: what the pattern matches is enough."""
    return False


DAYS = (
    Impossible(rule(r"(?:上|下|这|本)个?(?:周|星期|礼拜)[八九789](?![\d点:.])"), _never, "下周八"),
    Impossible(
        rule(
            r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]{0,6}\.? "
            r"(?:3[2-9]|[4-9]\d)(?:st|nd|rd|th)?\b(?! ?[kwm%万千]|[.,:]\d)"
        ),
        _never,
        "Dec 45",
    ),
    Impossible(rule(r"(?<![\d.-])(20\d\d)[-/](\d{1,2})[-/](\d{1,2})(?![\d.])"), _is_day, "2026-02-30"),
    Impossible(rule(r"(?<![\d.-])(20\d\d)[-/](\d{1,2})(?![\d./%-])"), _is_month, "2026-13"),
    Impossible(rule(r"(?<![\d.])(\d{1,2})月(\d{1,2})[日号]"), _is_day, "2月30日"),
    Impossible(rule(r"(?<![\d.])(\d{1,2})月(?!\d)"), _is_month, "13月"),
    Impossible(rule(r"\bq(\d{1,2})\b"), _is_quarter, "2026-q5"),
    Impossible(rule(r"第(\d{1,3})个?季度"), _is_quarter, "第5季度"),
    Impossible(rule(r"第(\d{1,3})个?(?:周|星期)"), _is_week, "第99周"),
    Impossible(rule(r"\b20\d\d-?w(\d{1,3})\b|\bweek (\d{1,3})\b"), _is_week, "2026-w60"),
)  # fmt: skip
A_DAY = r"(?:[今明后昨当前]天|[日号末]|(?:周|星期|礼拜)[一二三四五六日天]|[上下中]午|晚上|早上|凌晨|\b(?:today|tomorrow|tonight|(?:mon|tues|wednes|thurs|fri|satur|sun)day|at|by))"
HOURS_SAID = (
    Impossible(rule(rf"{A_DAY}\s?(\d{{1,2}})点(?:(\d{{1,2}})分?)?(?![个位\d])"), _is_hour, "明天25点"),
    Impossible(rule(rf"{A_DAY}\s?([二三四五]十[一二三四五六七八九]?)点(?![个位])"), _is_hour, "明天二十五点"),
    Impossible(rule(rf"{A_DAY}\s?(?:at )?(\d{{1,2}}):(\d\d)(?![\d:])"), _is_hour, "tomorrow 14:75"),
)  # fmt: skip


def no_such_day(text: str) -> str | None:
    """Return the first day, week, month or quarter of a text that does not exist, as written."""
    return _first(DAYS, text)


def no_such_hour(text: str) -> str | None:
    return _first(HOURS_SAID, text)


def _first(rows: tuple[Impossible, ...], text: str) -> str | None:
    normal = normalise(text)
    for row in rows:
        for match in row.pattern.finditer(normal.text):
            if not row.exists([_number(one) for one in match.groups() if one]):
                return normal.written(*match.span())
    return None


def _number(word: str) -> int:
    return int(word) if re.fullmatch(r"\d+", word, re.ASCII) else small_number(word)
