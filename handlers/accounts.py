"""Customers: made anew with a look at similar names, and told as a story."""

from dataclasses import replace
from datetime import date

from sqlalchemy import select

from core.access import may_see_account, may_write_account, visible_owner_ids
from core.language.understanding import Intent, Understanding
from core.reply import Button, Card, Facts, Reply, Section, paragraph
from core.storage.queries.people import names_of
from core.storage.records.accounts import account_named
from core.storage.records.follow_ups import OpenOnes, open_follow_ups
from core.storage.records.service_orders import Wanted, open_orders
from core.storage.records.stages import stage_of
from core.storage.tables import Account, Deal
from core.vocabulary import DealStatus
from handlers.confirmation import Entry, confirmed, day_words, shortened
from handlers.context import Context
from handlers.questions import Choice, ask
from handlers.recording.account_timeline import timeline
from handlers.recording.behalf import for_whom
from handlers.recording.conversation.bare import new_name_in
from handlers.recording.credit_facts import credit_facts
from handlers.recording.deal_words import deal_words, number_of
from handlers.recording.first_asked import question_first
from handlers.recording.life_cycle import life_cycle_lines
from handlers.recording.lists.accounts import my_accounts
from handlers.recording.lists.follow_ups import as_of
from handlers.recording.meant import account_read, make_account
from handlers.recording.newcomer import take_newcomer
from handlers.recording.people_around import people_facts
from handlers.recording.service import order_line
from handlers.recording.steps import (
    change_deal,
    due_words,
    names_a_deal,
    open_deal,
    plan_next,
)
from handlers.recording.sums_hidden import words_shown

# Of the whole story on a phone.
MOST_LINES = 20
LEAST_EVENTS = 2
MOST_DEALS = 3
MOST_ORDERS = 3


@for_whom
def create_account(asked: Understanding, context: Context) -> Reply:
    """Record a new customer, unless it is there already or looks like one that is."""
    if question := question_first(asked, context):
        return question
    typed = new_name_in(asked.text)
    if asked.account is None and typed is not None:
        asked = replace(asked, account=typed, candidates=())
    if asked.account is None:
        sentence = context.say("新客户叫什么名字？", "What is the new account called?")
        return ask(asked, context, "account", sentence)
    existing = account_named(context.session, asked.account)
    if existing is not None and typed is not None and not _is_called(existing, typed):
        # 华东医疗器材 was taken for 华东医疗器械: a slip, or really another customer.
        return _ask_whether_new(replace(asked, account=typed), context, [existing.name])
    if existing is not None:
        return _already_there(existing, context)
    alike = () if asked.account_known else context.directory.look_alikes.of(asked.account)
    if alike:
        return _ask_whether_new(asked, context, list(alike))
    return _created(asked, context, asked.account)


def _is_called(account: Account, name: str) -> bool:
    names = {account.name, account.short_name or account.name, *account.aliases}
    return name.casefold() in {known.casefold() for known in names}


def _created(asked: Understanding, context: Context, name: str) -> Reply:
    entry = Entry(context, asked.intent)
    account = make_account(name, entry)
    entry.remarks.clear()
    entry.heading = context.say("已新建客户 · {name}", "New account · {name}", name=name)
    take_newcomer(entry, account, asked)
    if asked.note:
        entry.fact("备注", "Note", shortened(asked.note))
    deal = None
    if names_a_deal(asked):
        deal = open_deal(entry, account, context.today)
        change_deal(entry, asked, deal)
    plan_next(entry, asked, account, deal)
    entry.fact("负责人", "Owner", context.person.name)
    entry.button(("新建商机", "New deal"), (f"新商机 {name}", f"new deal {name}"), "primary")
    return confirmed(entry)


def _already_there(account: Account, context: Context) -> Reply:
    owner = _owner_name(account, context)
    text = context.say(
        "客户已存在：{name}，负责人：{owner}。没有重复新建。",
        "This account is there already: {name}, owner: {owner}. Nothing was added.",
        name=account.name,
        owner=owner,
    )
    command = context.say("客户详情 {name}", "account {name}", name=account.name)
    button = Button(context.say("查看", "Show"), command)
    return Reply(text, Card(text, (), (button,)), error_code="exists")


def _owner_name(account: Account, context: Context) -> str:
    if account.owner_id is None:
        return context.say("公共客户", "everyone")
    return names_of(context.session, {account.owner_id})[account.owner_id]


def _ask_whether_new(asked: Understanding, context: Context, alike: list[str]) -> Reply:
    sentence = context.say(
        "“{name}”和已有客户很像：{alike}。还要新建吗？",
        "“{name}” looks like: {alike}. Create it anyway?",
        name=asked.account or "",
        alike=context.wording.listed(alike),
    )
    show = Understanding(intent=Intent.SHOW_ACCOUNT, account_known=True)
    fresh = Choice(
        context.say("新建 {name}", "Create {name}", name=asked.account),
        replace(asked, account_known=True),
        also=("新建", "是", "create", "yes"),
    )
    known = [
        Choice(context.say("是 {name}", "It is {name}", name=name), replace(show, account=name),
               also=(name,))
        for name in alike
    ]  # fmt: skip
    return ask(asked, context, "choice", sentence, (fresh, *known))


def show_account(asked: Understanding, context: Context) -> Reply:
    """Tell a customer's story: who, what happened last, what comes next; unnamed, list mine."""
    if asked.account is None and not asked.candidates and not asked.accounts:
        return my_accounts(context)
    account = account_read(asked, context)
    if isinstance(account, Reply):
        return account
    return account_reply(account, context, asked.due_on)


