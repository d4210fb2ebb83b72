"""“不对，是45万”: which deal an amount put right belongs to, the last record's or another."""

import re
from dataclasses import replace

from core.language.text.compiled import compiled
from core.language.understanding import Intent, Understanding
from core.reply import Reply
from core.storage.latest import last_change
from core.storage.records.accounts import account_named
from core.storage.records.deals import deals_where
from core.storage.tables import Account, Change, Deal, Payment
from core.storage.undo import Effect, effects_of
from core.vocabulary import DealStatus
from handlers.context import Context
from handlers.questions import Choice, ask
from handlers.recording.deal_words import deal_words
from handlers.recording.meant import MOST_CHOICES

# Ways to begin a sentence that takes back what was just said.
CORRECTION = compiled(
    r"(不对|不是|错了|更正|改成|改为|应该|说错|写错|no\b|wait|actually|sorry|correction|make it)",
    re.IGNORECASE,
)


def corrects(asked: Understanding) -> bool:
    return CORRECTION.match(asked.text.strip()) is not None


def corrects_an_amount(asked: Understanding) -> bool:
    """Tell whether a bare “不对，是45万” leaves open whose amount it is."""
    nameless = asked.account is None and asked.record is None and not asked.candidates
    return nameless and asked.amount is not None and corrects(asked)


def last_deal(asked: Understanding, context: Context) -> Deal | None:
    """Return the deal of the sender's last record, when the sentence corrects that one."""
    change = _last_change(context)
    if change is None or asked.candidates:
        return None
    effects = [one for one in effects_of(context.session, change) if one.table == "deals"]
    if asked.account is None and asked.amount is not None:
        effects = [one for one in effects if _sets_amount(one)]
    if len(effects) != 1:
        return None
    deal = context.session.get(Deal, (context.company.id, int(effects[0].key)))
    return deal if deal is not None and _is_meant(asked, context, deal) else None


def _last_change(context: Context) -> Change | None:
    return last_change(context.session, context.person.id, context.now)


def _sets_amount(effect: Effect) -> bool:
    """Tell whether a record said what a deal is worth: it did so, opened it, or won it."""
    before, after = effect.before, effect.after or {}
    return (
        before is None or _wins(effect) or before.get("amount_minor") != after.get("amount_minor")
    )


def _is_meant(asked: Understanding, context: Context, deal: Deal) -> bool:
    if asked.account is None:
        return corrects(asked)
    account = account_named(context.session, asked.account)
    same = account is not None and account.id == deal.account_id
    return same and deal.status != DealStatus.OPEN and asked.stage is None


def just_won(context: Context, deal: Deal) -> bool:
    """Tell whether the win is the sender's last record: its amount may be put right at once."""
    change = _last_change(context)
    if change is None:
        return False
    return any(
        one.table == "deals" and one.key == str(deal.id) and _wins(one)
        for one in effects_of(context.session, change)
    )


def _wins(effect: Effect) -> bool:
    before, after = effect.before or {}, effect.after or {}
    won = DealStatus.WON.value
    return after.get("status") == won and before.get("status") != won


def ask_which_amount(asked: Understanding, context: Context) -> Reply:
    """Ask whose amount is meant: the last record had none, or those of several customers."""
    sentence = context.say(
        "上一条没有商机金额。{money} 是哪个商机的？",
        "Your last entry had no deal amount. Which deal is {money} for?",
        money=context.wording.money(asked.amount or 0, asked.currency),
    )
    last = _deals_of_last_record(context)
    if last:
        sentence = context.say(
            "上一条有 {n} 个商机。{money} 是哪个的？",
            "Your last entry has {n} deals. Which one is {money} for?",
            n=len(last), money=context.wording.money(asked.amount or 0, asked.currency),
        )  # fmt: skip
    choices = [_choice(asked, context, deal) for deal in last or _recent_deals(context)]
    choices += _taking_back_a_payment(context)
    if not choices:
        sentence += context.say("请带上客户名再说一次。", " Please say it with the account's name.")
    return ask(asked, context, "deal", sentence, tuple(choices))


def _deals_of_last_record(context: Context) -> list[Deal]:
    change = _last_change(context)
    effects = [] if change is None else effects_of(context.session, change)
    numbers = [int(one.key) for one in effects if one.table == "deals" and _sets_amount(one)]
    found = (context.session.get(Deal, (context.company.id, number)) for number in numbers)
    return [deal for deal in found if deal is not None][:MOST_CHOICES]


def _recent_deals(context: Context) -> list[Deal]:
    mine = (Deal.owner_id == context.person.id, Deal.status == DealStatus.OPEN.value)
    return deals_where(context.session, *mine, limit=MOST_CHOICES - 1)


def _choice(asked: Understanding, context: Context, deal: Deal) -> Choice:
    account = context.session.get_one(Account, (context.company.id, deal.account_id))
    return Choice(
        f"{account.name} {deal_words(deal, context)}",
        replace(asked, record=deal.number),
        also=(account.name, f"#{deal.number}"),
    )


def _taking_back_a_payment(context: Context) -> list[Choice]:
    """After a payment its own amount may be the wrong one: it is taken back and said again."""
    change = _last_change(context)
    tables = {one.table for one in effects_of(context.session, change)} if change else set()
    if change is None or Payment.__tablename__ not in tables:
        return []
    label = context.say("撤销刚才的回款", "Undo the payment")
    return [Choice(label, Understanding(intent=Intent.UNDO, record=change.id))]
