"""When money is to come: planned in a sentence, and shown with what came early, late or not yet."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

from core.errors import UserError
from core.language.dates.moments import When
from core.language.text.compiled import compiled
from core.language.understanding import Intent, Understanding
from core.money import whole_units
from core.reply import Reply
from core.storage.records.deals import lock_deal
from core.storage.records.payments import outstanding
from core.storage.records.planned_payments import Planned, plan_payments, still_planned
from core.storage.tables import Account, Deal
from handlers.confirmation import Entry, confirmed, day_words
from handlers.context import Context
from handlers.questions import Choice, ask
from handlers.recording.deal_words import deal_words, number_and_title
from handlers.recording.doubts import is_sure, made_sure
from handlers.recording.meant import account_meant
from handlers.recording.paid import deal_paid, in_currency_of, payment_about
from handlers.recording.said import Said

MOST_PARTS = 24
ADDED = compiled(r"追加|增加|再加|另加|\badd(?:ed)?\b", re.IGNORECASE)
Part = tuple[date, Decimal, str]


def payment_plan_said(said: Said, context: Context) -> Reply | None:
    """Plan the payments of a deal; None when no day and no amount is said."""
    scene = said.scene
    if scene.mood.asks or not (scene.dates or scene.money):
        return None
    parts = _parts(said, context)
    asked = payment_about(said)
    entry = Entry(context, Intent.RECORD_PAYMENT)
    account = account_meant(asked, entry)
    if isinstance(account, Reply):
        return account
    deal = deal_paid(asked, entry, account)
    if isinstance(deal, Reply):
        return deal
    plan = [_part(deal, part, context) for part in parts]
    before = still_planned(context.session, deal)
    if ADDED.search(said.text):
        plan = [*before, *plan]
    elif question := _replaces_question(said, deal, before, plan, context):
        return question
    return _planned(entry, account, deal, plan)


def _replaces_question(
    said: Said, deal: Deal, before: list[Planned], plan: list[Planned], context: Context
) -> Reply | None:
    """Ask before a plan of another sum takes the place of what was planned."""
    same = sum(part.minor for part in before) == sum(part.minor for part in plan)
    asked = replace(payment_about(said), record=deal.number)
    if not before or same or is_sure(asked):
        return None
    sentence = context.say(
        "{deal} 已排：{before}。用新计划替换，还是加进去？还没有改。",
        "{deal} has a plan already: {before}. Replace it, or add to it? Nothing is changed yet.",
        deal=deal_words(deal, context),
        before=_parts_words(deal, before, context),
    )
    text = asked.text
    choices = (
        Choice(context.say("替换", "Replace it"), replace(asked, text=made_sure(text))),
        Choice(context.say("加进去", "Add to it"), replace(asked, text=f"追加 {text}")),
        Choice(context.say("不用", "Leave it"), None),
    )
    return ask(asked, context, "choice", sentence, choices)


def _parts_words(deal: Deal, parts: list[Planned], context: Context) -> str:
    return context.wording.listed(
        f"{day_words(part.on, context)} {_money(deal, part.minor, context)}" for part in parts
    )


def plan_also(asked: Understanding, part: Part, context: Context) -> Reply:
    """Plan one more payment beside what is planned; one that is planned so already stays."""
    entry = Entry(context, Intent.RECORD_PAYMENT)
    account = account_meant(asked, entry)
    if isinstance(account, Reply):
        return account
    deal = deal_paid(asked, entry, account)
    if isinstance(deal, Reply):
        return deal
    one, before = _part(deal, part, context), still_planned(context.session, deal)
    return _planned(entry, account, deal, before if one in before else [*before, one], said=[one])


def _parts(said: Said, context: Context) -> list[Part]:
    """Pair each day with its amount, in the order in which they were said."""
    dates, money = said.scene.dates, said.scene.money
    if len(dates) != len(money) or len(dates) > MOST_PARTS:
        raise UserError(
            "每一笔写一个日期和一个金额，例如“华东医疗回款计划 12月15日 30万，1月15日 20万”。",
            "Write a day and an amount for each payment, for example "
            "“payment plan Acme Dec 15 300k, Jan 15 200k”.",
        )
    return [
        (_coming(when.value, context), sum_.value.amount, sum_.value.currency or "")
        for when, sum_ in zip(dates, money, strict=True)
    ]


def _coming(when: When, context: Context) -> date:
    if when.due is not None and when.due >= context.today:
        return when.due
    raise UserError(
        "应收日期要在今天或以后。已到账的请说“回款 10万”。",
        "A payment is planned for today or later. For money that came, say “Acme paid 100k”.",
    )


def _planned(
    entry: Entry,
    account: Account,
    deal: Deal,
    plan: list[Planned],
    said: list[Planned] | None = None,
) -> Reply:
    """Keep a plan; of one that only grows, what was said is confirmed."""
    context = entry.context
    entry.begin()
    lock_deal(context.session, deal)
    require_within(deal, plan, context)
    gone = [one for one in still_planned(context.session, deal) if one not in plan]
    shown = plan if said is None else said
    for payment in plan_payments(context.session, deal, plan):
        entry.wrote(payment, account.name)
    entry.wrote(deal, f"#{deal.number}")
    entry.heading = context.say(
        "已排回款计划 · {account} {n} 笔",
        "Payments planned · {account}, {n}",
        account=account.name,
        n=len(shown),
    )
    entry.fact("商机", "Deal", number_and_title(deal, context))
    for part in shown:
        entry.facts.append((day_words(part.on, context), _money(deal, part.minor, context)))
    if gone:
        entry.fact("替换了原计划", "In place of", _parts_words(deal, gone, context))
    _say_what_is_left(entry, deal, plan)
    entry.remark("到期前三天会提醒。", "You will be reminded three days before each.")
    entry.tell(
        deal.owner_id,
        "{who} 排了你的客户 {account} 的回款计划。",
        "{who} planned the payments of your account {account}.",
        account=account.name,
    )
    return confirmed(entry)


def _part(deal: Deal, part: Part, context: Context) -> Planned:
    day, amount, currency = part
    spoken = Understanding(intent=Intent.RECORD_PAYMENT, currency=currency or None)
    return Planned(in_currency_of(deal, spoken, amount, context), day)


def require_within(deal: Deal, plan: list[Planned], context: Context) -> None:
    total, left = sum(part.minor for part in plan), outstanding(context.session, deal)
    if not deal.amount_minor or total <= left:
        return
    planned, open_ = _money(deal, total, context), _money(deal, left, context)
    raise UserError(
        f"计划合计 {planned}，应收只剩 {open_}，没有保存。请改金额，或先更新商机金额。",
        f"The plan adds up to {planned}, but only {open_} is still to be paid; nothing was saved. "
        "Change the amounts, or the deal's amount first.",
        code="too_much",
    )


def _say_what_is_left(entry: Entry, deal: Deal, plan: list[Planned]) -> None:
    rest = outstanding(entry.context.session, deal) - sum(part.minor for part in plan)
    if rest > 0:
        entry.private_fact("未排", "Not planned", _money(deal, rest, entry.context))


def _money(deal: Deal, minor: int, context: Context) -> str:
    return context.wording.money(whole_units(minor, deal.currency), deal.currency)
