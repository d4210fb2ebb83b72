"""Open service orders: one's own, one's people's, a customer's; late ones; and how many there were.

The heading of complaints and channel conflicts counts those of a period, whatever became of them,
against the period before (requirement DQ-11).
"""

from dataclasses import replace
from re import Match

from core.access import (
    members_of,
    require_account,
    require_figures,
    scope_named,
)
from core.figures.scope import ScopeRef
from core.language.understanding import Intent, Scope
from core.periods import Period, month_containing
from core.reply import Button, Card, Reply, Table
from core.storage.list_notes import Row
from core.storage.queries.service_orders import opened_in
from core.storage.records.service_orders import OpenOrder, Wanted, open_orders
from core.vocabulary import OrderKind
from handlers.care.service_meant import account_of
from handlers.care.service_words import LISTED, kind_named
from handlers.context import Context
from handlers.figure_replies.scene import Scene
from handlers.figure_replies.words import period_words
from handlers.numbered import numbered
from handlers.paging import page_of, paged
from handlers.recording.matter import brief
from handlers.recording.said import Said
from handlers.recording.service import kind_words, moment_words, short_matter, until_words
from handlers.recording.sums_hidden import words_shown
from handlers.recording.whose import scope_said

MOST_ROWS = 12
MOST_BUTTONS = 2
# These are counted by period; a repair is only to be done.
COUNTED = frozenset({OrderKind.COMPLAINT, OrderKind.CHANNEL_CONFLICT})


def listing_asked(said: Said, context: Context) -> Reply | None:
    """List open orders; None for what asks for something else."""
    found = LISTED.fullmatch(said.text)
    if found is None:
        return None
    kind = kind_named(found["what"])
    if said.scene.accounts:
        return _of_account(said, found, kind, context)
    return _of_scope(said, found, kind, context)


def _of_account(said: Said, found: Match[str], kind: OrderKind | None, context: Context) -> Reply:
    account = account_of(said, context)
    if isinstance(account, Reply):
        return account
    require_account(context.session, context.person, account)
    late_at = context.now if found["late"] else None
    kinds = () if kind is None else (kind,)
    orders = open_orders(
        context.session, Wanted(account_id=account.id, kinds=kinds, late_at=late_at)
    )
    heading = [account.name, *_kind_words(kind, context)]
    return _reply(heading, orders, context, late=found["late"])


def _of_scope(said: Said, found: Match[str], kind: OrderKind | None, context: Context) -> Reply:
    scope = scope_named(context.session, context.person, scope_said(said))
    require_figures(context.session, context.person, scope, "records")
    people = None if scope.kind == "company" else members_of(context.session, scope)
    wanted = _wanted(said, people, context)
    wanted = replace(
        wanted,
        kinds=() if kind is None else (kind,),
        late_at=context.now if found["late"] else None,
    )
    heading = _kind_words(kind, context)
    if kind in COUNTED and wanted.late_at is None:
        heading.append(_count_words(said, kind, scope, people, context))
    return _reply(heading, open_orders(context.session, wanted), context, late=found["late"])


def _wanted(said: Said, people: tuple[int, ...] | None, context: Context) -> Wanted:
    """“我的服务单” are those that one sees to; “服务单” are one's customers' as well."""
    if scope_said(said) == Scope("me"):
        return Wanted(assignees=(context.person.id,))
    return Wanted(people)


def _kind_words(kind: OrderKind | None, context: Context) -> list[str]:
    match kind:
        case None:
            return [context.say("服务单", "Service orders")]
        case OrderKind.CHANNEL_CONFLICT:
            return [context.say("窜货投诉", "Channel conflicts")]
        case OrderKind.COMPLAINT:
            return [context.say("投诉", "Complaints")]
        case OrderKind.RENEWAL:
            return [context.say("续约单", "Renewal orders")]
        case OrderKind.SERVICE:
            return [context.say("服务单", "Service orders")]


