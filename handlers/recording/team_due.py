"""What whoever leads others hears of their people's day: one line each, and where to look."""

from dataclasses import dataclass

from core.access import default_scope, members_of
from core.money import whole_units
from core.reply import Button
from core.storage.records.credit_limits import over_their_limit
from core.storage.records.follow_ups import OpenOnes, workload
from core.storage.records.service_orders import Wanted, open_orders
from core.storage.tables import Person
from handlers.context import Context
from handlers.recording.lists.follow_ups import as_of


@dataclass(frozen=True)
class TeamLine:
    """One thing that a leader's people owe, and the question that shows it."""

    line: str
    button: Button | None = None


def team_due(context: Context, leader: Person) -> tuple[TeamLine, ...]:
    """Return what is due with a leader's people: follow-ups, service orders, and credit."""
    scope = default_scope(context.session, leader)
    members = tuple(set(members_of(context.session, scope)) - {leader.id})
    found = (
        _follow_ups(members, context),
        _late_orders(members, context),
        _over_limit((*members, leader.id), context),
    )
    return tuple(one for one in found if one is not None)


def _follow_ups(members: tuple[int, ...], context: Context) -> TeamLine | None:
    count = workload(context.session, OpenOnes(set(members)), as_of(context))
    if not count.overdue and not count.today:
        return None
    line = context.say(
        "团队：今天 {today} 条跟进，逾期 {overdue} 条",
        "Team: {today:follow-up|follow-ups} today, {overdue} overdue",
        today=count.today,
        overdue=count.overdue,
    )
    return TeamLine(line)


def _late_orders(members: tuple[int, ...], context: Context) -> TeamLine | None:
    late = open_orders(context.session, Wanted(members, late_at=context.now))
    if not late:
        return None
    names = {one.account.id: one.account.short_name or one.account.name for one in late}
    line = context.say(
        "团队：逾期服务单 {n} 张（{names}）",
        "Team: {n} service orders overdue ({names})",
        n=len(late), names=_first(list(names.values()), context),
    )  # fmt: skip
    label = context.say("逾期服务单", "Overdue orders")
    return TeamLine(line, Button(label, context.say("逾期服务单", "overdue service orders")))


def _over_limit(owners: tuple[int, ...], context: Context) -> TeamLine | None:
    over = over_their_limit(context.session, owners, context.today)
    if not over:
        return None
    account, credit = over[0]
    line = context.say(
        "团队：{n} 家客户超信用额度，最多 {name} 超 {over}",
        "Team: {n} customers over their credit limit, most of all {name} by {over}",
        n=len(over), name=account.short_name or account.name,
        over=context.wording.money(whole_units(credit.over, context.company.currency)),
    )  # fmt: skip
    command = context.say("谁超信用额度了", "which customers are over their limit")
    return TeamLine(line, Button(context.say("超额度客户", "Over the limit"), command))


def _first(names: list[str], context: Context) -> str:
    rest = len(names) - 1
    if not rest:
        return names[0]
    return context.say("{name} 等 {n} 家", "{name} and {n} more", name=names[0],
                       n=len(names) if context.wording.language == "zh" else rest)  # fmt: skip
