"""What is still to be done with customers: overdue, today, coming."""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from core.access import members_of, require_figures, scope_named, visible_owner_ids
from core.errors import NotFoundError
from core.language.text.compiled import compiled
from core.language.understanding import Understanding
from core.reply import Button, Card, Paragraph, Reply, Section, Span, paragraph
from core.storage.list_notes import Row
from core.storage.queries.people import names_of
from core.storage.queries.worth import account_names, short_account_names
from core.storage.records.follow_ups import OpenOnes, Workload, open_follow_ups, workload
from core.storage.records.overdue import AsOf
from core.storage.tables import Account, FollowUp
from handlers.context import Context
from handlers.numbered import numbered
from handlers.paging import page_of, paged
from handlers.recording.matter import matter_words
from handlers.recording.meant import account_read
from handlers.recording.steps import due_words

MOST_ROWS = 12
MOST_BUTTONS = 2
# “逾期的跟进” asks for what is late only.
ASKS_OVERDUE = compiled(r"逾期|过期|超期|拖欠的跟进|\b(?:overdue|past due)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Line:
    """One follow-up, its customer's name, both in words, and its number in the list."""

    follow_up: FollowUp
    name: str
    words: str
    overdue: bool = False
    number: int = 0

    @property
    def text(self) -> str:
        return f"{self.number}. {self.words}"


def as_of(context: Context) -> AsOf:
    return AsOf(context.now, context.calendar)


def members_asked_for(context: Context) -> list[int] | None:
    """Return whose follow-ups the person may change; None means everybody's."""
    visible = visible_owner_ids(context.session, context.person)
    return None if visible is None else list(visible)


def follow_ups_reply(asked: Understanding, context: Context) -> Reply:
    """List open follow-ups of a customer or of a scope; no scope: what the asker answers for."""
    since, until = days_asked_for(asked, context)
    if asked.account is not None or asked.candidates:
        account = account_read(asked, context)
        if isinstance(account, Reply):
            return account
        which = OpenOnes(members_asked_for(context), account.id, until, since)
        return listed(_still_open(_narrowed(which, asked, context), context), context)
    scope = scope_named(context.session, context.person, asked.scope)
    require_figures(context.session, context.person, scope, "records")
    which = OpenOnes(members_of(context.session, scope), None, until, since)
    return listed(_narrowed(which, asked, context), context)


def _still_open(which: OpenOnes, context: Context) -> OpenOnes:
    """Of a customer and a past day, show what is open all the same, where that day left nothing."""
    day = which.until
    if day is None or day >= context.today or workload(context.session, which, as_of(context)).open:
        return which
    whole = replace(which, until=None)
    if not workload(context.session, whole, as_of(context)).open:
        return which
    context.talk.lines.append(
        context.say(
            "{day} 已经过了，那天及之前没有待办；还没完成的是：",
            "{day} is over and left nothing to do; still open:",
            day=context.wording.day(day, context.today),
        )
    )
    return whole


def _narrowed(which: OpenOnes, asked: Understanding, context: Context) -> OpenOnes:
    """Leave only what is overdue where that was asked for."""
    if ASKS_OVERDUE.search(asked.text) is None:
        return which
    return replace(which, overdue_as_of=as_of(context))


def days_asked_for(asked: Understanding, context: Context) -> tuple[date | None, date | None]:
    """Return the first and last due day that is asked for; what is overdue is due today as well."""
    if asked.period is None:
        return None, None
    first = asked.period.first
    return (first if first > context.today else None), asked.period.last


def listed(which: OpenOnes, context: Context) -> Reply:
    """Word open follow-ups, the most urgent first."""
    count = workload(context.session, which, as_of(context))
    if count.open == 0:
        return Reply(_nothing(which, context), private=True)
    page = page_of(context, count.open, MOST_ROWS)
    found = open_follow_ups(context.session, which, MOST_ROWS, page.first)
    title = _title(which, count, context)
    lines = follow_up_lines(found, context, page.first)
    sections = tuple(follow_up_sections(lines, context))
    card = Card(title, sections, follow_up_buttons(lines, context))
    text = "\n".join((title, *(line.text for line in lines)))
    reply = with_numbers(Reply(text, card, private=True), lines, context)
    return paged(reply, page, context, ("条", "follow-ups"))


def nothing_open(account: str | None = None) -> NotFoundError:
    """Say that nothing is open, with a sentence that plans something."""
    if account is None:
        return NotFoundError(
            "没有待办的跟进。安排一个：“下周三跟进 客户名”。",
            "There is no open follow-up. Plan one: “follow up with CUSTOMER next Wednesday”.",
        )
    return NotFoundError(
        f"{account} 没有待办的跟进。安排一个：“下周三跟进 {account}”。",
        f"There is no open follow-up with {account}. "
        f"Plan one: “follow up with {account} next Wednesday”.",
    )


def _nothing(which: OpenOnes, context: Context) -> str:
    if which.overdue_as_of is not None:
        return context.say("没有逾期的跟进。", "No follow-up is overdue.")
    if which.account_id is None:
        return context.wording.refusal(nothing_open())
    account = context.session.get_one(Account, (context.company.id, which.account_id))
    return context.wording.refusal(nothing_open(account.name))


def _title(which: OpenOnes, count: Workload, context: Context) -> str:
    if which.overdue_as_of is not None:
        return context.say(
            "逾期的跟进 {n} 条", "{n:overdue follow-up|overdue follow-ups}", n=count.open
        )
    return context.say(
        "待跟进 {n} 条 · 逾期 {overdue} · 今天 {today}",
        "{n:follow-up|follow-ups} · {overdue} overdue · {today} today",
        n=count.open,
        overdue=count.overdue,
        today=count.today,
    )


def follow_up_lines(
    found: list[FollowUp], context: Context, before: int = 0, *, short: bool = False
) -> list[Line]:
    """Word each follow-up in a line: when, who, what; what is overdue comes first.

    `before` is how many of the list come on earlier pages.
    """
    named = short_account_names if short else account_names
    names = named(context.session, {one.account_id for one in found}) if found else {}
    others = {one.member_id for one in found} - {context.person.id}
    members = names_of(context.session, others) if others else {}
    lines = [_line(one, names[one.account_id], members, context) for one in found]
    lines.sort(key=lambda line: not line.overdue)
    return [replace(line, number=before + place) for place, line in enumerate(lines, 1)]


def with_numbers(reply: Reply, lines: list[Line], context: Context) -> Reply:
    """Let the lines of a list be done or put off by their numbers."""
    rows = tuple(
        Row(line.number, line.words, _done(line, context), _later(line, context)) for line in lines
    )
    return numbered(reply, rows, context)


def _line(one: FollowUp, name: str, members: dict[int, str], context: Context) -> Line:
    what = matter_words(one, context.wording)
    parts = (due_words(one, context), name, what, members.get(one.member_id, ""))
    words = " · ".join(part for part in parts if part)
    return Line(one, name, words, as_of(context).is_overdue(one))


def follow_up_sections(lines: list[Line], context: Context) -> list[Section]:
    return [_section(line, context) for line in lines]


def _section(line: Line, context: Context) -> Section:
    if not line.overdue:
        return paragraph(line.text)
    mark = Span(context.say("逾期 ", "Overdue "), strong=True)
    return Paragraph((Span(f"{line.number}. "), mark, Span(line.words)))


def follow_up_buttons(lines: list[Line], context: Context) -> tuple[Button, ...]:
    """Offer to finish or put off the most urgent ones."""
    offered = [_buttons_of(line, context) for line in lines[:MOST_BUTTONS]]
    return tuple(button for buttons in offered for button in buttons)


def _buttons_of(line: Line, context: Context) -> list[Button]:
    one = line.follow_up
    label = context.say("完成 {name}", "Done: {name}", name=line.name)
    done = _done(line, context)
    if one.due_on > context.today:
        return [Button(label, done)]
    tomorrow = context.today + timedelta(days=1)
    moved = context.say(
        "{order} 改到 {day}", "{order} to {day}", order=_later(line, context), day=tomorrow
    )
    put_off = context.say("改到明天 {name}", "Tomorrow: {name}", name=line.name)
    return [Button(label, done), Button(put_off, moved)]


def _done(line: Line, context: Context) -> str:
    return context.say("完成跟进 #{id}", "done follow-up #{id}", id=line.follow_up.id)


def _later(line: Line, context: Context) -> str:
    return context.say("跟进 #{id}", "snooze follow-up #{id}", id=line.follow_up.id)