def account_reply(account: Account, context: Context, day: date | None = None) -> Reply:
    """Tell a customer's story; a `day` that was named beside it is offered for the next step."""
    deals = _deals_seen(account, context)
    told = _facts(account, context)
    sections: list[Section] = [Facts(tuple(told))]
    lines = [*_deal_lines(deals, context), *_next_lines(account, context)]
    lines += _order_lines(account, context)
    room = MOST_LINES - 1 - len(told) - len(lines) - (day is not None)
    valued = [deal for deal in deals if _may_value(deal, context)]
    happened = timeline(account, valued, max(room, LEAST_EVENTS), context)
    lines += happened
    if not happened and not deals:
        lines.append(context.say("还没有跟进记录。", "Nothing recorded yet."))
    if day is not None:
        line = (
            "要安排 {day} 跟进，点按钮即可。",
            "To plan a follow-up on {day}, press the button.",
        )
        lines.append(context.say(*line, day=day_words(day, context)))
    sections += [paragraph(line) for line in lines]
    facts = [f"{label}: {value}" for label, value in told]
    card = Card(account.name, tuple(sections), _buttons(account, context, day))
    text = "\n".join((account.name, *facts, *lines))
    return Reply(text, card, private=True, intent=Intent.SHOW_ACCOUNT.value)


def _facts(account: Account, context: Context) -> list[tuple[str, str]]:
    facts = [(context.say("负责人", "Owner"), _owner_name(account, context))]
    if account.tier:
        facts.append((context.say("等级", "Tier"), account.tier))
    if account.industry:
        facts.append((context.say("行业", "Industry"), account.industry))
    facts += people_facts(account, context)
    facts += credit_facts(account, context)
    facts.append((context.say("建档", "Since"), context.wording.full_day(account.created_on)))
    return facts


def _deals_seen(account: Account, context: Context) -> list[Deal]:
    visible = visible_owner_ids(context.session, context.person)
    wanted = select(Deal).where(Deal.account_id == account.id)
    if visible is not None and not may_see_account(context.session, context.person, account):
        wanted = wanted.where(Deal.owner_id.in_(visible))
    return list(context.session.scalars(wanted.order_by(Deal.touched_on.desc(), Deal.number)))


def _deal_lines(deals: list[Deal], context: Context) -> list[str]:
    opened = [deal for deal in deals if deal.status == DealStatus.OPEN]
    valued = [deal for deal in deals if _may_value(deal, context)]
    won = sum(deal.status == DealStatus.WON for deal in deals)
    lost = sum(deal.status == DealStatus.LOST for deal in deals)
    lines = [
        context.say("在谈 {deal}", "Open {deal}", deal=_deal_told(deal, context))
        for deal in opened[:MOST_DEALS]
    ]
    if (left := len(opened) - len(lines)) > 0:
        more = "还有 {n} 个在谈：发“我的商机”", "{n} more open ones: send “my deals”"
        lines.append(context.say(*more, n=left))
    if won or lost:
        lines.append(
            context.say("历史：赢 {won} · 丢 {lost}", "So far: {won} won · {lost} lost",
                        won=won, lost=lost)
        )  # fmt: skip
    return [*lines, *life_cycle_lines(valued, context)]


def _deal_told(deal: Deal, context: Context) -> str:
    """Name a deal; what a colleague's is worth is not for who helps with its customer."""
    if _may_value(deal, context):
        return deal_words(deal, context)
    return f"{number_of(deal)} {stage_of(deal).say(context.wording.language)}"


def _may_value(deal: Deal, context: Context) -> bool:
    visible = visible_owner_ids(context.session, context.person)
    if visible is None or deal.owner_id in visible:
        return True
    account = context.session.get_one(Account, (context.company.id, deal.account_id))
    return may_write_account(context.session, context.person, account)


def _next_lines(account: Account, context: Context) -> list[str]:
    coming = open_follow_ups(context.session, OpenOnes(account_id=account.id), limit=1)
    if not coming:
        return [context.say("下一步：还没有安排", "Next: nothing planned")]
    member = names_of(context.session, {coming[0].member_id})[coming[0].member_id]
    if as_of(context).is_overdue(coming[0]):
        late = "下一步：{when} {who} 跟进，已逾期", "Next: {when}, {who} follows up, overdue"
        return [context.say(*late, when=due_words(coming[0], context), who=member)]
    return [
        context.say(
            "下一步：{when} {who} 跟进", "Next: {when}, {who} follows up",
            when=due_words(coming[0], context), who=member,
        )
    ]  # fmt: skip


def _order_lines(account: Account, context: Context) -> list[str]:
    """Name what is still to be put right for a customer."""
    found = open_orders(context.session, Wanted(account_id=account.id), MOST_ORDERS)
    told = [(one, order_line(one, context.now, context.wording, named=False)) for one in found]
    lines = [words_shown(line, one.assignee.id, account, context) for one, line in told]
    return [context.say("服务单：{line}", "Service order: {line}", line=line) for line in lines]


def _buttons(account: Account, context: Context, day: date | None) -> tuple[Button, ...]:
    name = account.name
    visit = Button(
        context.say("记拜访", "Log a visit"), context.say(f"拜访 {name}", f"visit {name}")
    )
    if day is not None:
        label = context.say("{day}跟进", "Follow up {day}", day=day_words(day, context))
        order = context.say(f"{day} 跟进 {name}", f"follow up with {name} on {day}")
        return visit, Button(label, order)
    follow = Button(
        context.say("安排跟进", "Plan a follow-up"),
        context.say(f"提醒我跟进 {name}", f"remind me to follow up {name}"),
    )
    return visit, follow
