"""What shows that visits took place: told after the one just recorded, or listed by customer."""

import re

from core.access import require_account
from core.language.filling.slash import read_command
from core.language.text.sheet import phrase
from core.language.understanding import Intent
from core.reply import Card, Reply, Table, paragraph
from core.storage.queries.people import names_of
from core.storage.records.evidence import Evidence, evidence_of, last_visit, visits_to
from core.storage.tables import Account, Activity
from handlers.confirmation import Entry, confirmed, day_words
from handlers.context import Context
from handlers.paging import page_of, paged
from handlers.recording.said import Said, customer_named
from handlers.recording.visited import DURATION, evidence_words, minutes_in, take_evidence

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
ASKED = phrase(
    r"(?:看看?|查看?|列出)?\s?Ⓐ\s?(?:的)?\s?(?:拜访|走访)?(?:的)?(?:凭据|凭证|证据|佐证|证明)(?:有哪些|记录|情况)?"
    r"|(?:show |list )?(?:the )?(?:visit )?(?:evidence|proof)(?: of (?:the |my )?visits?)?"
    r" (?:for|of|at|to) Ⓐ"
    r"|(?:show |list )?Ⓐ(?:'s)? (?:visit )?(?:evidence|proof)(?: of (?:the )?visits?)?",
    re.IGNORECASE,
)
MOST_ROWS = 10


def evidence_said(said: Said, context: Context) -> Reply | None:
    """List what shows a customer's visits, or add to the last one; None for other talk."""
    if ASKED.fullmatch(said.text):
        return _shown(customer_named(said, context), context)
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


def _shown(account: Account, context: Context) -> Reply:
    """List the visits to a customer, each with what shows that it took place."""
    require_account(context.session, context.person, account)
    visits = visits_to(context.session, account.id)
    shown = evidence_of(context.session, [one.id for one in visits])
    title = context.say(
        "拜访凭据 · {name} · {n} 次拜访，{m} 次有凭据",
        "Visit evidence · {name} · {m} of {n} visits have some",
        name=account.name, n=len(visits), m=len(shown),
    )  # fmt: skip
    hint = context.say(
        "拜访后两小时内发“地点：…”、“聊了40分钟”或照片，就会附上。",
        "Within two hours of a visit, send “place: …”, “took 40 minutes” or a photo to add it.",
    )
    names = names_of(context.session, {one.member_id for one in visits})
    page = page_of(context, len(visits), MOST_ROWS)
    none = context.say("没有凭据", "none")
    rows = tuple(
        (
            day_words(one.occurred_on, context),
            names[one.member_id],
            "，".join(evidence_words(shown[one.id], context.wording)) if one.id in shown else none,
        )
        for one in visits[page.first : page.end]
    )
    heads = (("日期", "Day"), ("谁", "Who"), ("凭据", "Evidence"))
    table = (Table(tuple(context.say(*head) for head in heads), rows),) if rows else ()
    card = Card(title, (*table, paragraph(hint, quiet=True)))
    text = "\n".join((title, *(" · ".join(row) for row in rows), hint))
    reply = Reply(text, card, private=True, intent=Intent.SHOW_ACCOUNT.value)
    return paged(reply, page, context, ("次", "visits"))
