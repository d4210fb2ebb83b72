"""My day: what is due, what is about to close, what has gone quiet, and how the month stands."""

from dataclasses import replace
from datetime import timedelta

from core.access import require_figures, scope_named
from core.language.understanding import Understanding
from core.periods import week_containing
from core.reply import Button, Card, Reply, Section, paragraph
from core.storage.queries.worth import short_account_names, short_names_of
from core.storage.records.cadence import waiting_accounts
from core.storage.records.deals import deals_where
from core.storage.records.follow_ups import OpenOnes, open_follow_ups
from core.storage.records.service_orders import Wanted, open_orders
from core.storage.tables import Deal, FollowUp, Person
from core.vocabulary import DealStatus
from handlers.context import Context
from handlers.progress import progress_line
from handlers.recording.deal_words import deal_words
from handlers.recording.first_step import first_step
from handlers.recording.lists.follow_ups import (
    as_of,
    days_asked_for,
    follow_up_buttons,
    follow_up_lines,
    follow_up_sections,
    listed,
    with_numbers,
)
from handlers.recording.service import order_line
from handlers.recording.team_due import team_due

MOST_DUE = 8
MOST_DEALS = 3
MOST_ORDERS = 4
MOST_WAITING = 3
QUIET_DAYS = 14
LEADERS = frozenset({"manager", "director"})


def show_day(asked: Understanding, context: Context) -> Reply:
    """Show what a person's day holds: the asker's, or a member's whom they lead."""
    person = context.person
    if asked.scope is not None and asked.scope.kind == "member":
        scope = scope_named(context.session, context.person, asked.scope)
        require_figures(context.session, context.person, scope, "records")
        person = context.session.get_one(Person, (context.company.id, scope.id))
    since, until = days_asked_for(asked, context)
    if until is not None and until > context.today:
        reply = listed(OpenOnes([person.id], None, until, since), context)
    else:
        reply = day_reply(context, person)
    return replace(reply, intent=asked.intent.value)


def day_reply(context: Context, person: Person) -> Reply:
    """Word a person's day: what is due, what is about to close, who waits, how the month stands."""
    due = due_today(context, person)
    title = _title(context, person, due)
    lines = follow_up_lines(due[:MOST_DUE], context, short=True)
    sections: list[Section] = follow_up_sections(lines, context)
    team = team_due(context, person) if person.role in LEADERS else ()
    first = first_step(context)
    extras = [
        *([first] if first else []),
        *_more_due(due, context),
        *_order_lines(context, person),
        *_deal_lines(context, person),
        *_waiting_lines(context, person),
        *(one.line for one in team),
    ]
    progress = progress_line(context, person.id)
    if progress:
        extras.append(progress)
    sections += [paragraph(line) for line in extras]
    theirs = tuple(one.button for one in team if one.button is not None)
    buttons = (*follow_up_buttons(lines, context), *theirs, *_buttons(context))
    text = "\n".join((title, *(line.text for line in lines), *extras))
    reply = Reply(text, Card(title, tuple(sections), buttons), private=True)
    return with_numbers(reply, lines, context) if lines else reply


def due_today(context: Context, person: Person) -> list[FollowUp]:
    """Return a person's follow-ups that are due today or overdue, the most urgent first."""
    return open_follow_ups(context.session, OpenOnes([person.id], until=context.today))


def _title(context: Context, person: Person, due: list[FollowUp]) -> str:
    day = context.wording.day(context.today)
    whose = "" if person.id == context.person.id else f"{person.name} · "
    if not due:
        return whose + context.say("{day} · 没有到期的跟进", "{day} · nothing is due", day=day)
    moment = as_of(context)
    late = sum(moment.is_overdue(one) for one in due)
    return whose + context.say(
        "{day} · 今天 {n} 件 · 逾期 {late}",
        "{day} · {n} for today · {late} overdue",
        day=day,
        n=len(due) - late,
        late=late,
    )


def _more_due(due: list[FollowUp], context: Context) -> list[str]:
    left = len(due) - MOST_DUE
    return [context.say("还有 {n} 条", "and {n} more", n=left)] if left > 0 else []


def _deal_lines(context: Context, person: Person) -> list[str]:
    closing = _closing_this_week(context, person)[:MOST_DEALS]
    # What is past its day is told once, however long nothing was done.
    quiet = [deal for deal in _gone_quiet(context, person) if deal not in closing]
    lines = [_closing_line(deal, context) for deal in closing]
    lines += [
        context.say("好久没动：{deal}", "Gone quiet: {deal}", deal=_named(deal, context))
        for deal in quiet[:MOST_DEALS]
    ]
    return lines


def _order_lines(context: Context, person: Person) -> list[str]:
    """Name the service orders that a person sees to, the most urgent first."""
    mine = open_orders(context.session, Wanted(assignees=(person.id,)), MOST_ORDERS)
    lines = [order_line(one, context.now, context.wording) for one in mine]
    return [context.say("服务单：{line}", "Service order: {line}", line=line) for line in lines]


def _closing_line(deal: Deal, context: Context) -> str:
    named = _named(deal, context)
    if deal.expected_close_on is not None and deal.expected_close_on < context.today:
        day = context.wording.day(deal.expected_close_on, context.today)
        return context.say(
            "预计 {day} 成交，已过：{deal}", "Was to close on {day}: {deal}", day=day, deal=named
        )
    return context.say("本周预计成交：{deal}", "Closing this week: {deal}", deal=named)


def _closing_this_week(context: Context, person: Person) -> list[Deal]:
    return deals_where(
        context.session,
        Deal.owner_id == person.id,
        Deal.status == DealStatus.OPEN.value,
        Deal.expected_close_on <= week_containing(context.today).last,
    )


def _gone_quiet(context: Context, person: Person) -> list[Deal]:
    """Return open deals without any record for two weeks, the most valuable first."""
    quiet = deals_where(
        context.session,
        Deal.owner_id == person.id,
        Deal.status == DealStatus.OPEN.value,
        Deal.touched_on < context.today - timedelta(days=QUIET_DAYS),
    )
    return sorted(quiet, key=lambda deal: -(deal.value_minor or 0))


def _waiting_lines(context: Context, person: Person) -> list[str]:
    """Name the customers that have waited longer than their tier allows."""
    waiting = waiting_accounts(context.session, [person.id], context.today)[:MOST_WAITING]
    names = short_names_of(context.session, [one.name for one in waiting])
    return [
        context.say(
            "该联系了：{name}（{tier} 级，{n} 天没有跟进）",
            "Time to call: {name} (tier {tier}, {n:day|days} without contact)",
            name=names[one.name],
            tier=one.tier,
            n=one.days,
        )
        for one in waiting
    ]


def _named(deal: Deal, context: Context) -> str:
    name = short_account_names(context.session, [deal.account_id])[deal.account_id]
    return f"{name} {deal_words(deal, context)}"


def _buttons(context: Context) -> tuple[Button, ...]:
    return (
        Button(context.say("我的商机", "My deals"), context.say("我的商机", "my deals")),
        Button(context.say("我的目标", "My target"), context.say("我的目标", "my target")),
    )
