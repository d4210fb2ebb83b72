"""What is still to be done with customers: overdue, today, coming."""

from datetime import timedelta

from sqlalchemy import select

from core.access import members_of, require_figures, scope_named, visible_owner_ids
from core.language.understanding import Understanding
from core.reply import Button, Card, Paragraph, Reply, Section, Span, paragraph
from core.storage.queries.people import names_of
from core.storage.records.follow_ups import OpenOnes, open_follow_ups, workload
from core.storage.tables import Account, FollowUp
from handlers.context import Context
from handlers.meant import account_read
from handlers.steps import due_words

MOST_ROWS = 12
MOST_BUTTONS = 2


def members_asked_for(context: Context) -> list[int] | None:
    """Return whose follow-ups the person may change; None means everybody's."""
    visible = visible_owner_ids(context.session, context.person)
    return None if visible is None else list(visible)


def follow_ups_reply(asked: Understanding, context: Context) -> Reply:
    """List open follow-ups of a customer or of a scope; no scope: what the asker answers for."""
    until = asked.period.last if asked.period is not None else None
    if asked.account is not None or asked.candidates:
        account = account_read(asked, context)
        if isinstance(account, Reply):
            return account
        return listed(OpenOnes(members_asked_for(context), account.id, until), context)
    scope = scope_named(context.session, context.person, asked.scope)
    require_figures(context.session, context.person, scope, "records")
    return listed(OpenOnes(members_of(context.session, scope), until=until), context)


def listed(which: OpenOnes, context: Context) -> Reply:
    """Word open follow-ups, the most urgent first."""
    count = workload(context.session, which, context.today)
    if count.open == 0:
        return Reply(
            context.say(
                "没有待办的跟进。安排一个：“下周三跟进 客户名”。",
                "No open follow-ups. Plan one: “follow up with CUSTOMER next Wednesday”.",
            )
        )
    found = open_follow_ups(context.session, which, MOST_ROWS)
    title = context.say(
        "待跟进 {n} 条 · 逾期 {overdue} · 今天 {today}",
        "{n} follow-ups · {overdue} overdue · {today} today",
        n=count.open,
        overdue=count.overdue,
        today=count.today,
    )
    sections = [*follow_up_sections(found, context), *_more(count.open - len(found), context)]
    lines = [line for _, line in follow_up_lines(found, context)]
    card = Card(title, tuple(sections), follow_up_buttons(found, context))
    return Reply("\n".join((title, *lines)), card, private=True)


def _more(left: int, context: Context) -> list[Section]:
    if left <= 0:
        return []
    return [paragraph(context.say("还有 {n} 条", "and {n} more", n=left), quiet=True)]


def follow_up_lines(found: list[FollowUp], context: Context) -> list[tuple[FollowUp, str]]:
    """Word each follow-up in a line: when, who, what."""
    names = account_names(found, context)
    members = names_of(context.session, {one.member_id for one in found})
    return [(one, _line(one, context, names, members)) for one in found]


def _line(one: FollowUp, context: Context, names: dict[int, str], members: dict[int, str]) -> str:
    parts = [due_words(one, context), names[one.account_id]]
    if one.kind == "objection":
        parts.append(context.say("回复异议", "answer an objection"))
    if one.note:
        parts.append(one.note)
    if one.member_id != context.person.id:
        parts.append(members[one.member_id])
    return " · ".join(parts)


def follow_up_sections(found: list[FollowUp], context: Context) -> list[Section]:
    sections: list[Section] = []
    for one, line in follow_up_lines(found, context):
        late = one.due_on < context.today
        mark = context.say("逾期 ", "Overdue ") if late else ""
        sections.append(Paragraph((Span(mark, strong=True), Span(line)) if late else (Span(line),)))
    return sections


def follow_up_buttons(found: list[FollowUp], context: Context) -> tuple[Button, ...]:
    """Offer to finish or put off the most urgent ones."""
    names = account_names(found[:MOST_BUTTONS], context)
    tomorrow = context.today + timedelta(days=1)
    buttons = []
    for one in found[:MOST_BUTTONS]:
        name = names[one.account_id]
        done = context.say("完成跟进 #{id}", "done follow-up #{id}", id=one.id)
        later = context.say(
            "跟进 #{id} 改到 {day}", "snooze follow-up #{id} to {day}", id=one.id, day=tomorrow
        )
        buttons.append(Button(context.say("完成 {name}", "Done: {name}", name=name), done))
        if one.due_on <= context.today:
            buttons.append(Button(context.say("改到明天", "Tomorrow"), later))
    return tuple(buttons)


def account_names(found: list[FollowUp], context: Context) -> dict[int, str]:
    ids = {one.account_id for one in found}
    rows = context.session.execute(select(Account.id, Account.name).where(Account.id.in_(ids)))
    return {row.id: row.name for row in rows}
