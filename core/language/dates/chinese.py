# ruff: noqa: E501 - one rule, one line
"""Chinese phrases for single days, longest and surest first; each with an example."""
# fmt: off

import re
from dataclasses import replace
from datetime import time, timedelta

from core.language.dates.moments import (
    Clock,
    Tense,
    TimeRule,
    When,
    certain,
    day_of_month,
    exactly,
    month_day,
    said,
    shifted,
    weekday,
    weekday_of_week,
)
from core.language.text.sheet import rule
from core.language.values.numbers import read_number, small_number
from core.periods import Period

COUNT = r"(?:\d{1,3}|[一二两俩三四五六七八九十]{1,3}|半)"
UNIT = r"(?:工作日|天|日(?!元|币|本)|周|星期|礼拜|月|季度|年)"
MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九]|元)"
DAY = r"(?:3[01]|[12]\d|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])"
SHIFT = {"上上": -2, "上": -1, "这": 0, "本": 0, "当": 0, "今": 0, "下": 1, "下下": 2}
WHICH = r"(?P<which>上上|下下|上|下|这|本|当)(?:一)?个?"
WEEKDAYS = {c: n for n, c in enumerate("一二三四五六")} | {"日": 6, "天": 6}
WEEKDAYS |= {str(n + 1): n for n in range(7)}
DAYS = {"大前": -3, "前": -2, "昨": -1, "今": 0, "明": 1, "后": 2, "大后": 3}


def full_date(match: re.Match[str], clock: Clock) -> When | None:
    return certain(int(said(match, "y")), int(said(match, "m")), int(said(match, "d")), clock)


def offset(match: re.Match[str], clock: Clock) -> When:
    back = "前" in (said(match, "way") or "")
    return exactly(shifted(said(match, "n"), said(match, "unit"), clock, back=back), clock)


def duration(match: re.Match[str], clock: Clock) -> When:
    return exactly(shifted(said(match, "n"), said(match, "unit"), clock), clock)


def hours(match: re.Match[str], clock: Clock) -> When:
    count = float(read_number(said(match, "n")) or 1)
    minutes = count * (1 if said(match, "unit").startswith(("分", "min")) else 60)
    later = clock.now + timedelta(minutes=int(minutes))
    at = later.time().replace(second=0, microsecond=0)
    found = exactly(later.date(), clock)
    return When(found.due, None, None, found.period, Tense.FUTURE, at)


def weekday_zh(match: re.Match[str], clock: Clock) -> When:
    number = WEEKDAYS[said(match, "d")]
    if said(match, "which"):
        return weekday_of_week(number, SHIFT[said(match, "which")], clock)
    return weekday(number, clock)


def week_part(match: re.Match[str], clock: Clock) -> When:
    """周末 is Saturday, 周初 Monday, 周中 Wednesday."""
    number = {"末": 5, "初": 0, "中": 2, "底": 4}[said(match, "part")]
    if said(match, "which"):
        return weekday_of_week(number, SHIFT[said(match, "which")], clock)
    this_week = weekday_of_week(number, 0, clock)
    if said(match, "part") == "末" and clock.today.weekday() < number:
        return When(this_week.due, weekday(number, clock).past, this_week.due, this_week.period)
    return weekday(number, clock)


def relative_day(match: re.Match[str], clock: Clock) -> When:
    return exactly(clock.after(days=DAYS[said(match, "which")]), clock)


def part_of_today(match: re.Match[str], clock: Clock) -> When:
    """下午去Ⓐ, said in the morning, is still to come."""
    part = said(match, "cover")
    begins = EVENING if "晚" in part else NOON
    today = exactly(clock.today, clock)
    ahead = "会" in part or part == "等下" or clock.now.time() < begins
    return replace(today, past=None, tense=Tense.FUTURE) if ahead else today


def numeric_day(match: re.Match[str], clock: Clock) -> When | None:
    return month_day(int(said(match, "m")), int(said(match, "d")), clock)


def numeric_range(match: re.Match[str], clock: Clock) -> When | None:
    first = month_day(int(match["m"]), int(match["d"]), clock)
    last = month_day(int(match["m2"]), int(match["d2"]), clock)
    if first is None or last is None or last.period.last < first.period.first:
        return None
    return replace(first, period=Period(first.period.first, last.period.last, ranged=True))


def only_day(match: re.Match[str], clock: Clock) -> When | None:
    return day_of_month(small_number(said(match, "d")), clock)


def not_said(match: re.Match[str], clock: Clock) -> None:
    """Take a phrase that names no day: 改天, 过几天, 每周三."""


