"""Which deal money belongs to, and how much it is in that deal's currency."""

from dataclasses import replace
from decimal import Decimal

from core.access import require_write, visible_owner_ids
from core.errors import UserError
from core.language.understanding import Intent, Understanding
from core.money import minor_units, whole_units
from core.reply import Reply
from core.storage.records.deals import deals_where
from core.storage.records.payments import outstanding
from core.storage.records.rates import exchange_rate
from core.storage.tables import Account, Deal
from core.vocabulary import DealStatus, Stage
from handlers.confirmation import Entry
from handlers.context import Context
from handlers.questions import Choice, ask
from handlers.recording.meant import deal_of_account, may_write, one_of
from handlers.recording.said import Said
from handlers.recording.steps import open_deal


def payment_about(said: Said) -> Understanding:
    """Return whose money it is: as a question has established it, else as it was said."""
    # Beside a deal's number a word that is no customer is none: “#1 预计 …”.
    numbered = bool(said.scene.records) and not said.asked.account_known
    if not numbered and (said.asked.account is not None or said.asked.record is not None):
        return replace(said.asked, intent=Intent.RECORD_PAYMENT, amount=None, due_on=None)
    names = said.scene.accounts[0].value if said.scene.accounts else ()
    return Understanding(
        intent=Intent.RECORD_PAYMENT,
        account=names[0] if len(names) == 1 else None,
        account_known=len(names) == 1,
        candidates=names if len(names) > 1 else (),
        record=said.scene.records[0].value if said.scene.records else None,
        text=said.asked.text,
    )


def deal_paid(asked: Understanding, entry: Entry, account: Account) -> Deal | Reply:
    """Take the won deal that is not fully paid; where all of them are, ask which is meant."""
    context = entry.context
    deals = deals_where(context.session, Deal.account_id == account.id)
    mine = [deal for deal in deals if may_collect(deal, account, context)]
    if asked.record is not None:
        named = [deal for deal in mine if deal.number == asked.record]
        return named[0] if named else deal_of_account(asked.record, account, context)
    if deals and not mine:
        require_write(context.session, context.person, deals[0].owner_id, account.name)
    won = [deal for deal in mine if deal.status == DealStatus.WON]
    unpaid = [deal for deal in won if outstanding(context.session, deal) > 0]
    in_progress = [deal for deal in mine if deal.status == DealStatus.OPEN]
    deal = one_of(asked, context, unpaid or [*won, *in_progress])
    if deal is not None:
        return deal
    if asked.stage is None:
        return _ask_for_deal(asked, context, account)
    return open_deal(entry, account, asked.occurred_on or context.today)


def may_collect(deal: Deal, account: Account, context: Context) -> bool:
    """Who has a customer now also collects what a colleague won there before it changed hands."""
    if may_write(deal, context):
        return True
    visible = visible_owner_ids(context.session, context.person)
    return account.owner_id is not None and (visible is None or account.owner_id in visible)


def _ask_for_deal(asked: Understanding, context: Context, account: Account) -> Reply:
    """A payment needs a deal; how much that is worth is not said by what was paid of it."""
    opened = replace(asked, account=account.name, account_known=True, stage=Stage.LEAD)
    sentence = context.say(
        "{account} 还没有商机，回款没有记录。要补建一个并记上这笔回款吗？",
        "{account} has no deal yet, so the payment was not recorded. Add one and book it there?",
        account=account.name,
    )
    choices = (
        Choice(context.say("补建并记回款", "Add and book it"), opened, also=("是", "yes")),
        Choice(context.say("不用", "No"), None),
    )
    return ask(asked, context, "choice", sentence, choices)


def in_currency_of(deal: Deal, asked: Understanding, amount: Decimal, context: Context) -> int:
    """Return the amount in minor units of the deal's currency, at the rates of the settings."""
    currency = asked.currency or deal.currency
    if amount <= 0:
        raise UserError(
            "回款金额要大于 0，例如“华东医疗回款 8万”。",
            "A payment must be more than 0, for example “Acme paid 80k”.",
        )
    if currency == deal.currency:
        return minor_units(amount, currency)
    in_ours = amount * exchange_rate(context.company, currency)
    return minor_units(in_ours / deal.exchange_rate, deal.currency)


def require_not_too_much(deal: Deal, minor: int, context: Context) -> None:
    """Raise UserError for more than is still owed of a deal whose amount is known."""
    left = outstanding(context.session, deal)
    if not deal.amount_minor or minor <= left:
        return
    money = context.wording.money(whole_units(left, deal.currency), deal.currency)
    raise UserError(
        f"#{deal.number} 最多还能回款 {money}，没有改动。请改金额，或先更新商机金额。",
        f"At most {money} can come for #{deal.number}; nothing was changed. "
        "Change the sum, or the deal's amount first.",
        code="too_much",
    )