def _count_words(
    said: Said,
    kind: OrderKind,
    scope: ScopeRef,
    people: tuple[int, ...] | None,
    context: Context,
) -> str:
    """Say how many came in the period that is asked about, this month else, and before it."""
    period = _period(said, context)
    before = period.previous()
    scene, session = Scene.of(context), context.session
    now, then = (
        opened_in(session, (kind,), one, people, context.wording.zone) for one in (period, before)
    )
    own = scope.kind == "company" or (scope.kind, scope.id) == ("member", context.person.id)
    whose = "" if own else f"{scope.say(context.wording.language)} "
    return context.say(
        "{whose}{period} {n} 起（{before} {m} 起）",
        "{whose}{period}: {n} ({before}: {m})",
        whose=whose, n=now, m=then,
        period=period_words(scene.wording, period, context.today),
        before=period_words(scene.wording, before, context.today),
    )  # fmt: skip


def _period(said: Said, context: Context) -> Period:
    if said.scene.dates:
        return said.scene.dates[0].value.period
    return said.asked.period or month_containing(context.today)


def _reply(
    heading: list[str], orders: list[OpenOrder], context: Context, *, late: str | None
) -> Reply:
    overdue = sum(one.order.answer_by < context.now for one in orders)
    if orders:
        heading.append(context.say("未完成 {n}", "{n} open", n=len(orders)))
    if overdue:
        heading.append(context.say("逾期 {n}", "{n} overdue", n=overdue))
    title = " · ".join(heading)
    if not orders:
        none = context.say("没有未完成的。", "none is open.")
        none = context.say("没有逾期的。", "none is overdue.") if late else none
        text = context.say("{title}：{none}", "{title}: {none}", title=title, none=none)
        return Reply(text, private=True, intent=Intent.SHOW_FOLLOW_UPS.value)
    page = page_of(context, len(orders), MOST_ROWS)
    shown = orders[page.first : page.end]
    rows = tuple(_numbered(_row(one, context), n) for n, one in enumerate(shown, page.first + 1))
    heads = (("客户", "Account"), ("事项", "Matter"), ("处理人", "Assignee"), ("期限", "Due"))
    table = Table(tuple(context.say(*head) for head in heads), rows)
    card = Card(title, (table,), _buttons(shown, context))
    told = [(*row[:-1], _until(one, context)) for row, one in zip(rows, shown, strict=True)]
    text = "\n".join((title, *(" · ".join(row) for row in told)))
    reply = Reply(text, card, private=True, intent=Intent.SHOW_FOLLOW_UPS.value)
    numbers = enumerate(zip(rows, shown, strict=True), page.first + 1)
    ends = (Row(n, " · ".join(row[:2]), _done(one, context)) for n, (row, one) in numbers)
    reply = numbered(reply, tuple(ends), context)
    return paged(reply, page, context, ("张", "orders"))


def _row(one: OpenOrder, context: Context) -> tuple[str, str, str, str]:
    matter = words_shown(short_matter(one.order), one.assignee.id, one.account, context)
    what = f"{kind_words(one.order, context.wording)} · {matter}"
    name = one.account.short_name or one.account.name
    if one.order.answer_by < context.now:
        return name, what, one.assignee.name, _until(one, context)
    # The heading says that it is due by then.
    return name, what, one.assignee.name, moment_words(one.order, context.now, context.wording)


def _numbered(row: tuple[str, ...], number: int) -> tuple[str, ...]:
    return f"{number}. {row[0]}", *row[1:]


def _until(one: OpenOrder, context: Context) -> str:
    return until_words(one.order, context.now, context.wording)


def _buttons(orders: list[OpenOrder], context: Context) -> tuple[Button, ...]:
    """Offer to close the sender's own most urgent orders; of one customer each by its matter."""
    mine = [one for one in orders if one.assignee.id == context.person.id][:MOST_BUTTONS]
    customers = [one.account.id for one in mine]
    return tuple(_button(one, customers.count(one.account.id), context) for one in mine)


def _button(one: OpenOrder, of_customer: int, context: Context) -> Button:
    name = one.account.short_name or one.account.name
    label = context.say("处理好了 · {name}", "Done · {name}", name=name)
    if of_customer > 1:
        label = f"{label} · {brief(one.order.matter)}"
    return Button(label, _done(one, context))


def _done(one: OpenOrder, context: Context) -> str:
    number = one.order.id
    return context.say(f"服务单 #{number} 处理好了", f"service order #{number} done")
