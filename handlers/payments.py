"""Money that came in: booked to the deal that it belongs to."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from core.language.understanding import Understanding
from core.money import whole_units
from core.reply import Reply
from core.storage.queries.money_moves import booked_before
from core.storage.records.payments import outstanding
from core.storage.tables import Deal
from handlers.confirmation import day_words
from handlers.context import Context
from handlers.questions import Choice, ask
from handlers.recording.behalf import for_whom
from handlers.recording.deal_words import deal_words
from handlers.recording.doubts import is_sure, made_sure, sure_or_not
from handlers.recording.meant import begun_with_customer
from handlers.recording.paid import deal_paid, in_currency_of
from handlers.recording.receiving import book_payment
from handlers.recording.several import for_each

# Who sends a message twice does so within the day.
TOLD_TWICE_WITHIN = timedelta(hours=24)


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
    if question := _again_question(asked, context, deal, asked.amount):
        return question
    return book_payment(entry, asked, account, deal)


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


def _again_question(
    asked: Understanding, context: Context, deal: Deal, amount: Decimal
) -> Reply | None:
    """Ask when the same sum was told of the same day just before: it may be told twice."""
    minor, day = in_currency_of(deal, asked, amount, context), asked.occurred_on or context.today
    since = context.now - TOLD_TWICE_WITHIN
    if is_sure(asked) or booked_before(context.session, deal, minor, day, since) is None:
        return None
    sentence = context.say(
        "{deal} {day} 的回款 {money} 刚记过。是又到了一笔吗？还没有再记。",
        "{money} for {deal} on {day} was recorded just before. Is this another payment? "
        "It is not recorded again yet.",
        deal=deal_words(deal, context),
        day=day_words(day, context),
        money=context.wording.money(amount, asked.currency or deal.currency),
    )
    sure = replace(asked, record=deal.number, text=made_sure(asked.text))
    return ask(asked, context, "choice", sentence, sure_or_not(sure, context))
