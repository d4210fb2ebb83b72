"""What a sentence says was wrong with the last record: its day, its follow-up, its score, who.

Reads only; what becomes of it stands in `put_right`. Amounts and customers are read elsewhere.
"""
# ruff: noqa: E501 - one rule, one line
# fmt: off

import re
from dataclasses import dataclass, replace
from datetime import date, time

from core.language.moments import Clock
from core.language.normalise import normalise
from core.language.scene import Scene, lay_out
from core.language.sheet import phrase
from core.language.understanding import Intent, Understanding
from core.vocabulary import ActivityKind
from handlers.context import Context

CUE = phrase(
    r"不对|不是|错|更正|纠正|改[成到为]|换[成到]|应该|其实|实际|等等|哦不|去的|拜访的|才对|日期|"
    r"\b(?:no|nope|not|wait|sorry|oops|actually|correction|wrong|make it|make that|it was|that was|should be|change it|move it|i meant)\b",
    re.IGNORECASE,
)
NO = r"(?:不对|不是这[天个]|错了|(?:日期|时间|[记说写搞弄录])+错了?|更正一?下?|纠正|哦不|不不|等等|口误|no|nope|no wait|wait|sorry|oops|correction|actually|wrong(?: day| date| time)?|i meant)"
ABOUT_THE_DAY = r"(?:日期|那天|(?:拜访|电话|会议|演示|签约|成交|回款|到账)(?:的)?(?:日期|时间|是|那天)?|the (?:date|day|visit|call|meeting))"
ABOUT_THE_PLAN = r"(?:(?:下次)?(?:跟进|回访|联系|提醒)(?:的)?(?:日期|时间)?|下次|the (?:follow[- ]?up|reminder))"
IS = r"(?:应该|其实|实际上?|应该是|是|在|为|改[成到为]?|换[成到]|推到|it'?s|it is|it was|that was|was|is|should be|make (?:it|that)|change (?:it|that) to|move (?:it|that) to|on|to)"
WHEN = r"(?P<when>Ⓓ[,\s]?Ⓣ?|Ⓣ)"
DONE_ON = r"(?:去的|拜访的|见的|打的|开的|签的|到的|发生的|做的)"
# 不对,是昨天 · 错了,是周四 · 日期改成昨天 · make it Thursday · 不是今天,是昨天 · 是昨天去的
DAY = phrase(
    rf"\W*(?P<no>(?:{NO}[,:\s]*)*)(?:(?P<day>{ABOUT_THE_DAY})|(?P<plan>{ABOUT_THE_PLAN}))?[,:\s]*(?P<no2>(?:{NO}[,:\s]*)*)"
    rf"(?P<was>(?:不是|not )Ⓓ[,\s]*(?:而|but )?)?(?P<is>(?:{IS}\s?)*)?{WHEN}\s?(?P<done>{DONE_ON})?(?:的|吧|(?P<rather>才对))?(?:[,\s]*(?:不是|not )Ⓓ)?\W*",
    re.IGNORECASE,
)
STRONG_IS = phrase(r"改|换|应该|其实|实际|make|should|change|move|it was|that was", re.IGNORECASE)
SCORE = phrase(rf"\W*(?:{NO}[,:\s]*)+(?:{IS}\s?)*(?P<n>\d{{1,2}})\s?分?(?:才对)?\W*", re.IGNORECASE)
WHO = phrase(rf"\W*(?:{NO}[,:\s]*)*(?:(?:不是|not )Ⓒ[,\s]*(?:而|but )?)?{IS}\s?Ⓒ(?:[,\s]*(?:不是|not )Ⓒ)?\W*", re.IGNORECASE)
KIND_WORDS = {
    "拜访": ActivityKind.VISIT, "上门": ActivityKind.VISIT, "visit": ActivityKind.VISIT,
    "电话": ActivityKind.CALL, "打电话": ActivityKind.CALL, "call": ActivityKind.CALL,
    "会议": ActivityKind.MEETING, "开会": ActivityKind.MEETING, "meeting": ActivityKind.MEETING,
    "演示": ActivityKind.DEMO, "demo": ActivityKind.DEMO,
    "微信": ActivityKind.MESSAGE, "消息": ActivityKind.MESSAGE, "邮件": ActivityKind.MESSAGE,
    "message": ActivityKind.MESSAGE, "email": ActivityKind.MESSAGE,
}
A_KIND = "|".join(KIND_WORDS)
KIND = phrase(
    rf"\W*(?:{NO}[,:\s，]*)*(?:(?:不是|not (?:an? )?)(?:{A_KIND})[,\s，]*(?:而|but )?)?(?:{IS}\s?)+(?:an? )?(?P<kind>{A_KIND})\W*", re.IGNORECASE
)
SAYS_NO = phrase(rf"\W*(?:{NO}|不是|not\b)|.*才对\W*$", re.IGNORECASE)
LONGEST = 60
HIGHEST_SCORE = 10


