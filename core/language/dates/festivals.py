# ruff: noqa: E501 - one rule, one line
"""Holidays as dates: 国庆后 is the first working day after it, 年前 before the Spring Festival."""
# fmt: off

import re
from datetime import date, timedelta

from core.calendar import moving_festival, spring_festival
from core.language.dates.moments import Clock, TimeRule, When, exactly, said
from core.language.text.sheet import rule

FIXED = {
    "元旦": (1, 1), "新年": (1, 1), "五一": (5, 1), "劳动节": (5, 1), "国庆": (10, 1), "十一": (10, 1),
    "双十一": (11, 11), "双11": (11, 11), "双十二": (12, 12), "双12": (12, 12), "圣诞": (12, 25),
    "christmas": (12, 25), "xmas": (12, 25), "new year": (1, 1), "labor day": (5, 1),
    "labour day": (5, 1), "national day": (10, 1), "golden week": (10, 1),
}  # fmt: skip
MOVING = {
    "中秋": "Mid-Autumn", "端午": "Dragon Boat", "清明": "Tomb-Sweeping",
    "mid-autumn": "Mid-Autumn", "dragon boat": "Dragon Boat",
}  # fmt: skip
PUBLIC = ("元旦", "春节", "清明", "五一", "端午", "中秋", "国庆")
ANY = ("节", "假期", "长假", "放假", "过节", "holiday", "holidays")
NAMES = "|".join(
    (
        *sorted((*FIXED, *MOVING), key=len, reverse=True),
        "春节",
        "过年",
        "spring festival",
        "chinese new year",
    )
)


def festival_day(word: str, year: int) -> date:
    if word in FIXED:
        return date(year, *FIXED[word])
    if word in MOVING:
        return moving_festival(year, MOVING[word])
    return spring_festival(year)


def _coming(word: str, clock: Clock) -> date:
    """Return the festival that is coming, or still going on."""
    years = (clock.today.year, clock.today.year + 1)
    names = PUBLIC if word in ANY else (word,)
    days = [festival_day(name, year) for year in years for name in names]
    return min(d for d in days if clock.calendar.end_of_holiday(d) >= clock.today)


def _before(first: date, clock: Clock) -> date:
    """Return the last working day before a festival."""
    before = first - timedelta(days=1)
    for _ in range(30):
        if clock.calendar.is_working_day(before):
            break
        before -= timedelta(days=1)
    return before


def festival(match: re.Match[str], clock: Clock) -> When:
    first = _coming(said(match, "name"), clock)
    way = said(match, "way") or ""
    if way in ("前", "之前", "以前", "before"):
        return exactly(_before(first, clock), clock)
    if way:
        return exactly(clock.calendar.next_working_day(first), clock)
    return exactly(first, clock)


FESTIVAL_RULES = (
    TimeRule(rule(rf"(?<![二三四五六七八九双])(?P<name>{NAMES.replace('|十一|', '|十一(?!月|点|个|号|日|万)|')})(?:节)?(?:长假|假期|放假|假|节)?(?!礼|月饼|粽子?|福利|活动|促销|晚会|慰问)(?:的)?" r"(?P<way>之?后|过后|以后|过完|结束后?|回来|上班|之?前|以前)?(?:的?第一个工作日|的?第一天|首个工作日|当天)?"), festival, "国庆后第一个工作日"),
    TimeRule(rule(rf"(?P<way>before|after|over|around|at)(?: the)? (?P<name>{NAMES})(?: holidays?| break)?\b"), festival, "after National Day"),
    TimeRule(rule(r"(?<![0-9一二两三四五六七八九十半去今明前后当每几少多来])(?P<name>年)(?P<way>前|后)(?![天日年半])"), festival, "年后再联系"),
    TimeRule(rule(r"(?<![季情细环调春])(?P<name>节|假期|长假)(?P<way>之?后|之?前|过后)(?:的?第一个工作日)?"), festival, "节后再约"),
)
