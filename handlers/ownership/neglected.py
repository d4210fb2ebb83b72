"""“哪些客户很久没联系”: customers over their tier's days, with nothing planned for them."""

import re

from core.access import members_of, require_figures, scope_named
from core.language.text.sheet import phrase
from core.language.understanding import Intent
from core.reply import Button, Card, Reply, Section, Table, paragraph
from core.storage.queries.people import names_of
from core.storage.records.cadence import Waiting, waiting_accounts
from handlers.context import Context
from handlers.paging import page_of, paged
from handlers.recording.said import Said
from handlers.recording.whose import WHOSE, WHOSE_EN, scope_said

_LONG = r"(?:很久|好久|长期|长时间|太久|最近|近期|久)(?:都|一直)?"
_NOT = r"(?:没(?:有)?(?:人)?|未)(?:联系|跟进|拜访|接触|维护)(?:过|了)?"
_SHOW = r"(?:看看?|查看?|列出|显示)?\s?"
ASKED = phrase(
    rf"{_SHOW}(?:{WHOSE})?\s?(?:有)?(?:哪些|什么)?(?:的)?客户(?:是)?{_LONG}{_NOT}(?:的)?(?:有哪些|了)?"
    rf"|{_SHOW}(?:{WHOSE})?\s?(?:有)?(?:哪些|什么)?{_LONG}{_NOT}的?客户(?:有哪些|名单|列表)?"
    rf"|{_SHOW}(?:{WHOSE})?\s?[该要]联系的?(?:客户|谁)(?:有哪些)?"
    rf"|{_SHOW}(?:{WHOSE})?\s?(?:沉睡|失联|冷落)的?客户"
    rf"|(?:show |list )?{WHOSE_EN}(?:neglected|forgotten|dormant|untouched) (?:accounts|customers)"
    rf"|(?:which |what )?{WHOSE_EN}(?:accounts|customers) (?:have|has) (?:not been|we not)"
    r" contacted(?: lately| recently| for long)?"
    r"|(?:who|which (?:accounts|customers)) (?:have|haven't) (?:we|i) (?:not )?"
    r"(?:contacted|seen|visited)(?: lately| recently| for long)?",
    re.IGNORECASE,
)
MOST_ROWS = 12


def neglected_asked(said: Said, context: Context) -> Reply | None:
    """List who has waited too long; None for what asks something else."""
    if not ASKED.fullmatch(said.text):
        return None
    scope = scope_named(context.session, context.person, scope_said(said))
    require_figures(context.session, context.person, scope, "records")
    owners = members_of(context.session, scope)
    return _reply(waiting_accounts(context.session, owners, context.today), context)


def _reply(found: list[Waiting], context: Context) -> Reply:
    title = context.say("该联系的客户 · {n} 家", "Accounts to get back to · {n}", n=len(found))
    if not found:
        none = context.say(
            "没有超过等级周期的客户：都联系过，或已安排跟进。",
            "No account is over its tier's days: all were contacted, or have something planned.",
        )
        return Reply(none, private=True, intent=Intent.SHOW_FOLLOW_UPS.value)
    page = page_of(context, len(found), MOST_ROWS)
    shown = found[page.first : page.end]
    owners = names_of(context.session, {one.owner_id for one in shown})
    rows = tuple(
        (
            one.name,
            one.tier,
            context.say("{n} 天", "{n:day|days}", n=one.days),
            owners[one.owner_id],
        )
        for one in shown
    )
    heads = (("客户", "Account"), ("等级", "Tier"), ("没联系", "Silent"), ("负责人", "Owner"))
    sections: list[Section] = [Table(tuple(context.say(*head) for head in heads), rows)]
    rule = context.say(
        "按等级：A 7 天、B 14 天、C 30 天、D 90 天没联系，也没有安排跟进。",
        "By tier: A 7 days, B 14, C 30, D 90 without a contact, and nothing planned.",
    )
    sections.append(paragraph(rule, quiet=True))
    buttons = tuple(
        Button(
            one.name,
            context.say("提醒我明天跟进 {n}", "remind me to follow up {n} tomorrow", n=one.name),
        )
        for one in shown[:3]
    )
    lines = [" · ".join(row) for row in rows]
    card = Card(title, tuple(sections), buttons)
    intent = Intent.SHOW_FOLLOW_UPS.value
    reply = Reply("\n".join((title, *lines)), card, private=True, intent=intent)
    return paged(reply, page, context, ("家", "accounts"))
