"""“不对，是12万” after a payment: the money that came in is booked again with the right amount."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

from core.errors import UserError
from core.language.understanding import Intent, Understanding
from core.money import whole_units
from core.reply import Reply
from core.storage.corrected import undo_wholly
from core.storage.latest import last_change
from core.storage.tables import Account, Change, Deal, Payment
from core.storage.undo import Effect, effects_of
from handlers.confirmation import day_words
from handlers.context import Context
from handlers.recording.correcting.amount import corrects_an_amount
from handlers.recording.correcting.taken_back import corrections

Act = Callable[[Understanding, Context], Reply]


def payment_corrected(asked: Understanding, context: Context, act: Act) -> Reply | None:
    """Book the sender's last payment again; None where the last record is no payment."""
    if asked.intent is not Intent.UPDATE_DEAL or not corrects_an_amount(asked):
        return None
    person_id = context.author.actor_id or context.person.id
    change = last_change(context.session, person_id, context.now)
    if change is None or change.intent != Intent.RECORD_PAYMENT:
        return None
    effects = effects_of(context.session, change)
    payments = [one for one in effects if one.table == Payment.__tablename__ and one.after]
    if not payments:
        return None
    if came_in(effects) <= 0:
        raise _no_receipt()
    return _booked_again(asked, change, effects, payments, context, act)


def _no_receipt() -> UserError:
    """Say how a refund or a plan is put right: money that never came must not be booked."""
    return UserError(
        "上一条是退款或回款计划，没有改。先发“撤销”，再重新说一次。",
        "Your last entry was a refund or a payment plan, so nothing was changed. "
        "Send “undo” first, then say it again.",
    )


def came_in(effects: list[Effect]) -> int:
    """Return what a change booked of payments, in minor units; less than 0 for what went back."""
    payments = [one for one in effects if one.table == Payment.__tablename__]
    return sum(_paid(one.after) - _paid(one.before) for one in payments)


def paid_on_another_day(change: Change, day: date, context: Context, act: Act) -> Reply | None:
    """Book a payment anew that shares its row with an earlier one: that one keeps its day."""
    effects = effects_of(context.session, change)
    payments = [one for one in effects if one.table == Payment.__tablename__ and one.after]
    if change.intent != Intent.RECORD_PAYMENT or not any(_paid(one.before) for one in payments):
        return None
    paid = context.session.get_one(Payment, (context.company.id, int(payments[0].key)))
    deal = context.session.get_one(Deal, (context.company.id, paid.deal_id))
    meant = Understanding(
        intent=Intent.RECORD_PAYMENT,
        amount=_came_in(payments, deal),
        currency=deal.currency,
        occurred_on=day,
    )
    return _booked_again(meant, change, effects, payments, context, act)


def _booked_again(
    asked: Understanding,
    change: Change,
    effects: list[Effect],
    payments: list[Effect],
    context: Context,
    act: Act,
) -> Reply:
    paid = context.session.get_one(Payment, (context.company.id, int(payments[0].key)))
    deal = context.session.get_one(Deal, (context.company.id, paid.deal_id))
    account = context.session.get_one(Account, (context.company.id, deal.account_id))
    new = (Deal.__tablename__, str(deal.id))
    opened = any((one.table, one.key) == new and one.before is None for one in effects)
    again = Understanding(
        intent=Intent.RECORD_PAYMENT,
        account=account.name,
        account_known=True,
        record=None if opened else deal.number,
        amount=asked.amount,
        currency=asked.currency or deal.currency,
        occurred_on=asked.occurred_on or paid.paid_on,
    )
    paid_on = paid.paid_on
    before = context.wording.money(_came_in(payments, deal), deal.currency)
    made = context.writes(again.intent)
    undo_wholly(context.session, change, made, context.now)
    posts = tuple(corrections(change, made, context))
    reply = act(again, context)
    after = context.wording.money(asked.amount or 0, again.currency)
    if before == after and paid_on is not None and again.occurred_on is not None:
        before, after = day_words(paid_on, context), day_words(again.occurred_on, context)
    line = context.say("已更正：{before} → {after}", "Corrected: {before} → {after}",
                       before=before, after=after)  # fmt: skip
    context.talk.lines.append(line)
    return replace(reply, posts=(*reply.posts, *posts))


def _came_in(payments: list[Effect], deal: Deal) -> Decimal:
    """Return what a change booked, over all instalments that it touched."""
    minor = sum(_paid(one.after) - _paid(one.before) for one in payments)
    return whole_units(minor, deal.currency)


def _paid(row: dict[str, object] | None) -> int:
    amount = (row or {}).get("paid_amount_minor")
    return amount if isinstance(amount, int) else 0
