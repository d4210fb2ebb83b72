"""Each person's morning digest: what is due, what is overdue, what stalls, what was missed."""

from dataclasses import dataclass
from datetime import date, timedelta

from core.figures.scope import ScopeRef
from core.money import whole_units
from core.reply import (
    Button,
    Card,
    Paragraph,
    Post,
    Reply,
    Section,
    Span,
    Table,
    ToPerson,
    paragraph,
)
from core.storage.queries.terms import STAGES
from core.storage.records.overdue import AsOf
from core.wording import Wording
from handlers.recording.matter import matter_words
from handlers.recording.service import order_line
from jobs.audiences import everybody
from jobs.follow_up_reminders import deal_words, follow_up_buttons
from jobs.follow_ups_due import OpenFollowUp, open_of, short_name
from jobs.job import DailyJob, post_key, scope_text
from jobs.missed import missed_lines
from jobs.places import place_line
from jobs.scene import Scene
from jobs.schedule import ONE_DAY
from jobs.service_orders_due import orders_of
from jobs.stalled import StalledDeal, stalled_deals

NAME = "daily-todo"
# A digest fits on a phone; the rest is one tap away.
MOST_LINES = 6
MOST_STALLED = 3


@dataclass(frozen=True)
class Todo:
    """What one person's digest tells; `orders` are service orders, each in a line."""

    due: list[OpenFollowUp]
    overdue: list[OpenFollowUp]
    stalled: list[StalledDeal]
    orders: list[str]
    small_print: list[str]


def posts(scene: Scene, scope: ScopeRef) -> tuple[Post, ...]:
    """Return the digest of one person; none when there is nothing to do."""
    person = scene.person(scope.id)
    wording = scene.wording(person)
    last_day = scene.calendar.next_working_day(scene.today) - ONE_DAY
    items = open_of(scene.session, person.id, last_day)
    as_of = AsOf(scene.now, scene.calendar)
    overdue = [item for item in items if as_of.is_overdue(item.follow_up)]
    due = [item for item in items if not as_of.is_overdue(item.follow_up)]
    stalled = stalled_deals(scene.session, (person.id,), scene.today, scene.stalled_after)
    missed = missed_lines(scene.missed, person, wording)
    orders = [order_line(one, scene.now, wording) for one in orders_of(scene, person)]
    if not (items or stalled or missed or orders):
        return ()
    small_print = [*missed, *filter(None, (place_line(scene, person, wording),))]
    todo = Todo(due, overdue, stalled, orders, small_print)
    reply = todo_reply(todo, wording=wording, today=scene.today)
    return (Post(ToPerson(person.id), reply, post_key(NAME, scope_text(scope), scene.today)),)


def todo_reply(todo: Todo, *, wording: Wording, today: date) -> Reply:
    """Word the digest: counts first, then what is due by time, then what slipped."""
    title = wording.say("今日待办 · {day}", "Today · {day}", day=wording.day(today))
    lead = _lead(todo, today, wording=wording)
    sections: list[Section] = [paragraph(lead)]
    sections += _due_section(todo.due, wording, today)
    sections += _overdue_section(todo.overdue, wording, today)
    sections += _orders_section(todo.orders, wording)
    sections += _stalled_section(todo.stalled, wording)
    sections += [paragraph(line, quiet=True) for line in todo.small_print]
    lines = [
        title,
        lead,
        *_lines(todo.due, wording, today),
        *_lines(todo.overdue, wording, today),
        *todo.orders[:MOST_LINES],
        *todo.small_print,
    ]
    return Reply(
        text="\n".join(lines),
        card=Card(title, tuple(sections), _buttons(todo.due, todo.overdue, wording, today)),
        intent="show_day",
    )


def _lead(todo: Todo, today: date, *, wording: Wording) -> str:
    on_free_days = sum(item.follow_up.due_on > today for item in todo.due)
    counts = (
        (len(todo.due) - on_free_days, "待跟进 {n} 项", "{n} to follow up"),
        (len(todo.overdue), "逾期 {n} 项", "{n} overdue"),
        (on_free_days, "休息日 {n} 项", "{n} on days off"),
        (len(todo.orders), "服务单 {n} 张", "{n} service orders"),
        (len(todo.stalled), "停滞商机 {n} 个", "{n} stalled deals"),
    )
    parts = [wording.say(zh, en, n=count) for count, zh, en in counts if count]
    return " · ".join(parts) or wording.say("今天没有待办", "Nothing due today")


