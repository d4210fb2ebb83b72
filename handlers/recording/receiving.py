"""A payment is booked: what it fills of the plan, what is still open, and who is told."""

from datetime import date
from decimal import Decimal

from core.language.understanding import Understanding
from core.money import whole_units
from core.reply import Reply
from core.storage.records.deals import lock_deal
from core.storage.records.payments import Receipt, outstanding, receive
from core.storage.tables import Account, Deal
from core.vocabulary import DealStatus
from handlers.confirmation import Entry, confirmed, day_words
from handlers.recording.deal_words import number_and_title
from handlers.recording.paid import in_currency_of
from handlers.recording.steps import plan_next


def book_payment(
    entry: Entry,
    asked: Understanding,
    account: Account,
    deal: Deal,
    due_first: date | None = None,
) -> Reply:
    """Book the amount that is said, first to what is due on a day, and say what is still open."""
    context, amount = entry.context, asked.amount or Decimal(0)
    on = asked.occurred_on or context.today
    minor = in_currency_of(deal, asked, amount, context)
    entry.begin()
    lock_deal(context.session, deal)
    for payment in receive(context.session, deal, Receipt(minor, on), due_first):
        entry.wrote(payment, account.name)
    deal.touched_on = context.today
    entry.wrote(deal, f"#{deal.number}")
    entry.heading = context.say(
        "已记录回款 · {account} {money}",
        "Payment recorded · {account} {money}",
        account=account.name,
        money=context.wording.money(amount, asked.currency or deal.currency),
    )
    _say_the_rest(entry, asked, account.name, deal)
    plan_next(entry, asked, account, deal)
    _tell_owner(entry, account, deal)
    return confirmed(entry)


def _say_the_rest(entry: Entry, asked: Understanding, name: str, deal: Deal) -> None:
    context = entry.context
    entry.fact("商机", "Deal", number_and_title(deal, context))
    if asked.occurred_on is not None and asked.occurred_on != context.today:
        entry.fact("到账日期", "Received", day_words(asked.occurred_on, context))
    left = outstanding(context.session, deal)
    if left > 0:
        money = context.wording.money(whole_units(left, deal.currency), deal.currency)
        entry.private_fact("未回款", "Still open", money)
    elif deal.amount_minor:
        entry.remark("已全部回款。", "Fully paid.")
    if deal.status == DealStatus.OPEN:
        entry.remark("这个商机还没记赢单。", "This deal is not marked as won yet.")
        command = (f"赢单 {name} #{deal.number}", f"won {name} #{deal.number}")
        entry.button(("赢单", "Won"), command, "primary")


def _tell_owner(entry: Entry, account: Account, deal: Deal) -> None:
    entry.tell(
        deal.owner_id,
        "{who} 记录了你的客户 {account} 的回款。",
        "{who} recorded a payment of your account {account}.",
        account=account.name,
    )
