"""What shows that the visit just recorded took place, told after it: “地点：张江路88号”."""

import re

from core.language.filling.slash import read_command
from core.language.text.sheet import phrase
from core.language.understanding import Intent
from core.reply import Reply
from core.storage.records.evidence import Evidence, last_visit
from core.storage.tables import Account, Activity
from handlers.confirmation import Entry, confirmed
from handlers.context import Context
from handlers.recording.said import Said
from handlers.recording.visited import DURATION, minutes_in, take_evidence

PLACE = phrase(
    r"(?:拜访|现场)?(?:地点|位置|定位|签到(?:地点)?)\s?[:：]\s?(?P<place>.{2,120})"
    r"|(?:location|place)\s?:\s?(?P<place_en>.{2,120})|checked in at (?P<checked>.{2,120})",
    re.IGNORECASE,
)
PHOTO = phrase(
    r"(?:拜访|现场)?(?:照片|图片|合影)\s?[:：]\s?(?P<photo>\S{3,200})|(?:photo|picture)\s?:\s?(?P<photo_en>\S{3,200})",
    re.IGNORECASE,
)
LASTED = phrase(
    rf"(?:这次|本次|刚才)?(?:的)?(?:拜访|聊|谈|待|呆|见面|沟通|交流)?(?:了|时长|用时|一共|共)\s?[:：]?\s?{DURATION}"
    rf"|(?:it |the visit )?(?:took|lasted) {DURATION.replace('?P<', '?P<en_')}",
    re.IGNORECASE,
)


def evidence_said(said: Said, context: Context) -> Reply | None:
    """Add to the visit just recorded; None for other talk, and where there is no such visit."""
    text = read_command(said.asked.text).rest.strip(" \n。.!！")
    evidence = _evidence(text)
    if not evidence:
        return None
    visit = last_visit(context.session, context.person.id, context.now)
    if visit is None:
        return _nothing_to_add_to(context)
    return _added(visit, evidence, context)


def _evidence(text: str) -> Evidence:
    place, photo = PLACE.fullmatch(text), PHOTO.fullmatch(text)
    return Evidence(
        next((name.strip() for name in place.groups() if name), None) if place else None,
        next((name for name in photo.groups() if name), None) if photo else None,
        minutes_in(text) if LASTED.fullmatch(text) else None,
    )


def _nothing_to_add_to(context: Context) -> Reply:
    return Reply(
        context.say(
            "最近两小时没有拜访记录可以附上。先说“拜访 客户名”，再发地点或照片。",
            "No visit of the last two hours to add it to. Say “visited CUSTOMER” first, then send "
            "the place or the photo.",
        )
    )


def _added(visit: Activity, evidence: Evidence, context: Context) -> Reply:
    entry = Entry(context, Intent.LOG_ACTIVITY)
    entry.begin()
    account = context.session.get_one(Account, (context.company.id, visit.account_id))
    take_evidence(entry, visit, evidence)
    entry.wrote(visit, account.name)
    entry.heading = context.say(
        "已补充拜访 · {name}", "Added to the visit · {name}", name=account.name
    )
    return confirmed(entry)
