# ruff: noqa: E501 - one rule, one line
"""The table of English phrases about time; the readers are in `english`."""
# fmt: off

from core.language.dates import english as read
from core.language.dates.chinese import hours, not_said
from core.language.dates.english import (
    COUNT,
    DAY,
    MONTH,
    PERIOD_UNIT,
    RISKY_WEEKDAY,
    UNIT,
    WEEKDAY,
    WHICH,
)
from core.language.dates.moments import TimeRule
from core.language.text.sheet import rule

YEAR = r"(?:,? (?P<y>20\d\d))?"
PUSHED = r"push(?:ed)?|postpone|delay|snooze|defer|move|bump|put off|slip|shift"
IN_WEEK = r"(?:(?: of)? (?P<week>nxt|next|last|this|following) week)?"
ENGLISH_RULES = (
    TimeRule(rule(r"\b(?:some ?day|one day|some ?time(?: soon| later)?|the other day|every (?:day|week|month|\w+day)|(?:a )?few (?:days|weeks|months)(?: ago| later)?|these days|recently)\b"), not_said, "some day"),
    TimeRule(rule(r"\b(?P<word>(?:the )?day after (?:tomorrow|tmrw?)|(?:the )?day before yesterday|last night|tomorrow|tmrw?|tmw|2moro|today|tonight|yesterday|yest|yday|this (?:morning|afternoon|evening)|(?:eod|cob)(?! (?:on )?(?:mon|tue|wed|thu|fri|tom|today))|end of (?:the )?day|end of today)\b"), read.relative_day, "day after tomorrow"),
    TimeRule(rule(rf"\b(?P<n>{COUNT}) (?P<unit>{UNIT}) (?P<way>ago|earlier|later|from (?:now|today)|out)\b"), read.offset, "two weeks ago"),
    TimeRule(rule(rf"\b(?:a|one) week from (?P<d>{WEEKDAY})\b"), read.from_weekday, "a week from Monday"),
    TimeRule(rule(rf"\b(?:in|within|after) (?P<n>{COUNT}) (?P<unit>hours?|hrs?|minutes?|mins?)\b"), hours, "in 2 hours"),
    TimeRule(rule(rf"\b(?:in|within|after)(?: the next| another)? (?P<n>{COUNT})[ -](?P<unit>{UNIT})(?: time)?\b"), read.ahead, "in 3 days"),
    TimeRule(rule(rf"\b(?:{PUSHED})\b[^.;]{{0,50}}?\b(?:by|for|back|out)? ?(?P<cover>(?P<n>\d{{1,3}}|an?|{COUNT}) (?P<unit>{UNIT}))\b"), read.ahead, "snooze Nova for 3 days"),
    TimeRule(rule(rf"\b(?:the )?(?:last|past|previous|trailing) (?P<n>{COUNT})[ -](?P<unit>{UNIT})\b"), read.last_n, "last 30 days"),
    TimeRule(rule(r"\b(?P<short>[ymqw])td\b|\b(?P<unit>year|month|quarter|week)[- ]to[- ]date\b|\bso far this (?P<unit2>year|month|quarter|week)\b"), read.so_far, "year to date"),
    TimeRule(rule(rf"\b(?:the )?(?:end|close) of (?:the )?(?:{WHICH} )?{PERIOD_UNIT}\b|\b(?:the )?(?:{WHICH.replace('which', 'which2')}['’s]* )?(?P<unit4>week|month|quarter|year)[- ]?end\b"), read.end_of, "end of next month"),
    TimeRule(rule(r"\beo(?P<short>[mwqy])\b"), read.end_of, "EOM"),
    TimeRule(rule(rf"\b(?P<part>beginning|start|first(?: day)?|early|mid(?:dle)?)(?: of|-)?(?: the)? (?:{WHICH} )?{PERIOD_UNIT}\b"), read.start_of, "beginning of next month"),
    TimeRule(rule(r"\b(?:(?P<which>this|nxt|next|last|coming|the) )?weekend\b"), read.weekend, "this weekend"),
    TimeRule(rule(rf"\b(?P<week>nxt|next|last|this) week'?s?,?(?: on)? (?P<d>{WEEKDAY}|{RISKY_WEEKDAY})\b"), read.weekday_en, "next week Tuesday"),
    TimeRule(rule(rf"\b(?:(?P<which>nxt|next|last|this|past|coming|following) )?(?P<d>{WEEKDAY})\b{IN_WEEK}"), read.weekday_en, "next Wednesday"),
    TimeRule(rule(rf"\b(?:(?P<which>nxt|next|last|this|past|coming)|on|by|before|until|till) (?P<d>{RISKY_WEEKDAY})\b{IN_WEEK}"), read.weekday_en, "on Sat"),
    TimeRule(rule(rf"\b(?P<m>{MONTH})\.? (?P<d>{DAY})\b(?! ?(?:k|w|m|am|pm)\b|[:.]\d|,\d){YEAR}"), read.month_date, "December 15th, 2026"),
    TimeRule(rule(rf"\b(?:the )?(?P<d>{DAY})(?: of)? (?P<m>{MONTH})\b{YEAR}"), read.month_date, "15th of December"),
    TimeRule(rule(rf"\b(?P<part>early|mid|late|beginning of|start of|end of|middle of)[- ](?P<m>{MONTH})\b{YEAR}"), read.month_part, "mid-December"),
    TimeRule(rule(rf"\b(?P<m>{MONTH.replace('|may', '').replace('|mar|', '|')})\b{YEAR}"), read.month_part, "December"),
    TimeRule(rule(rf"\b(?:in|by|for|of|until|till|before|since|next|this|last) (?P<m>may|mar)\b{YEAR}"), read.month_part, "by May"),
    TimeRule(rule(r"\b(?P<end>end of )?(?:(?P<which>last|this|next) year'?s? )?q(?P<n>[1-4])(?:[ -/]?(?P<y>20\d\d)| (?:of )?(?P<which2>last|this|next) year)?\b"), read.quarter, "Q4 2026"),
    TimeRule(rule(r"\b(?<!paid )(?<!paid the )(?<!pay the )(?<!wired the )(?<!sent the )(?<!received the )(?<!got the )(?<!settled the )(?:(?:the )?(?P<half>first|second|1|2)(?:st|nd)? half(?: of(?: the year| this year)?)?|h(?P<half2>[12]))(?: (?P<y>20\d\d))?\b"), read.half_year, "H1"),
    TimeRule(rule(rf"\b{WHICH} {PERIOD_UNIT}\b"), read.whole_unit, "next week"),
    TimeRule(rule(r"(?P<which>[这本上下])个?\s?(?P<unit>week|month|quarter|year)s?\b"), read.mixed_unit, "这个quarter"),
    TimeRule(rule(r"\b(?:week|wk) ?(?P<n>\d{1,2})\b|\bw(?P<n2>[1-5]\d)\b"), read.numbered_week, "week 47"),
    TimeRule(rule(r"\b(?:on|by|until|till|before|for)? ?the (?P<d>(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th))\b(?! (?:time|visit|call|floor|meeting|quarter|place|instal?lment|payment|round|half|one))"), read.only_day, "on the 15th"),
    TimeRule(rule(r"(?<![\d.$¥€£,a-z])(?P<y>20[12]\d)(?![\d.,万千wk年]|\s?(?:万|台|个))"), read.year, "revenue 2025"),
)
