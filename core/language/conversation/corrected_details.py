# ruff: noqa: E501 - one rule, one line
"""What a sentence says was wrong with the last record: its day, its follow-up, its score, who.

Reads only; amounts and customers are read in `corrections`, at the same time as everything else.
"""
# fmt: off

import re
from dataclasses import dataclass, replace
from datetime import date, time

from core.language.sentence.scene import Scene
from core.language.text.sheet import phrase
from core.language.text.ways import Ways
from core.language.understanding import Intent, Understanding
from core.vocabulary import ActivityKind

# Without one of these nothing is corrected: most messages are told by them at once.
CUES = Ways.of(
    (r"不对|不是|错|更正|纠正", "错了,是周四"),
    (r"改[成到为]|换[成到]", "改到昨天"),
    (r"应该|其实|实际|才对", "应该是昨天"),
    (r"等等|哦不", "等等,是昨天"),
    (r"去的|拜访的", "是昨天去的"),
    (r"日期", "日期是昨天"),
    (r"\b(?:no|nope|not|wait|sorry|oops|actually|correction|wrong)\b", "wait, it was Thursday"),
    (r"\b(?:make it|make that|it was|that was|should be|change it|move it|i meant)\b", "make it Thursday"),
)
NO = Ways.of(
    (r"不对|不是这[天个]|不不|哦不|等等", "不对,是昨天"),
    (r"错了|(?:日期|时间|[记说写搞弄录])+错了?", "日期记错了,是昨天"),
    (r"更正一?下?|纠正|口误", "更正一下:是昨天"),
    (r"nope|no\b|wait|sorry|oops|actually|i meant", "no wait, it was yesterday"),
    (r"correction|wrong(?: day| date| time)?", "wrong day, it was yesterday"),
)
ABOUT_THE_DAY = Ways.of(
    (r"日期|那天", "日期改成昨天"),
    (r"(?:拜访|电话|会议|演示|签约|成交|回款|到账)(?:的)?(?:日期|时间|是|那天)?", "拜访时间改成昨天"),
    (r"the (?:date|day|visit|call|meeting)", "the visit was yesterday"),
)
ABOUT_THE_PLAN = Ways.of(
    (r"(?:下次)?(?:跟进|回访|联系|提醒)(?:的)?(?:日期|时间)?", "下次跟进改到周五"),
    (r"下次", "下次改到周五"),
    (r"the (?:follow[- ]?up|reminder)", "the follow-up should be on Friday"),
)
IS = Ways.of(
    (r"应该|其实|实际上?|是|在|为", "其实是昨天"),
    (r"改[成到]?|换[成到]|推到", "改成昨天"),
    (r"it'?s|it is|it was|that was|was|is|should be", "it was yesterday"),
    (r"make (?:it|that)|change (?:it|that) to|move (?:it|that) to|on|to", "move it to Friday"),
)
# Of these each says by itself that something was wrong.
FIRM = Ways.of(
    (r"改|换", "改成昨天"),
    (r"应该|其实|实际", "其实是昨天"),
    (r"make|should|change|move|it was|that was", "make it Thursday"),
)
WHEN = r"(?P<when>Ⓓ[,\s]?Ⓣ?|Ⓣ)"
DONE_ON = r"(?:去的|拜访的|见的|打的|开的|签的|到的|发生的|做的)"
KINDS = {
    "拜访": ActivityKind.VISIT, "上门": ActivityKind.VISIT, "visit": ActivityKind.VISIT,
    "电话": ActivityKind.CALL, "打电话": ActivityKind.CALL, "call": ActivityKind.CALL,
    "会议": ActivityKind.MEETING, "开会": ActivityKind.MEETING, "meeting": ActivityKind.MEETING,
    "演示": ActivityKind.DEMO, "demo": ActivityKind.DEMO,
    "微信": ActivityKind.MESSAGE, "消息": ActivityKind.MESSAGE, "邮件": ActivityKind.MESSAGE,
    "message": ActivityKind.MESSAGE, "email": ActivityKind.MESSAGE,
}
A_KIND = "|".join(KINDS)
DENIED, MEANT = rf"(?:{NO.source}[,:\s]*)", rf"(?:{IS.source}\s?)"

