# ruff: noqa: E501 - one rule, one line
"""Targets as they are set: the form that help teaches, and one that is raised or cut by so much."""
# fmt: off

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from core.language.phrases.words import METRICS, earliest
from core.language.sentence.scene import Scene
from core.language.text.sheet import Found, rule
from core.vocabulary import Metric

# “目标 Ⓢ Ⓓ 拜访量 Ⓝ”: the words between are whose, when and what, and nothing else.
TAUGHT = rule(r"\W*(?:目标|targets?)(?=[\s:ⓂⓈ])(?P<what>[^ⒶⒸⓃⓋⓅⓇ,。;!?]{1,40})[ⓃⓋⓅ]\s?(?:次|家|个|单|笔|分|visits?|accounts?|customers?|deals?|points?)?[\s。.!]*")
BESIDE = rule(r"[ⓂⓈⒹ\s:]|的|(?:'s|\bfor\b|\bin\b|\bto\b|\bof\b)|(?:定为|设为|定到|为|到)(?=\W*$)")
FOLLOWING_UP = rule(r"跟进|\bfollow[- ]?ups?\b")
ADDRESSEE = rule(r"[ⓂⓈ]")

_UP_ZH = "提高|提升|上调|上浮|调高|调升|增长|增加|上涨|拔高|追加|(?<!新)增|涨|(?<!参)加|(?<!最)高|升"
_DOWN_ZH = "降低|下降|下调|下浮|调低|调降|减少|缩减|削减|调减|降|减|砍|(?<!最)低"
_UP_EN = "raise|increase|bump|lift|grow|boost|up"
_DOWN_EN = "lower|cut|reduce|decrease|drop|shrink|down"
_POINTS = r"(?P<points>\s?个?(?:百分)?点|\s?(?:percentage )?points?\b)?"
BY = (
    rule(rf"(?:(?P<up>{_UP_ZH})|(?P<down>{_DOWN_ZH}))(?:了|约|大约|个)?\s?(?P<n>[ⓃⓋⓅ]){_POINTS}"),
    rule(rf"\b(?:(?P<up>{_UP_EN})|(?P<down>{_DOWN_EN}))(?:d|s|ed|ing)?\b[^,.;!?]{{0,60}}?\bby\s(?P<n>[ⓃⓋⓅ]){_POINTS}"),
    rule(rf"\b(?:(?P<up>up|plus)|(?P<down>down|minus)) (?P<n>[ⓃⓋⓅ]){_POINTS}"),
    rule(rf"(?P<n>[ⓃⓋⓅ]){_POINTS}\s(?:(?P<up>higher|more)|(?P<down>lower|less))\b"),
)
# The value it is to have is said as well: “从Ⓥ提高Ⓟ到Ⓥ”.
TO_THIS = rule(r"(?:到|至|为|成|\bto\b)\s?[ⓃⓋⓅ]")
# Of last year's figure, which is no target.
OF_ANOTHER = rule(r"同比|环比|去年|上[个一]?[月年季]|\b(?:last (?:year|month|quarter)|year[- ]on[- ]year|yoy)\b")


@dataclass(frozen=True)
class TargetChange:
    """By how much a target is to change, signed: a share of itself, percentage points, or units."""

    by: Decimal
    kind: Literal["share", "points", "units"]


def is_taught_form(scene: Scene) -> bool:
    """Return whether a message is the form “目标 谁 时间 指标 数” and nothing beside it."""
    found = TAUGHT.fullmatch(scene.text)
    if found is None or ADDRESSEE.search(found["what"]) is None:
        return False
    what = BESIDE.sub("", found["what"]).strip()
    return not what or metric_in(what) is not None


def metric_in(text: str) -> Metric | None:
    """Return which figure a target is of; “跟进 60” counts what is done, as help has it."""
    hit = earliest(METRICS, text)
    if hit is not None:
        return hit[1]
    return Metric.ACTIVITIES if FOLLOWING_UP.search(text) else None


def changes_by(scene: Scene) -> bool:
    """Return whether a target is only said to change by so much: that is not its value."""
    return TO_THIS.search(scene.text) is None and any(one.search(scene.text) for one in BY)


def target_change(scene: Scene) -> TargetChange | None:
    """Return by how much a target that stands is to change; None where that is not said."""
    if not changes_by(scene) or OF_ANOTHER.search(scene.sheet.normal.text):
        return None
    found = next(match for one in BY if (match := one.search(scene.text)))
    value = _value_at(scene, scene.bones.place(found.start("n")))
    if value is None:
        return None
    number = value.value if found["up"] else -value.value
    in_points = bool(found["points"]) or scene.sheet.written(value.start, value.end).endswith("点")
    if found["n"] == "Ⓟ":
        return TargetChange(number, "points" if in_points else "share")
    return TargetChange(number / 100, "points") if in_points else TargetChange(number, "units")


def _value_at(scene: Scene, place: int) -> Found[Decimal] | None:
    sums = [Found(one.start, one.end, one.value.amount) for one in scene.money]
    found = (*sums, *scene.percents, *scene.numbers)
    return next((one for one in found if one.start == place), None)
