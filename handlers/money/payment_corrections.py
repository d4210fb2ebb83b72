"""“天工食品回款记错了，应该是8万”: what came in is booked again with the right amount."""

from datetime import date
from decimal import Decimal

from core.access import require_account_books
from core.errors import NotFoundError
from core.language.understanding import Intent, Understanding
from core.money import whole_units
from core.reply import Reply
from core.storage.latest import last_change
from core.storage.queries.money_moves import receipts_of
from core.storage.records.deals import deals_where, lock_deal
from core.storage.records.payments import Receipt, outstanding, receive, take_out
from core.storage.tables import Account, Deal, Payment
from core.storage.undo import UNDO_FOR, effects_of
from handlers.confirmation import Entry, confirmed, day_words
from handlers.context import Context
from handlers.payments import record_payment
from handlers.recording.conversation.asides import with_asides
from handlers.recording.correcting.payment import came_in, payment_corrected
from handlers.recording.deal_words import number_and_title
from handlers.recording.meant import deal_numbered, deal_of_account, may_write
from handlers.recording.paid import in_currency_of, require_not_too_much
from handlers.recording.payment_phrases import CORRECTED
from handlers.recording.said import Said, ask_which_person, customer_named

MOST_SHOWN = 5
Came = tuple[Deal, date, int]


def payment_correction_said(said: Said, context: Context) -> Reply | None:
    """Book a payment with another amount; None for what says something else."""
    if not CORRECTED.fullmatch(said.text):
        return None
    amount, currency = _sum(said)
    deals = _deals(said, context)
    if not said.scene.dates and _told_just_now(deals, context):
        asked = Understanding(
            intent=Intent.UPDATE_DEAL, amount=amount, currency=currency, text="不对"
        )
        reply = payment_corrected(asked, context, record_payment)
        return None if reply is None else with_asides(reply, said.asked.text, context)
    found = _came(said, deals, context)
    if len(found) > 1:
        return _ask_which(found, (amount, currency), context)
    return _corrected(found[0], amount, currency, context)


def _sum(said: Said) -> tuple[Decimal, str | None]:
    if said.scene.money:
        money = said.scene.money[0].value
        return money.amount, money.currency
    return said.scene.numbers[0].value, None


def _deals(said: Said, context: Context) -> list[Deal]:
    numbers = [found.value for found in said.scene.records]
    if numbers and said.scene.accounts:
        return [deal_of_account(numbers[0], customer_named(said, context), context)]
    if numbers:
        return [deal_numbered(numbers[0], context)]
    account = customer_named(said, context)
    require_account_books(context.session, context.person, account)
    deals = deals_where(context.session, Deal.account_id == account.id)
    return [deal for deal in deals if may_write(deal, context)]


def _told_just_now(deals: list[Deal], context: Context) -> bool:
    """Tell whether the sender's last record is a payment of one of these deals."""
    person_id = context.author.actor_id or context.person.id
    change = last_change(context.session, person_id, context.now)
    if change is None or change.intent != Intent.RECORD_PAYMENT:
        return False
    effects = effects_of(context.session, change)
    rows = [one.after or {} for one in effects if one.table == Payment.__tablename__]
    theirs = any(row.get("deal_id") in {deal.id for deal in deals} for row in rows)
    return theirs and came_in(effects) > 0 and change.made_at > context.now - UNDO_FOR


def _came(said: Said, deals: list[Deal], context: Context) -> list[Came]:
    """Return the days on which money came, the newest first; raises NotFoundError without any."""
    days: dict[tuple[int, date], Came] = {}
    for deal in deals:
        for one in receipts_of(context.session, deal):
            before = days.get((deal.id, one.on), (deal, one.on, 0))
            days[deal.id, one.on] = deal, one.on, before[2] + one.minor
    when = said.scene.dates[0].value if said.scene.dates else None
    found = [
        one for one in days.values()
        if when is None or one[1] in {when.past, when.due, when.period.first}
    ]  # fmt: skip
    if found:
        return sorted(found, key=lambda one: one[1], reverse=True)[:MOST_SHOWN]
    raise NotFoundError(
        "没有这样的回款记录，没有改动。记一笔请说“华东医疗回款 8万”。",
        "No such payment is recorded, so nothing was changed. To record one, say “Acme paid 80k”.",
    )


def _ask_which(found: list[Came], amount: tuple[Decimal, str | None], context: Context) -> Reply:
    new = f"{amount[0]:f} {amount[1] or ''}".strip()
    texts = [
        (
            f"{day_words(day, context)} {_money(deal, minor, context)} #{deal.number}",
            f"#{deal.number} {day.isoformat()} 的回款改成 {new}",
        )
        for deal, day, minor in found
    ]
    sentence = context.say(
        "哪一笔记错了？还没有改。", "Which payment is wrong? Nothing is changed yet."
    )
    return ask_which_person(sentence, texts, context, Intent.UPDATE_DEAL)


def _corrected(came: Came, amount: Decimal, currency: str | None, context: Context) -> Reply:
    deal, day, _ = came
    entry = Entry(context, Intent.UPDATE_DEAL)
    spoken = Understanding(intent=Intent.RECORD_PAYMENT, currency=currency)
    minor = in_currency_of(deal, spoken, amount, context)
    entry.begin()
    lock_deal(context.session, deal)
    before = take_out(context.session, deal, day)
    require_not_too_much(deal, minor, context)
    account = context.session.get_one(Account, (context.company.id, deal.account_id))
    for row in receive(context.session, deal, Receipt(minor, day)):
        entry.wrote(row, account.name)
    entry.wrote(deal, f"#{deal.number}")
    entry.heading = context.say(
        "已更正回款 · {account}", "Payment corrected · {account}", account=account.name
    )
    words = f"{_money(deal, before, context)} → {_money(deal, minor, context)}"
    entry.fact("回款", "Payment", words)
    entry.fact("到账日期", "Received", day_words(day, context))
    entry.fact("商机", "Deal", number_and_title(deal, context))
    left = _money(deal, outstanding(context.session, deal), context)
    entry.private_fact("未回款", "Still open", left)
    entry.tell(
        deal.owner_id,
        "{who} 更正了你的客户 {account} 的回款：{words}。",
        "{who} corrected a payment of your account {account}: {words}.",
        account=account.name, words=words,
    )  # fmt: skip
    return confirmed(entry)


def _money(deal: Deal, minor: int, context: Context) -> str:
    return context.wording.money(whole_units(minor, deal.currency), deal.currency)
