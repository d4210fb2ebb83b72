# ruff: noqa: E501 - one rule, one line
"""Chinese phrases for weeks, months, quarters and years, with the days inside them."""
# fmt: off

import re
from datetime import date

from core.language.dates.chinese import COUNT, DAY, MONTH, SHIFT, UNIT, WHICH
from core.language.dates.moments import (
    Clock,
    TimeRule,
    When,
    certain,
    month_day,
    recent,
    said,
    shifted,
    since,
    span,
    within,
)
from core.language.text.sheet import rule
from core.language.values.numbers import small_number
from core.periods import (
    Period,
    add_months,
    month_containing,
    quarter_containing,
    week_containing,
    year_containing,
)

YEARS = {"前": -2, "去": -1, "今": 0, "本": 0, "明": 1, "后": 2}
YEAR = r"(?P<year>20\d\d年?|[去今明后前本]年度?)的?"
ORDER = {c: n for n, c in enumerate("一二三四", 1)} | {str(n): n for n in range(1, 5)}
CONTAINING = {
    "年": year_containing,
    "季": quarter_containing,
    "月": month_containing,
    "周": week_containing,
}


def _year(match: re.Match[str], clock: Clock) -> int | None:
    word = said(match, "year")
    if not word:
        return None
    return int(word[:4]) if word[0].isdigit() else clock.today.year + YEARS[word[0]]


def label(match: re.Match[str], clock: Clock) -> When | None:
    return span(Period.parse(match[0].replace(" ", "")), clock)


def so_far(match: re.Match[str], clock: Clock) -> When:
    return since(CONTAINING[said(match, "unit")[0]](clock.today).first, clock)


def last_n(match: re.Match[str], clock: Clock) -> When:
    first = shifted(said(match, "n"), said(match, "unit"), clock, back=True)
    return recent((clock.today - first).days, clock)


def _month_start(match: re.Match[str], clock: Clock) -> tuple[date, bool]:
    """Return the month's first day, and whether its year is certain."""
    if said(match, "which"):
        return add_months(clock.today.replace(day=1), SHIFT[said(match, "which")]), True
    month = 1 if said(match, "m") == "元" else small_number(said(match, "m"))
    year = _year(match, clock)
    return date(year or clock.today.year, month, 1), year is not None


PARTS = {"初": 1, "上": 1, "中": 15, "下": 21}


def month(match: re.Match[str], clock: Clock) -> When | None:
    first, certain_year = _month_start(match, clock)
    if said(match, "d"):
        return _day_in(first, small_number(said(match, "d")), clock, certain_year=certain_year)
    if said(match, "part"):
        last = month_containing(first).last.day
        part = PARTS.get(said(match, "part")[0], last)
        return _day_in(first, part, clock, certain_year=certain_year)
    return _whole_month(first, clock, certain_year=certain_year)


def months(match: re.Match[str], clock: Clock) -> When | None:
    """Return the months from one to another: 今年1-10月."""
    wanted = _year(match, clock) or clock.today.year
    first, last = (small_number(said(match, key).replace("元", "1")) for key in ("m", "until"))
    if last < first:
        return None
    end = month_containing(date(wanted, last, 1)).last
    return span(Period(date(wanted, first, 1), end, ranged=True), clock)


def _day_in(first: date, of_month: int, clock: Clock, *, certain_year: bool) -> When | None:
    if certain_year:
        return certain(first.year, first.month, of_month, clock)
    return month_day(first.month, of_month, clock)


def _whole_month(first: date, clock: Clock, *, certain_year: bool) -> When:
    whole = month_containing(first)
    if certain_year or whole.last >= clock.today:
        return span(whole, clock)
    # March, said in November, is the coming one as a deadline and this year's as a period.
    coming = month_containing(add_months(first, 12))
    return When(coming.first, None, coming.last, whole)


def week(match: re.Match[str], clock: Clock) -> When:
    whole = week_containing(clock.after(days=7 * SHIFT[said(match, "which")]))
    return within(whole) if said(match, "inside") else span(whole, clock)


def _part_of(whole: Period, part: str | None, clock: Clock, *, inside: bool = False) -> When:
    """Return a span, its first day (初) or its last (底, 末)."""
    if part == "初":
        return span(Period(whole.first, whole.first), clock)
    if part:
        return within(whole) if whole.last >= clock.today else span(whole, clock)
    return within(whole) if inside else span(whole, clock)


def next_year_if_due(whole: Period) -> When:
    """Return a span of this year that is gone: as a deadline the coming year's is meant."""
    first, last = add_months(whole.first, 12), add_months(whole.last, 12)
    return When(first, None, last, whole)


def quarter(match: re.Match[str], clock: Clock) -> When:
    if said(match, "which"):
        first = add_months(quarter_containing(clock.today).first, 3 * SHIFT[said(match, "which")])
    else:
        year = _year(match, clock) or clock.today.year
        first = date(year, 3 * ORDER[said(match, "n") or said(match, "n2")] - 2, 1)
    whole = quarter_containing(first)
    if whole.last < clock.today and not said(match, "year") and not said(match, "which"):
        return next_year_if_due(whole)
    return _part_of(whole, said(match, "part"), clock)


