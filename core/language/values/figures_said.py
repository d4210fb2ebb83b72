# ruff: noqa: E501 - one rule, one line
"""Figures that are no money: percentages, satisfaction scores, “top 5”, record numbers."""
# fmt: off

from decimal import Decimal

from core.language.text.likely import shortlist
from core.language.text.sheet import Found, Mark, Sheet, rule
from core.language.values.numbers import ENGLISH, read_number, small_number

PERCENT = rule(
    r"(?P<n>\d{1,3}(?:\.\d{1,2})?)\s?(?:%|percent\b|pct\b|个百分点)|百分之(?P<zh>[零一二三四五六七八九十百点\d.]{1,6})"
    r"|(?<![一二三四五六七八九十\d完])(?P<tenths>[一二两三四五六七八九])成(?=[,。\s]|$|左右|以上)"
)
RECORD = rule(
    r"#\s?(?P<n>\d{1,19})(?!\d)|(?<![a-z])(?:no\.|编号|第)\s?(?P<n2>\d{1,19})(?:号商机|号跟进|号单)"
    r"|\bdeal (?P<n3>\d{1,19})(?= (?:(?:is )?(?:now )?(?:in|at|back|to|into)) (?:to |in |at )?(?:the )?(?:lead|qualified|proposal|contract)\b)"
)
TOP = rule(
    rf"(?:前|top[\s-]?|best |first |最好的|最高的)\s?(?P<n>\d{{1,3}}|[一二两三四五六七八九十]{{1,3}}|(?:{ENGLISH})\b)"
    r"(?:名|位|个人|强|甲|个(?!月|季|星)|大|者)?(?![\d万千%]|\s?(?:天|日|周|月|季度|年|个月|季|weeks?|days?|months?|quarters?|visit|half))"
)
SCORED = rule(
    r"满意度?|评分|打分|评价|给了?我们|给(?:了|出|打)|打了|(?:打|给)(?=\s?(?:\d|[一二三四五六七八九十])\s?分)|分数|csat|nps|satisfaction|satisfied|rat(?:ed|ing|es)|scor(?:ed?|es|ing)|gave us|gives us|gave (?:me )?an? (?=\d)|feedback|out of"
)
FULL_SCORE = 10
FULL = rule(r"满分|满分好评|full marks|perfect score|perfect ten")
SCORE = rule(
    r"(?<![\d.])(?P<n>10|\d)(?:\.0)?\s?(?:分(?![钟之店期析公店])|/\s?10\b|out of (?:10|ten)\b)"
    r"|(?P<zh>十|[一二两三四五六七八九])分(?![钟之店期析公])(?=[,。!\s]|$|的|,|满分|好评)"
    r"|(?P<words>one|two|three|four|five|six|seven|eight|nine|ten) out of (?:10|ten)\b"
    r"|(?:csat|nps|满意度|satisfaction|评分|打分|rating|rated us|scored?(?: us)?|gave us|gave|gives us|给了|打了)(?: score| rating)?"
    r"(?:是|为|for|from|Ⓐ++|of|is|was|at|came (?:back|in)|as|a|an|:|=|得|打|给|评了|从\d{1,2}分?(?:涨|升|提高?|掉|降|跌)[到至]|了|个|出|,|\s|我们|us|it){0,9}\s?(?P<n2>10|\d)(?![\d.%万千kw折]|\s?(?:折|个|次|家|points|积分|days|am|pm|k))"
)

LIKELY_PERCENT, LIKELY_RECORD, LIKELY_SCORED = (
    shortlist((one,)) for one in (PERCENT, RECORD, SCORED)
)


def find_percents(sheet: Sheet) -> list[Found[Decimal]]:
    """Find percentages as ratios: 35% is 0.35."""
    if not LIKELY_PERCENT.among(sheet.tokens):
        return []
    found = []
    for match in PERCENT.finditer(sheet.text):
        number = read_number(match["n"] or match["zh"] or match["tenths"])
        if number is not None:
            found.append(Found(*match.span(), number / (10 if match["tenths"] else 100)))
    return sheet.cover_found(Mark.PERCENT, found)


# “满意度目标 9.5” is no ninth of May.
MEAN_AIMED_AT = rule(r"^(?=.*(?:目标|target)).*(?:满意度|csat|satisfaction)[^\dⒶ-Ⓩ,。;]{0,12}(?P<n>\d\.\d)(?![\d.月日号/-])")


def find_mean_aimed_at(sheet: Sheet) -> list[Found[Decimal]]:
    """Find the mean score that a target names: whole ones are scores, these would be dates."""
    match = MEAN_AIMED_AT.search(sheet.text)
    if match is None:
        return []
    return sheet.cover_found(Mark.NUMBER, [Found(*match.span("n"), Decimal(match["n"]))])


def find_records(sheet: Sheet) -> list[Found[int]]:
    """Find the numbers of our own records: #12."""
    if not LIKELY_RECORD.among(sheet.tokens):
        return []
    found = [Found(*m.span(), int(m["n"] or m["n2"] or m["n3"])) for m in RECORD.finditer(sheet.text)]
    return sheet.cover_found(Mark.RECORD, found)


def find_top(sheet: Sheet) -> int | None:
    """Find how many rows are asked for: 前3名, top 5."""
    match = TOP.search(sheet.text)
    if match is None:
        return None
    sheet.cover(Mark.NUMBER, match.span("n"))
    return small_number(match["n"]) or None


def find_score(sheet: Sheet) -> int | None:
    """Find a satisfaction score of 1–10, where the message speaks of satisfaction."""
    if not LIKELY_SCORED.among(sheet.tokens) or not SCORED.search(sheet.text):
        return None
    if full := FULL.search(sheet.text):
        sheet.cover(Mark.NUMBER, full.span())
        if again := SCORE.search(sheet.text):
            sheet.cover(Mark.NUMBER, again.span())
        return FULL_SCORE
    match = SCORE.search(sheet.text)
    if match is None:
        return None
    score = small_number(match["n"] or match["zh"] or match["words"] or match["n2"])
    if not 1 <= score <= FULL_SCORE:
        return None
    sheet.cover(Mark.NUMBER, match.span() if not match["n2"] else match.span("n2"))
    return score
