# ruff: noqa: E501 - one rule, one line
"""Corrections of what was just said: “不对,是45万”, “不是华东医疗,是天工食品”, “不对,是下周四”."""
# fmt: off

import re

from core.language.names.new_names import COMPANY
from core.language.phrases import cues
from core.language.phrases.words import hits
from core.language.sentence.scene import Scene
from core.language.text.compiled import compiled
from core.language.text.likely import either
from core.language.text.sheet import Found, rule

NO = r"(?:不对|不是这个|(?:刚才|刚刚|刚|客户|名字|时间|日期|人)?(?:记|说|写|搞|弄|录)错了?|错了|更正|纠正|口误|哦不|不不|等等|no|nope|wait|sorry|oops|correction|actually|wrong (?:customer|account|date|day))"
NOT_IT = r"(?:不是Ⓐ|not Ⓐ)"
IT_IS = r"(?:(?:拜访|见|签|打款|付款|联系|去|丢|聊)的是|(?:客户|公司|时间|日期)?(?:应该|其实|应)?(?:是|叫|为|改成|改到)|it'?s|it was|that was|it should be|should be|i meant|meant|make it|for)"
ENDING = r"\W*(?:才对)?\W*$"
OTHER_CUSTOMER = either(
    rf"^\W*(?:{NO}[,:\s]*)+{IT_IS}\s?(?:的|跟|和|with )?Ⓐ{ENDING}",
    rf"^\W*(?:{NO}[,:\s]*)*{NOT_IT}[,:\s]*(?:{IT_IS}|but)?\s?Ⓐ{ENDING}",
    rf"^\W*(?:{NO}[,:\s]*)+{IT_IS}\s?Ⓐ[,\s]*(?:而)?(?:不是|not|and not|instead of)\s?Ⓐ{ENDING}",
    rf"^\W*(?:{NO}[,:\s]*)*是Ⓐ[,\s]*(?:而)?不是Ⓐ{ENDING}",
)
NEW_CUSTOMER = rule(rf"^\W*(?:(?:{NO}|{NOT_IT})[,:\s]*)+{IT_IS}\s?(?P<name>{COMPANY}){ENDING}")
OTHER_DAY = rule(rf"^\W*(?:{NO}[,:\s]*)+(?:{IT_IS}|on)?\s?Ⓓ\s?Ⓣ?(?:[,\s]*(?:而)?(?:不是|not)\s?Ⓓ)?{ENDING}")
DENIED = compiled(r"(?:不是|\bnot|instead of|rather than)\s?$", re.ASCII)


def corrects_amount(scene: Scene) -> bool:
    number = scene.has_sum
    return number and hits(cues.CORRECTION, scene.mood.stated)


def corrects_customer(scene: Scene) -> bool:
    """Return whether the message only says which known customer was meant."""
    return OTHER_CUSTOMER.search(scene.text) is not None


def corrected_newcomer(scene: Scene) -> Found[str] | None:
    """Return a customer that no list holds and that was meant: “不是Ⓐ,是万通网络”."""
    match = NEW_CUSTOMER.search(scene.text)
    if match is None:
        return None
    start, end = (scene.bones.place(place) for place in match.span("name"))
    return Found(start, end, scene.sheet.written(start, end))


def corrects_day(scene: Scene) -> bool:
    """Return whether the message only names another day that is still to come."""
    due = scene.dates[0].value.due if scene.dates else None
    return due is not None and due > scene.clock.today and OTHER_DAY.search(scene.text) is not None


def denied(scene: Scene, place: int) -> bool:
    """Return whether what stands at a place is said not to be meant: 不是Ⓐ."""
    return DENIED.search(scene.sheet.text[max(0, place - 14) : place]) is not None
