"""“有哪些异议没回复”, “X 的异议”: objections, and how long there is to answer each."""

import re
from datetime import date, datetime, timedelta

from sqlalchemy import select

from core.access import members_of, require_account_books, require_figures, scope_named
from core.language.text.sheet import phrase
from core.language.understanding import Intent
from core.reply import Button, Card, Reply, Section, Table, paragraph
from core.storage.queries.people import names_of
from core.storage.records.follow_ups import OpenOnes, deadline_of, open_follow_ups
from core.storage.tables import Account, Activity, FollowUp
from core.vocabulary import Objection
from handlers.confirmation import day_words
from handlers.context import Context
from handlers.objections import objection_answered_said
from handlers.paging import page_of, paged
from handlers.recording.said import Said, customer_named
from handlers.recording.whose import WHOSE, scope_said

_OBJECTIONS = r"(?:客户)?(?:的)?(?:价格|预算|产品)?(?:异议|顾虑|疑虑)"
_OPEN = r"(?:没(?:有)?|未|还没|待|要)(?:回复|处理|答复|解决|回)"
_LATE = r"(?:超时|过期|逾期|超过24小时)(?:了|未回复|没回复)?"
_SHOW = r"(?:看看?|查看?|列出|显示)?\s?"
OF_ACCOUNT = phrase(
    rf"{_SHOW}Ⓐ\s?的?(?:有(?:什么|哪些))?{_OBJECTIONS}(?:有哪些|是什么)?"
    r"|(?:show |what are )?(?:the )?objections (?:of|from|by) Ⓐ|Ⓐ(?:'s)? objections",
    re.IGNORECASE,
)
OPEN_ONES = phrase(
    rf"{_SHOW}(?:{WHOSE})?\s?(?:有)?(?:哪些|什么|多少)?(?:{_OPEN}的?)?{_OBJECTIONS}(?:有哪些|列表|{_OPEN}了?)?"
    r"|(?:show |list |which )?(?:my |our |the )?(?:open|unanswered|waiting) objections"
    r"|(?:which |what )?objections (?:are )?(?:open|unanswered|not answered|waiting)",
    re.IGNORECASE,
)
LATE_ONES = phrase(
    rf"{_SHOW}(?:{WHOSE})?\s?(?:有)?(?:哪些|什么|多少)?{_LATE}的?{_OBJECTIONS}(?:有哪些)?"
    rf"|{_SHOW}(?:{WHOSE})?\s?(?:有)?(?:哪些|什么|多少)?{_OBJECTIONS}{_LATE}"
    r"|(?:show |list |which )?(?:my |our |the )?(?:overdue|late) objections"
    r"|(?:which |what )?objections (?:are )?(?:overdue|late)",
    re.IGNORECASE,
)
MOST_ROWS = 10
MOST_TOLD = 5
HOUR = timedelta(hours=1)


def objection_said(said: Said, context: Context) -> Reply | None:
    """Mark an objection as answered, or list those that wait; None for other talk."""
    return objection_answered_said(said, context) or _asked(said, context)


def _asked(said: Said, context: Context) -> Reply | None:
    if OF_ACCOUNT.fullmatch(said.text):
        return _of_account(customer_named(said, context), context)
    late = LATE_ONES.fullmatch(said.text) is not None
    if not late and OPEN_ONES.fullmatch(said.text) is None:
        return None
    scope = scope_named(context.session, context.person, scope_said(said))
    require_figures(context.session, context.person, scope, "records")
    owners = None if scope.kind == "company" else members_of(context.session, scope)
    found = _waiting(OpenOnes(owners), context)
    if late:
        found = [one for one in found if _until(one, context) < context.now]
    return _listed(found, late=late, context=context)


def _waiting(which: OpenOnes, context: Context) -> list[FollowUp]:
    found = open_follow_ups(context.session, which)
    return [one for one in found if one.kind == "objection"]


def _until(one: FollowUp, context: Context) -> datetime:
    return deadline_of(one, context.calendar, context.wording.zone)