def _orders_section(orders: list[str], wording: Wording) -> list[Section]:
    if not orders:
        return []
    heading = Paragraph((Span(wording.say("服务单", "Service orders"), strong=True),))
    shown = [paragraph(line) for line in orders[:MOST_LINES]]
    return [heading, *shown, *_more(len(orders) - MOST_LINES, wording)]


def _due_section(due: list[OpenFollowUp], wording: Wording, today: date) -> list[Section]:
    if not due:
        return []
    header = (
        wording.say("时间", "Time"),
        wording.say("客户", "Customer"),
        wording.say("事项", "What"),
    )
    rows = tuple(_row(item, wording, today) for item in due[:MOST_LINES])
    return [Table(header, rows), *_more(len(due) - MOST_LINES, wording)]


def _overdue_section(overdue: list[OpenFollowUp], wording: Wording, today: date) -> list[Section]:
    if not overdue:
        return []
    heading = Paragraph((Span(wording.say("逾期", "Overdue"), strong=True),))
    header = (
        wording.say("到期", "Due"),
        wording.say("客户", "Customer"),
        wording.say("事项", "What"),
    )
    rows = tuple(_row(item, wording, today) for item in overdue[:MOST_LINES])
    return [heading, Table(header, rows), *_more(len(overdue) - MOST_LINES, wording)]


def _stalled_section(stalled: list[StalledDeal], wording: Wording) -> list[Section]:
    if not stalled:
        return []
    heading = Paragraph((Span(wording.say("停滞的商机", "Stalled deals"), strong=True),))
    shown = [paragraph(stalled_words(each, wording)) for each in stalled[:MOST_STALLED]]
    return [heading, *shown, *_more(len(stalled) - MOST_STALLED, wording)]


def stalled_words(stalled: StalledDeal, wording: Wording) -> str:
    """Word a stalled deal: 华东医疗 · 报价/方案 · ¥50万 · 31天没有记录."""
    deal = stalled.deal
    parts = [short_name(stalled.account), STAGES[deal.stage].say(wording.language)]
    if deal.amount_minor is not None:
        amount = whole_units(deal.amount_minor, deal.currency)
        parts.append(wording.money(amount, deal.currency))
    parts.append(
        wording.say("{n}天没有记录", "nothing recorded for {n:day|days}", n=stalled.idle_days)
    )
    return " · ".join(parts)


def _row(item: OpenFollowUp, wording: Wording, today: date) -> tuple[str, str, str]:
    what = matter_words(item.follow_up, wording) or deal_words(item, wording)
    what = what or wording.say("跟进", "Follow up")
    return _when(item, wording, today), short_name(item.account), what


def _lines(items: list[OpenFollowUp], wording: Wording, today: date) -> list[str]:
    return [" · ".join(_row(item, wording, today)) for item in items[:MOST_LINES]]


def _when(item: OpenFollowUp, wording: Wording, today: date) -> str:
    if item.follow_up.due_on != today:
        return wording.day(item.follow_up.due_on, today)
    return item.follow_up.due_at or wording.say("今天内", "today")


def _more(count: int, wording: Wording) -> list[Section]:
    if count <= 0:
        return []
    return [paragraph(wording.say("还有 {n} 项", "and {n} more", n=count), quiet=True)]


def _buttons(
    due: list[OpenFollowUp], overdue: list[OpenFollowUp], wording: Wording, today: date
) -> tuple[Button, ...]:
    first = (overdue or due)[:1]
    mine = Button(
        wording.say("我的跟进", "My follow-ups"), wording.say("我的跟进", "my follow-ups")
    )
    if not first:
        return (mine,)
    name = short_name(first[0].account)
    done, snooze = follow_up_buttons(first[0], wording, today)
    return (
        Button(f"{done.label} · {name}", done.command, "primary"),
        Button(f"{snooze.label} · {name}", snooze.command),
        mine,
    )


JOB = DailyJob(
    name=NAME,
    zh="每日待办",
    en="Daily to-do",
    late_by=timedelta(hours=3),
    audiences=everybody,
    posts=posts,
)