def half_year(match: re.Match[str], clock: Clock) -> When:
    year = _year(match, clock) or clock.today.year
    if said(match, "half") in ("上", "1"):
        return span(Period(date(year, 1, 1), date(year, 6, 30)), clock)
    return span(Period(date(year, 7, 1), date(year, 12, 31)), clock)


def year(match: re.Match[str], clock: Clock) -> When:
    wanted = _year(match, clock) or clock.today.year
    return _part_of(year_containing(date(wanted, 1, 1)), said(match, "part"), clock)


def whole_year(_: re.Match[str], clock: Clock) -> When:
    return span(year_containing(clock.today), clock)


def part_of_present(match: re.Match[str], clock: Clock) -> When:
    """Return 月底, 季末, 年底: the end of the one that is running; 月初: the coming one's first."""
    whole = CONTAINING[said(match, "unit")[0]](clock.today)
    if said(match, "part") == "初":
        coming = whole.following()
        return When(coming.first, whole.first, coming.first, Period(whole.first, whole.first))
    return _part_of(whole, said(match, "part"), clock)


def third_of_month(match: re.Match[str], clock: Clock) -> When:
    """Return 中旬 as the 15th, 下旬 as the 21st: this month's, or the next one's when gone."""
    of_month = {"上": 1, "中": 15, "月": 15, "下": 21}[said(match, "part")[0]]
    this = clock.today.replace(day=of_month)
    coming = this if this >= clock.today else add_months(this, 1)
    return When(coming, this, coming, Period(this, this))


def numbered_week(match: re.Match[str], clock: Clock) -> When | None:
    year = _year(match, clock) or clock.today.year
    try:
        return span(week_containing(date.fromisocalendar(year, int(said(match, "n")), 1)), clock)
    except ValueError:
        return None


PART = r"(?P<part>底|末|初)?"
# What is sold by the year names no day: 年度维保.
OF_THE_YEAR = r"的?(?:维保|维护|保养|运维|服务|合同|框架|协议|采购|会员|套餐|订阅|授权|许可|续费|续保|检修|巡检|保险|升级)"
SPAN_RULES = (
    TimeRule(rule(r"(?<![\d-])20\d\d-?(?:w\d\d?|q[1-4])\b|(?<![\d-])20\d\d-(?:0[1-9]|1[0-2])(?![\d-])"), label, "2026-W47"),
    TimeRule(rule(r"(?:今|本)?(?P<unit>年|季度|月|周)(?:初|头)?(?:至今|以来|到现在|到今天)"), so_far, "今年以来"),
    TimeRule(rule(rf"(?:最近|近|过去|这|前)的?(?P<n>{COUNT})个?(?P<unit>{UNIT})(?![一二三四五六日末后前]|以?[内后前])"), last_n, "近30天"),
    TimeRule(rule(rf"(?:{YEAR})?(?P<half>上|下)半年"), half_year, "上半年"),
    TimeRule(rule(rf"(?:{YEAR})?\bh(?P<half>[12])\b"), half_year, "2026年H1"),
    TimeRule(rule(rf"(?:(?:{YEAR})?\s?(?:第?(?P<n>[一二三四1-4])季度?|q(?P<n2>[1-4])(?!\d|[ /-]?20\d\d))|{WHICH}季度?)的?{PART}"), quarter, "去年第三季度"),
    TimeRule(rule(rf"(?<![\d第./-])(?:{YEAR})?\s?(?<![\d第./-])(?P<m>{MONTH})月?\s?[-~到至]\s?(?P<until>{MONTH})月(?:份)?(?![\d底初中上下])"), months, "今年1-10月"),
    TimeRule(rule(rf"(?<![\d第.])(?:(?:{YEAR})?\s?(?<![\d十.])(?P<m>{MONTH})|{WHICH})月(?:份)?(?!\s?(?:3[2-9]|[4-9]\d)[日号]|饼|季|票|薪|嫂|亮|台)(?:的)?(?:(?P<part>底|末|初|中旬?|上旬|下旬)|(?P<d>{DAY})(?:[号日]|(?![\d.万千百wk个天名单家%]|[一二三四五六七八九十]|点)))?"), month, "12月25号"),
    TimeRule(rule(rf"{WHICH}(?:周|星期|礼拜)(?P<inside>之?内|以内)?"), week, "下周"),
    TimeRule(rule(rf"(?:{YEAR})?第(?P<n>\d{{1,2}})周"), numbered_week, "第47周"),
    TimeRule(rule(r"(?<![\d去今明后前本半全整几])(?P<unit>年|季度|季|月)(?P<part>底|末|初(?!七|八|九|步))"), part_of_present, "月底前"),
    TimeRule(rule(r"(?P<part>上旬|中旬|下旬|月中(?!旬))"), third_of_month, "中旬"),
    TimeRule(rule(rf"(?P<year>20\d\d年|[去今明后前本]年度?)(?!的?\s?(?:\d{{1,2}}月|Ⓧ))的?{PART}"), year, "明年初"),
    TimeRule(rule(rf"(?P<year>全年|整年|(?:本年度|年度)(?!{OF_THE_YEAR}))"), whole_year, "全年业绩"),
)