def _listed(found: list[FollowUp], *, late: bool, context: Context) -> Reply:
    intent = Intent.SHOW_FOLLOW_UPS.value
    if not found:
        none = (
            context.say("没有超时的异议。", "No objection is overdue.")
            if late
            else context.say("没有待回复的异议。", "No objection waits for an answer.")
        )
        return Reply(none, private=True, intent=intent)
    title = (
        context.say("超时的异议 · {n} 条", "Overdue objections · {n}", n=len(found))
        if late
        else context.say("待回复的异议 · {n} 条", "Objections to answer · {n}", n=len(found))
    )
    page = page_of(context, len(found), MOST_ROWS)
    shown = found[page.first : page.end]
    owners = names_of(context.session, {one.member_id for one in shown})
    rows = tuple(
        (_name(one, context), _clock(one, context), owners[one.member_id]) for one in shown
    )
    heads = (("客户", "Account"), ("24 小时", "24 hours"), ("负责人", "Owner"))
    sections: list[Section] = [Table(tuple(context.say(*head) for head in heads), rows)]
    text = "\n".join((title, *(" · ".join(row) for row in rows)))
    card = Card(title, tuple(sections), tuple(_answer(one, context) for one in shown[:MOST_TOLD]))
    return paged(Reply(text, card, private=True, intent=intent), page, context, ("条", ""))


def _name(one: FollowUp, context: Context) -> str:
    return context.session.get_one(Account, (context.company.id, one.account_id)).name


def _clock(one: FollowUp, context: Context) -> str:
    """Say how long there is left to answer, or since when it is too late."""
    left = _until(one, context) - context.now
    hours = max(round(abs(left) / HOUR), 1)
    if left < timedelta():
        return context.say("超时 {n} 小时", "{n}h overdue", n=hours)
    return context.say("还剩 {n} 小时", "{n}h left", n=hours)


def _answer(one: FollowUp, context: Context) -> Button:
    name = _name(one, context)
    return Button(
        context.say("已回复 {name}", "Answered {name}", name=name),
        context.say("{name}的异议处理了", "{name}'s objection was answered", name=name),
    )


def _of_account(account: Account, context: Context) -> Reply:
    """Tell what waits for an answer, and what a customer has objected to lately."""
    require_account_books(context.session, context.person, account)
    waiting = _waiting(OpenOnes(account_id=account.id), context)
    title = context.say("异议 · {name}", "Objections · {name}", name=account.name)
    rows = [
        (_objection(kind, context), day_words(day, context))
        for kind, day in _told_lately(account, context)
    ]
    if not waiting and not rows:
        text = context.say("{title}：没有记录过。", "{title}: none recorded.", title=title)
        return Reply(text, private=True, intent=Intent.SHOW_ACCOUNT.value)
    state = context.say("没有待回复的。", "None waits for an answer.")
    if waiting:
        clocks = context.wording.listed(_clock(one, context) for one in waiting)
        state = context.say("待回复：{clocks}", "To answer: {clocks}", clocks=clocks)
    heads = context.say("异议", "Objection"), context.say("日期", "Day")
    sections: tuple[Section, ...] = (paragraph(state),)
    sections += (Table(heads, tuple(rows)),) if rows else ()
    text = "\n".join((title, state, *(" · ".join(row) for row in rows)))
    buttons = tuple(_answer(one, context) for one in waiting[:1])
    return Reply(
        text, Card(title, sections, buttons), private=True, intent=Intent.SHOW_ACCOUNT.value
    )


def _told_lately(account: Account, context: Context) -> list[tuple[str, date]]:
    wanted = (
        select(Activity.objection, Activity.occurred_on)
        .where(Activity.account_id == account.id, Activity.objection.is_not(None))
        .order_by(Activity.occurred_at.desc())
        .limit(MOST_TOLD)
    )
    return [(kind, day) for kind, day in context.session.execute(wanted) if kind]


def _objection(kind: str, context: Context) -> str:
    known = Objection.read(kind)
    return kind if known is None else known.say(context.wording.language)
