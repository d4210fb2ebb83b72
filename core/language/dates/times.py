# ruff: noqa: E501 - one rule, one line
"""Times of day: 下午3点半, 15:30, half past three, noon, 早上九点."""
# fmt: off

import re
from dataclasses import dataclass
from datetime import time

from core.language.text.likely import shortlist
from core.language.text.sheet import Found, Mark, Sheet, rule
from core.language.values.numbers import small_number

NUMBER = r"(?:\d{1,2}|[一二两三四五六七八九]|十[一二三四五六七八九]?|二十[一二三四]?)"
MINUTES = r"(?:[0-5]?\d|[二三四五]?十[一二三四五六七八九]?|[零〇][一二三四五六七八九])"
PART_OF_DAY = r"凌晨|清晨|早上|早晨|一早|大早|上午|中午|正午|下午|午后|傍晚|晚上|夜里|晚间|早|晚|夜"
NOT_A_CLOCK = r"(?![建意要原问想需理看感半]?[议见求因题法由觉]|[儿下个]|点|以上|东西|钱|\d)"

CLOCK_RULES = (
    rule(rf"(?:(?P<part>{PART_OF_DAY})的?\s?)?(?<![\d.:/-])(?P<hour>[01]?\d|2[0-4]):(?P<minute>[0-5]\d)(?![\d:])(?:\s?(?P<half>am|pm|a\.m\.|p\.m\.)(?![a-z]))?"),
    rule(rf"(?P<part>{PART_OF_DAY})的?\s?(?P<hour>{NUMBER})\s?(?:点钟?|时(?!间|候))(?:(?P<word>半|一刻|三刻)|(?P<minute>{MINUTES})分?|整)?"),
    rule(rf"(?<![\d.一二两三四五六七八九十百第几有早])(?P<hour>{NUMBER})点(?:(?P<word>半|一刻|三刻)|(?P<minute>{MINUTES})分|钟|整)(?![个多])"),
    rule(rf"(?:^|(?<=[ⒹⓍ,\s到约在]))(?P<hour>{NUMBER})点(?P<minute>[0-5]\d|[二三四五]十五?)?(?=[-~\sⒶⒸⓂ,。、;!前后去到见约跟和给在开打找拜提与再有来]|之前|左右|$)"),
    rule(r"\b(?P<hour>1[0-2]|0?[1-9])(?:[:.](?P<minute>[0-5]\d))?\s?(?P<half>am|pm|a\.m\.?|p\.m\.?)(?![a-z])"),
    rule(r"\b(?P<word>half past|quarter past|quarter to) (?P<name>one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|1[0-2]|[1-9])\b(?:\s?(?P<half>am|pm))?"),
    rule(r"\b(?:at|by|around) (?P<name>one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?: (?P<word>thirty|fifteen|forty-five|forty five))?\b(?: ?(?P<half>am|pm))?(?! \w+(?:s|k|million|thousand)\b)"),
    rule(r"\b(?:(?:at|by|before|around) )?(?P<hour>1[0-2]|[1-9]) ?o'?clock\b(?: (?P<part>in the morning|in the afternoon|in the evening|sharp))?"),
    rule(r"(?<=Ⓓ )(?:at|around|@) ?(?P<hour>1[0-2]|[1-9])(?=\s?(?:$|[,;!]|to |for |with |about |and |[ⒶⒸ]))|\bat (?P<hour2>1[0-2]|[1-9])(?= (?:on |sharp\b|this )?Ⓓ)"),
    rule(r"\b(?P<noon>noon|midday)\b|(?<=Ⓓ)(?P<noon2>中午|正午)"),
)
LIKELY = shortlist(CLOCK_RULES)
MORNING = ("凌晨", "清晨", "早", "上午", "一早", "大早", "in the morning", "am", "a.m")
AFTERNOON = ("下午", "午后", "傍晚", "晚", "夜", "in the afternoon", "in the evening", "pm", "p.m")
NAMED = dict(
    zip(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"],
        range(1, 13),
        strict=True,
    )
)
OFFICE_STARTS = 7
NOON_STARTS = 10
NOON = 12
MIDNIGHT = 24
LAST_MINUTE = 59


@dataclass(frozen=True)
class Said:
    """The parts of a phrase that names a time."""

    hour: int
    minute: int
    part: str


def find_times(sheet: Sheet) -> list[Found[time]]:
    """Find times of day, in the order of the text."""
    found: list[Found[time]] = []
    for pattern in LIKELY.among(sheet.tokens):
        read = [at for m in pattern.finditer(sheet.text) if (at := _read(m)) is not None]
        found += sheet.cover_found(Mark.TIME, read)
    return sorted(found, key=lambda item: item.start)


def _read(match: re.Match[str]) -> Found[time] | None:
    groups = match.groupdict()
    if groups.get("noon") or groups.get("noon2"):
        return Found(*match.span(), time(12))
    said = _parts(groups)
    hour = _hour_of_day(said)
    if hour > MIDNIGHT or said.minute > LAST_MINUTE:
        return None
    return Found(*match.span(), time(hour % MIDNIGHT, said.minute))


def _parts(groups: dict[str, str | None]) -> Said:
    name, word = groups.get("name"), groups.get("word") or ""
    hour_text = groups.get("hour") or groups.get("hour2") or name or "0"
    hour = NAMED.get(hour_text) or small_number(hour_text)
    minute = small_number((groups.get("minute") or "0").replace("零", "").replace("〇", ""))
    part = groups.get("part") or groups.get("half") or ""
    if word == "quarter to":
        return Said(hour - 1, 45, part)
    minute = {"半": 30, "一刻": 15, "三刻": 45, "half past": 30, "quarter past": 15, "thirty": 30, "fifteen": 15, "forty-five": 45, "forty five": 45}.get(
        word, minute
    )
    return Said(hour, minute, part)


def _hour_of_day(said: Said) -> int:
    """Bring an hour to 24: 下午3点 is 15; “3点” alone is in office hours, so 15 too."""
    hour, part = said.hour, said.part
    if part.startswith(MORNING):
        return 0 if hour == NOON and part.startswith(("凌晨", "am", "a.m")) else hour
    if part.startswith(("中午", "正午")):
        return hour if hour >= NOON_STARTS else hour + NOON
    if part.startswith(("晚", "夜")):
        return hour + NOON if hour <= NOON else hour
    if part.startswith(AFTERNOON):
        return hour + NOON if hour < NOON else hour
    return hour + NOON if 0 < hour < OFFICE_STARTS else hour
