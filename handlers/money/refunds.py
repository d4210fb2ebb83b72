"""Money that went back: “天工食品退款 2万”. What had come is less by it, and is open again."""

from decimal import Decimal

from core.access import require_account_books
from core.errors import NotFoundError, UserError
from core.language.text.ways import Phrases
from core.language.understanding import Intent, Understanding
from core.money import whole_units
from core.reply import Reply
from core.storage.queries.money_moves import receipts_of
from core.storage.records.accounts import account_named
from core.storage.records.deals import deals_where
from core.storage.records.payments import give_back, received_of
from core.storage.tables import Account, Deal
from handlers.confirmation import Entry, confirmed, day_words
from handlers.context import Context
from handlers.recording.deal_words import deal_words, number_and_title
from handlers.recording.held import hold_own
from handlers.recording.meant import deal_numbered, deal_of_account, may_write
from handlers.recording.paid import in_currency_of
from handlers.recording.said import Said, ask_which_person

_WHO = r"(?:(?:Ⓐ\s?的?\s?)?(?:商机|单子)?\s?Ⓡ|Ⓐ)"
_SUM = r"[ⓋⓃ]"
_MONEY = r"(?:那笔|这笔|上一?笔|的|一笔|部分|全部)*(?:回款|货款|款项?|钱|定金|首付款?|尾款)"
_BACK = r"(?:被|又|已经?|要?给)?(?:退款|退钱|退回|退还|退|冲回|冲销|冲正|撤回)(?:去|来|给客户)?了?"
_WENT = r"(?:was |has been |got )?(?:returned|refunded|reversed|bounced)"
SAID = Phrases.of(
    rf"{_WHO}\s?(?:的|{_MONEY})?\s?{_SUM}?\s?{_MONEY}?\s?(?:退款|退钱)了?[,，:：]?\s?{_SUM}?了?",
    rf"{_WHO}\s?{_SUM}?\s?{_MONEY}\s?{_SUM}?\s?{_BACK}[,，:：]?\s?{_SUM}?了?",
    rf"(?:给|把)?{_WHO}\s?(?:的|{_MONEY})?\s?(?:退款|退回|退还|退)了?\s?{_SUM}了?",
    rf"(?:退款|退钱|退还|退回|退)(?:给|了)?\s?{_WHO}\s?{_MONEY}?[,，:：]?\s?{_SUM}?了?",
    rf"(?:退款|退还|退)了?\s?{_SUM}给\s?{_WHO}",
    rf"(?:we )?refund(?:ed)?(?: to)? (?:deal )?{_WHO}(?:,? {_SUM})?",
    rf"(?:we )?refund(?:ed)? {_SUM} (?:to|for) (?:deal )?{_WHO}",
    rf"{_WHO}(?:'s)? (?:{_SUM} )?payment (?:of {_SUM} )?{_WENT}",
    rf"reversed? (?:the )?payment (?:of {_SUM} )?(?:from|of|by|for) (?:deal )?{_WHO}",
)
MOST_SHOWN = 4


def refund_said(said: Said, context: Context) -> Reply | None:
    """Take money out of what had come; None for what says something else."""
    scene = said.scene
    if scene.mood.asks or not SAID.fullmatch(said.text):
        return None
    deals = _paid_deals(said, context)
    amount = _amount(said)
    if len(deals) > 1:
        texts = [(deal_words(deal, context), _typed(deal, amount, context)) for deal in deals]
        sentence = context.say("退的是哪一单的回款？", "Whose payment went back?")
        return ask_which_person(sentence, texts, context, Intent.RECORD_PAYMENT)
    if amount is None:
        return _whole_receipt(deals[0], context)
    return _refunded(deals[0], amount, context)


def _paid_deals(said: Said, context: Context) -> list[Deal]:
    """Return the deals for which money has come; raises NotFoundError where there is none."""
    if said.scene.records:
        number = said.scene.records[0].value
        if said.scene.accounts:
            found = [deal_of_account(number, _account(said, context), context)]
        else:
            found = [deal_numbered(number, context)]
        what = f"#{found[0].number}"
    else:
        account = _account(said, context)
        require_account_books(context.session, context.person, account)
        deals = deals_where(context.session, Deal.account_id == account.id)
        found = [deal for deal in deals if may_write(deal, context)]
        what = account.name
    paid = [deal for deal in found if received_of(context.session, deal)]
    if not paid:
        raise NotFoundError(
            f"{what} 还没有回款记录，没有可退的。",
            f"No payment of {what} is recorded, so there is nothing to give back.",
        )
    return paid[:MOST_SHOWN]