@dataclass(frozen=True)
class Correction:
    """What should have been recorded instead. `sure` is false without a word of denial.

    `past` and `due` are the same words read as a day gone by and as one to come; `of_the_plan`
    tells which of the two is meant, where that is said.
    """

    sure: bool
    past: date | None = None
    due: date | None = None
    at: time | None = None
    of_the_plan: bool | None = None
    score: int | None = None
    kind: ActivityKind | None = None
    contact: str | None = None


def correction_in(asked: Understanding, context: Context) -> Correction | None:
    """Return what a message corrects of the last record, None where it corrects no such thing."""
    named = asked.account or asked.candidates or asked.accounts or asked.record
    open_to_it = asked.intent in {Intent.NONE, Intent.SNOOZE_FOLLOW_UP, Intent.UPDATE_DEAL, Intent.SHOW_DAY}
    if named or not open_to_it or len(asked.text) > LONGEST or not CUE.search(asked.text):
        return None
    scene = lay_out(asked.text, context.directory, Clock(context.now, context.calendar))
    if scene.accounts or scene.members or scene.money:
        return None
    text = normalise(asked.text).text
    found = _score(text) or _day(scene) or _kind(text) or _who(scene)
    return None if found is None else replace(found, sure=SAYS_NO.match(text) is not None)


def _day(scene: Scene) -> Correction | None:
    said = DAY.fullmatch(scene.text)
    if said is None or not _is_told(said):
        return None
    # “不是今天，是昨天” means the second day, “是昨天，不是今天” the first.
    place = -1 if said["was"] else 0
    when = scene.dates[place].value if scene.dates else None
    plan = True if said["plan"] else (False if said["day"] or said["done"] else None)
    return Correction(
        sure=True,
        past=when.past if when else None,
        due=when.due if when else None,
        at=scene.times[0].value if scene.times else (when.at if when else None),
        of_the_plan=plan,
    )


def _is_told(said: re.Match[str]) -> bool:
    """Tell whether a word says that something was wrong: a day alone is none of that."""
    denied = said["no"] or said["no2"] or said["was"] or said["rather"]
    return bool(denied or said["done"] or STRONG_IS.search(said["is"] or "") or (said["day"] and said["is"]))


def _score(text: str) -> Correction | None:
    found = SCORE.fullmatch(text)
    if found is None or not 1 <= int(found["n"]) <= HIGHEST_SCORE:
        return None
    return Correction(sure=True, score=int(found["n"]))


def _kind(text: str) -> Correction | None:
    found = KIND.fullmatch(text)
    return None if found is None else Correction(sure=True, kind=KIND_WORDS[found["kind"].lower()])


def _who(scene: Scene) -> Correction | None:
    said = WHO.fullmatch(scene.text)
    if said is None or not scene.contacts:
        return None
    first = scene.text.find("不是") > scene.text.find("Ⓒ") or len(scene.contacts) == 1
    return Correction(sure=True, contact=scene.contacts[0 if first else -1].value)
