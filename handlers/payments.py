"""Money that came in: booked to the deal that it belongs to."""

from dataclasses import replace
from decimal import Decimal

from core.language.understanding import Understanding
from core.money import whole_units
from core.reply import Reply
from core.storage.records.deals import lock_deal
from core.storage.records.payments import Receipt, outstanding, receive
from core.storage.tables import Account, Deal
from core.vocabulary import DealStatus
from handlers.confirmation import Entry, confirmed, day_words
from handlers.context import Context
from handlers.questions import Choice, ask
from handlers.recording.behalf import for_whom
from handlers.recording.deal_words import deal_words, number_and_title
from handlers.recording.doubts import is_sure, made_sure, sure_or_not
from handlers.recording.meant import begun_with_customer
from handlers.recording.paid import deal_paid, in_currency_of
from handlers.recording.several import for_each
from handlers.recording.steps import plan_next


@for_whom
@for_each
def record_payment(asked: Understanding, context: Context) -> Reply:
    """Book money received; asks for the customer, the amount or the deal when it is not sure."""
    begun = begun_with_customer(asked, context)
    if isinstance(begun, Reply):
        return begun
    entry, account = begun
    deal = deal_paid(asked, entry, account)
    if isinstance(deal, Reply):
        return deal
    if asked.amount is None:
        return _ask_how_much(replace(asked, record=deal.number), context, deal)
    if question := _too_much_question(asked, context, deal, asked.amount):
        return question
    return _book(entry, asked, account, deal, asked.amount)


def _ask_how_much(asked: Understanding, context: Context, deal: Deal) -> Reply:
    left = whole_units(outstanding(context.session, deal), deal.currency)
    sentence = context.say(
        "#{number} 回款多少？", "#{number}: how much came in?", number=deal.number
    )
    choices: tuple[Choice, ...] = ()
    if left > 0:
        money = context.wording.money(left, deal.currency)
        choices = (
            Choice(
                context.say("全部 {money}", "All of it, {money}", money=money),
                replace(asked, amount=left, currency=deal.currency),
                also=("全部", "全款", "all"),
            ),
        )
    return ask(asked, context, "amount", sentence, choices)


def _too_much_question(
    asked: Understanding, context: Context, deal: Deal, amount: Decimal
) -> Reply | None:
    """Ask when more came in than is still owed: a slip of a 万, or another deal."""
    left = outstanding(context.session, deal)
    if not deal.amount_minor or is_sure(asked):
        return None
    if in_currency_of(deal, asked, amount, context) <= left:
        return None
    sentence = context.say(
        "{deal} 应收只剩 {left}，回款 {money} 超过了。确定吗？还没有记录。"
        if left > 0
        else "{deal} 已全部回款，又收到 {money}？还没有记录。",
        "{deal} has only {left} still to be paid; {money} is more than that. "
        "Are you sure? Nothing is recorded yet.",
        deal=deal_words(deal, context),
        left=context.wording.money(whole_units(left, deal.currency), deal.currency),
        money=context.wording.money(amount, asked.currency or deal.currency),
    )
    sure = replace(asked, record=deal.number, text=made_sure(asked.text))
    return ask(asked, context, "choice", sentence, sure_or_not(sure, context))


def _book(
    entry: Entry, asked: Understanding, account: Account, deal: Deal, amount: Decimal
) -> Reply:
    context = entry.context
    on = asked.occurred_on or context.today
    minor = in_currency_of(deal, asked, amount, context)
    entry.begin()
    lock_deal(context.session, deal)
    for payment in receive(context.session, deal, Receipt(minor, on)):
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