def _account(said: Said, context: Context) -> Account:
    names = said.scene.accounts[0].value
    account = account_named(context.session, names[0]) if len(names) == 1 else None
    if account is None:
        raise NotFoundError(
            f"哪个客户：{'、'.join(names)}？请写全名。", f"Which account: {', '.join(names)}?"
        )
    return account


def _amount(said: Said) -> tuple[Decimal, str | None] | None:
    if said.scene.money:
        money = said.scene.money[0].value
        return money.amount, money.currency
    return (said.scene.numbers[0].value, None) if said.scene.numbers else None


def _typed(deal: Deal, amount: tuple[Decimal, str | None] | None, context: Context) -> str:
    value = "" if amount is None else f"{amount[0]:f} {amount[1] or deal.currency}"
    return context.say(
        "#{n} 退款 {value}", "refund #{n} {value}", n=deal.number, value=value
    ).strip()


def _whole_receipt(deal: Deal, context: Context) -> Reply:
    """Give back the only receipt there is, or ask which."""
    receipts = receipts_of(context.session, deal)
    if len(receipts) == 1:
        minor = receipts[0].minor
        return _refunded(deal, (whole_units(minor, deal.currency), deal.currency), context)
    texts = []
    for one in receipts[:MOST_SHOWN]:
        amount = whole_units(one.minor, deal.currency)
        day = day_words(one.on, context)
        label = f"{day} {context.wording.money(amount, deal.currency)}"
        texts.append((label, _typed(deal, (amount, deal.currency), context)))
    sentence = context.say("退了哪一笔？", "Which payment went back?")
    return ask_which_person(sentence, texts, context, Intent.RECORD_PAYMENT)


def _refunded(deal: Deal, amount: tuple[Decimal, str | None], context: Context) -> Reply:
    hold_own(deal, context)
    asked = Understanding(intent=Intent.RECORD_PAYMENT, currency=amount[1])
    minor = in_currency_of(deal, asked, amount[0], context)
    _require_received(deal, minor, context)
    entry = Entry(context, Intent.RECORD_PAYMENT)
    entry.begin()
    account = context.session.get_one(Account, (context.company.id, deal.account_id))
    for row in give_back(context.session, deal, minor):
        entry.wrote(row, account.name)
    entry.wrote(deal, f"#{deal.number}")
    money = context.wording.money(whole_units(minor, deal.currency), deal.currency)
    entry.heading = context.say(
        "已记录退款 · {account} {money}", "Refund recorded · {account} {money}",
        account=account.name, money=money,
    )  # fmt: skip
    entry.fact("商机", "Deal", number_and_title(deal, context))
    left = sum(row.paid_amount_minor or 0 for row in received_of(context.session, deal))
    entry.private_fact(
        "还剩回款",
        "Still received",
        context.wording.money(whole_units(left, deal.currency), deal.currency),
    )
    entry.remark(
        "原来的回款已减去这一笔，回款业绩同步减少。",
        "What had come is less by it, and so are the payments counted.",
    )
    entry.tell(
        deal.owner_id,
        "{who} 记录了你的客户 {account} 退款 {money}，回款业绩已减去。",
        "{who} recorded a refund of {money} to your account {account}; your payments are less.",
        account=account.name, money=money,
    )  # fmt: skip
    return confirmed(entry)


def _require_received(deal: Deal, minor: int, context: Context) -> None:
    received = sum(row.paid_amount_minor or 0 for row in received_of(context.session, deal))
    if minor <= received:
        return
    money = context.wording.money(whole_units(received, deal.currency), deal.currency)
    raise UserError(
        f"#{deal.number} 一共回款 {money}，退不了这么多。没有改动。",
        f"Only {money} came for #{deal.number}, so not so much can go back. Nothing was changed.",
        code="too_much",
    )