# Whole messages; days, people and hours stand as their marks.
DAYS = Ways.of(
    ((rf"\W*(?P<no>{DENIED}*)(?:(?P<day>{ABOUT_THE_DAY.source})|(?P<plan>{ABOUT_THE_PLAN.source}))?[,:\s]*(?P<no2>{DENIED}*)"
     rf"(?P<was>(?:不是|not )Ⓓ[,\s]*(?:而|but )?)?(?P<is>{MEANT}*)?{WHEN}\s?(?P<done>{DONE_ON})?(?:的|吧|(?P<rather>才对))?(?:[,\s]*(?:不是|not )Ⓓ)?\W*"), "不是Ⓓ,是Ⓓ"),
)
SCORES = Ways.of((rf"\W*{DENIED}+{MEANT}*(?P<n>\d{{1,2}})\s?分?(?:才对)?\W*", "不对,是9分"))
PEOPLE = Ways.of(
    (rf"\W*{DENIED}*(?:(?:不是|not )Ⓒ[,\s]*(?:而|but )?)?{MEANT}+Ⓒ(?:[,\s]*(?:不是|not )Ⓒ)?\W*", "不是Ⓒ,是Ⓒ"),
)
KINDS_SAID = Ways.of(
    (rf"\W*(?:{NO.source}[,:\s，]*)*(?:(?:不是|not (?:an? )?)(?:{A_KIND})[,\s，]*(?:而|but )?)?{MEANT}+(?:an? )?(?P<kind>{A_KIND})\W*", "不是拜访,是电话"),
)
SAYS_NO = phrase(rf"\W*(?:{NO.source}|不是|not\b)|.*才对\W*$", re.IGNORECASE)

OPEN_TO_IT = frozenset(
    {Intent.NONE, Intent.SNOOZE_FOLLOW_UP, Intent.UPDATE_DEAL, Intent.SHOW_DAY}
)
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


def may_correct(asked: Understanding) -> bool:
    """Return whether a message may be about a detail of the last record; most are told at once."""
    named = asked.account or asked.candidates or asked.accounts or asked.record
    if named or asked.intent not in OPEN_TO_IT or len(asked.text) > LONGEST:
        return False
    return CUES.search(asked.text) is not None


def correction_in(scene: Scene) -> Correction | None:
    """Return what a message corrects of the last record, None where it corrects no such thing."""
    if scene.accounts or scene.members or scene.money:
        return None
    text = scene.sheet.normal.text
    found = _score(text) or _day(scene) or _kind(text) or _who(scene)
    return None if found is None else replace(found, sure=SAYS_NO.match(text) is not None)


def _day(scene: Scene) -> Correction | None:
    said = DAYS.fullmatch(scene.text)
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
    """Return whether a word says that something was wrong: a day alone is none of that."""
    denied = said["no"] or said["no2"] or said["was"] or said["rather"]
    firm = FIRM.search(said["is"] or "")
    return bool(denied or said["done"] or firm or (said["day"] and said["is"]))


def _score(text: str) -> Correction | None:
    found = SCORES.fullmatch(text)
    if found is None or not 1 <= int(found["n"]) <= HIGHEST_SCORE:
        return None
    return Correction(sure=True, score=int(found["n"]))


def _kind(text: str) -> Correction | None:
    found = KINDS_SAID.fullmatch(text)
    return None if found is None else Correction(sure=True, kind=KINDS[found["kind"].lower()])


def _who(scene: Scene) -> Correction | None:
    said = PEOPLE.fullmatch(scene.text)
    if said is None or not scene.contacts:
        return None
    first = scene.text.find("不是") > scene.text.find("Ⓒ") or len(scene.contacts) == 1
    return Correction(sure=True, contact=scene.contacts[0 if first else -1].value)