NOON, EVENING = time(12), time(18)
GOES = r"(?:准备|打算|要|得|还要|还得|计划|再|先|顺便|还)?(?:去|回访|拜访|走访|上门|[跟和给与](?!他说)|到(?!账|款|货|了)|约|见|陪|联系|开会|演示)"
NEW_DATE = r"推迟|延后|延期|往后[推挪延顺拖]|推后|后延|顺延|延迟|延缓|往后|晚|拖|延|推|挪|缓"
DAY_RULES = (
    TimeRule(rule(r"(?<!\d)(?P<y>20\d\d)\s?(?:年|[-/.])\s?(?P<m>1[0-2]|0?[1-9])\s?(?:月|[-/.])\s?(?P<d>3[01]|[12]\d|0?[1-9])(?!\d)[日号]?"), full_date, "2026年12月1日"),
    TimeRule(rule(r"改天|改日|回头有空|过几[天日周]|过段时间|过一阵子?|过阵子|过些[天日]子?|前几[天日]|前两天|前阵子|前段时间|这几[天日]|这两天|近几[天日]|近期|每[周天日月季年](?:[一二三四五六日天](?!天))?|每个(?:月|季度|星期[一二三四五六日天]?)|隔天"), not_said, "改天再聊"),
    TimeRule(rule(rf"(?<![\d月])(?:再?过|再等|等)?(?P<n>{COUNT})个?(?:多)?(?P<unit>{UNIT})(?:时间)?(?P<way>之?后|以后|之?内|以内|之?前(?![三五十名\d])|以前)(?!来)"), offset, "三天后"),
    TimeRule(rule(rf"(?P<way>)(?:再?过|隔)(?:个)?(?P<n>{COUNT})个?(?P<unit>{UNIT})(?!来)"), offset, "过三天再打"),
    TimeRule(rule(rf"(?:{NEW_DATE})(?:个|了|到(?!{MONTH}月(?!后)))?[ⓇⓍⒶ\s]{{0,24}}(?P<cover>(?P<n>{COUNT})个?(?P<unit>{UNIT}))(?!后|前|内)"), duration, "推迟两天"),
    TimeRule(rule(rf"(?:再?过)?(?P<n>{COUNT})个?半?(?P<unit>小时|钟头|分钟)(?:之?后|以后)"), hours, "两小时后提醒我"),
    TimeRule(rule(rf"(?<![一二两三四五六七八九十半\d每])(?:{WHICH})?(?:的)?(?:周|星期|礼拜)(?P<d>[一二三四五六日天]|[1-6](?![\d:点]))(?![个次遍家笔位期程志报]|回(?![访复电款])|单(?!独))"), weekday_zh, "下周三"),
    TimeRule(rule(rf"(?:{WHICH})?(?:周|星期|礼拜)(?P<part>末|初|中(?!旬|心|国)|底)"), week_part, "周末"),
    TimeRule(rule(r"(?P<which>大前|大后|前|昨|今|明|(?<![然之以最随稍先])后)(?:[天日儿](?![气津津])|(?=[早晚晨夜](?!点))|(?=[上下]午)|(?=\d{1,2}(?:点|:\d\d)))"), relative_day, "后天"),
    TimeRule(rule(rf"(?<![\d.第一二三四五六七八九十几])(?P<d>{DAY})(?:号|日)(?![元币本线楼人店员院馆厅桌机码库门车坑口柜窗房仓]|会议|包[间厢]|工位|展)"), only_day, "25号"),
    TimeRule(rule(r"(?<![\d/.-])(?<!\d:)(?P<m>1[0-2]|0?[1-9])[./](?P<d>3[01]|[12]\d|0?[1-9])\s?[-~到至]\s?(?P<m2>1[0-2]|0?[1-9])[./](?P<d2>3[01]|[12]\d|0?[1-9])(?![\d.])"), numeric_range, "11.1-11.15"),
    TimeRule(rule(r"(?<![\d/.-])(?<!\d:)(?P<m>1[0-2]|0?[1-9])/(?P<d>3[01]|[12]\d|0?[1-9])(?![\d/]|\s?分)"), numeric_day, "12/25"),
    TimeRule(rule(r"(?<![\d/.:标度分率-])(?P<m>1[0-2]|0?[1-9])[-.](?P<d>3[01]|[12]\d|0?[1-9])(?=[日号]|之?前|以?后|再|签|到\d|\s?(?:拜访|跟进|联系|去|见|开会|电话|演示|回访)|-\d|~\d|\s?$)[日号]?"), numeric_day, "12.25前"),
    TimeRule(rule(rf"^(?:[^Ⓓ\n]*[,。!;\s])?(?P<cover>下午|傍晚|晚上|待会儿?|等会儿?|过会儿?|等下)(?={GOES})(?![^,。!;]*(?:了|过|完|刚|已))"), part_of_today, "下午去拜访"),
)
