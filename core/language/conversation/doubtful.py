"""What a message says that may have been read wrong: a minus, endless digits, no day, many sums."""

from decimal import Decimal

from core.language.sentence.scene import Scene
from core.language.text.sheet import Sheet
from core.language.text.ways import Ways
from core.language.values.amounts import Money, find_amounts

DIGIT = r"[\d一二三四五六七八九十]"
# The dash of “300-500万” and of “华东医疗-50万” only separates.
NEGATIVE = Ways.of(
    (r"(?:^|[\s到成为是至款:：,，])[-−－]\s?[¥$€£]?\d", "改成 -5万"),
    (r"负\s?[¥$€£]?[\d一二两三四五六七八九十百千]", "负5万"),
    (r"\bminus\s+[¥$€£]?\d", "minus 50k"),
)
# More digits than any amount has; a deal's or a change's number stands behind “#”.
ENDLESS = Ways.of((r"(?<![#\d])(?<!# )\d{16,}", "签了99999999999999999999"))
# “20-30万”: no one knows yet what is won or paid.
RANGE_OF_SUMS = Ways.of(
    (
        (
            r"(?<![\da-z#.\-/])(?P<low>\d+(?:\.\d+)?)\s?(?:(?P<unit>[万千亿wkm])元?\s?)?"
            r"(?:-|~|–|—|～|到|至|\bto\b)\s?"
            r"[¥$€£]?(?P<high>\d+(?:\.\d+)?)\s?(?P<scale>[万千亿]|[wkm](?![a-z]))"
        ),
        "赢单 20-30 万",
    ),
)
CHANGED_FROM = Ways.of((r"(?:从|由|\bfrom)\s?[¥$€£]?$", "从"))
# A day that is told by a whole month or year.
LONG_AGO = Ways.of(
    (
        (
            r"^\S{0,16}?(?:去年|前年|大前年|上个?月|上个?季度)[^,，。;；说讲比\d]{0,8}?"
            r"(?:拜访|走访|上门|见|演示|开会|开了会|打了?电话|回访|联系|签|赢单|拿下|丢|回款|付款|到账|参加)"
            r"(?!.{0,3}的)"
        ),
        "去年拜访了华东医疗",
    ),
    (
        (
            r"\b(?:visited|called|met|won|lost|signed|paid|demoed|emailed)\b.{0,40}"
            r"\blast (?:year|month|quarter)\b"
        ),
        "visited Acme last year",
    ),
)
# Nothing but a stop or an “or” between two sums: in the text as typed, then on the skeleton.
SUMS_MAYBE = Ways.of(
    (
        rf"(?:{DIGIT}|[百千万亿wk元])\s?(?:[,，、/;；]|或者?|还是|or\b)\s?[¥$€£]?{DIGIT}",
        "签了50万，100万",
    ),
)
SUMS_IN_A_ROW = Ways.of((r"Ⓥ\s?(?:[,、/;]|或者?|还是|\bor\b)\s?Ⓥ", "签了Ⓥ,Ⓥ,Ⓥ"))


def is_negative(text: str) -> bool:
    return NEGATIVE.search(text) is not None


def is_endless(text: str) -> bool:
    return ENDLESS.search(text) is not None


def is_a_range(text: str) -> bool:
    return RANGE_OF_SUMS.search(text) is not None


def ends_of_range(text: str) -> list[Decimal]:
    """Return both ends of “30-50万”; none of “从30万到50万”, which tells of a change."""
    found = RANGE_OF_SUMS.search(text)
    if found is None or CHANGED_FROM.search(text[: found.start()]):
        return []
    ends = (found["low"] + (found["unit"] or found["scale"]), found["high"] + found["scale"])
    return [money.value.amount for end in ends for money in find_amounts(Sheet.of(end))]


def is_long_ago(text: str) -> bool:
    return LONG_AGO.search(text) is not None


def may_name_several_sums(text: str) -> bool:
    return SUMS_MAYBE.search(text) is not None


def sums_in_a_row(scene: Scene) -> list[Money]:
    """Return the different sums of which nothing tells the one that is meant; else none."""
    sums = list(dict.fromkeys(found.value for found in scene.money))
    return sums if len(sums) > 1 and SUMS_IN_A_ROW.search(scene.text) else []
