"""Deals: opened, moved, valued, won, lost and listed."""

import re
from dataclasses import replace

from sqlalchemy import select

from core.access import require_write
from core.language.understanding import Understanding
from core.reply import Reply
from core.storage.records.accounts import account_named
from core.storage.records.deals import deals_where
from core.storage.tables import Account, ChangeRow, Deal
from core.storage.undo import last_change
from core.vocabulary import DealStatus, Stage
from handlers.confirmation import Entry, confirmed
from handlers.context import Context
from handlers.questions import ask
from handlers.recording.behalf import for_whom
from handlers.recording.celebration import corrections
from handlers.recording.closing import lose_deal, win_deal
from handlers.recording.deal_list import deals_reply
from handlers.recording.meant import (
    account_meant,
    amount_of,
    deal_meant,
    deal_words,
)
from handlers.recording.steps import (
    ask_for_amount,
    change_deal,
    days_question,
    finish_deal,
    names_a_deal,
    open_deal,
)

__all__ = ["create_deal", "lose_deal", "show_deals", "update_deal", "win_deal"]

# Ways to begin a sentence that takes back what was just said.
CORRECTION = re.compile(
    r"(不对|不是|错了|更正|改成|改为|应该|说错|写错|no\b|wait|actually|sorry|correction|make it)",
    re.IGNORECASE,
)


def show_deals(asked: Understanding, context: Context) -> Reply:
    return deals_reply(asked, context)


@for_whom
def create_deal(asked: Understanding, context: Context) -> Reply:
    """Open a deal, with what the sentence says about it."""
    if question := days_question(asked, context):
        return question
    entry = Entry(context, asked.intent)
    account = account_meant(asked, entry)
    if isinstance(account, Reply):
        return account
    deal = open_deal(entry, account, min(asked.occurred_on or context.today, context.today))
    entry.remarks.clear()
    change_deal(entry, replace(asked, stage=asked.stage or Stage.LEAD), deal)
    finish_deal(entry, asked, account, deal)
    entry.heading = context.say(
        "已新建商机 #{number} · {account}",
        "New deal #{number} · {account}",
        number=deal.number,
        account=account.name,
    )
    _offer_win(entry, account, deal)
    ask_for_amount(entry, deal, account)
    return confirmed(entry)


@for_whom
def update_deal(asked: Understanding, context: Context) -> Reply:
    """Change a deal's stage, amount or expected close; “不对，是45万” corrects the last record."""
    if question := days_question(asked, context):
        return question
    entry = Entry(context, asked.intent)
    if asked.record is None and (last := _last_deal(asked, context)) is not None:
        account = context.session.get_one(Account, (context.company.id, last.account_id))
        return _updated(entry, asked, account, last)
    account_or_question = account_meant(asked, entry)
    if isinstance(account_or_question, Reply):
        return account_or_question
    deal = deal_meant(asked, context, account_or_question)
    if isinstance(deal, Reply):
        return deal
    if deal is None:
        deal = open_deal(entry, account_or_question, asked.occurred_on or context.today)
    return _updated(entry, asked, account_or_question, deal)


def _updated(entry: Entry, asked: Understanding, account: Account, deal: Deal) -> Reply:
    context = entry.context
    require_write(context.session, context.person, deal.owner_id, account.name)
    if not names_a_deal(asked) and asked.objection is None and asked.due_on is None:
        return _ask_what_changed(asked, context, deal)
    before = amount_of(deal)
    change_deal(entry, asked, deal)
    finish_deal(entry, asked, account, deal)
    entry.heading = context.say(
        "已更新商机 #{number} · {account}", "Updated deal #{number} · {account}",
        number=deal.number, account=account.name,
    )  # fmt: skip
    entry.tell(
        deal.owner_id,
        "{who} 更新了您的商机 #{number}（{account}）。",
        "{who} updated your deal #{number} ({account}).",
        number=deal.number, account=account.name,
    )  # fmt: skip
    if deal.status == DealStatus.WON and before not in {None, amount_of(deal)}:
        entry.posts += corrections(context, deal, entry.change)
    if deal.status == DealStatus.OPEN:
        _offer_win(entry, account, deal)
        ask_for_amount(entry, deal, account)
    return confirmed(entry)


def _ask_what_changed(asked: Understanding, context: Context, deal: Deal) -> Reply:
    sentence = context.say(
        "{deal}：改成多少金额？也可以说阶段，例如“进入报价”。",
        "{deal}: what is the new amount? Or name the stage, for example “to proposal”.",
        deal=deal_words(deal, context),
    )
    return ask(replace(asked, record=deal.number), context, "amount", sentence)


def _offer_win(entry: Entry, account: Account, deal: Deal) -> None:
    name, number = account.name, deal.number
    command = (f"赢单 {name} #{number}", f"won {name} #{number}")
    entry.button(("赢单", "Won"), command, "primary")


def _last_deal(asked: Understanding, context: Context) -> Deal | None:
    """Return the deal of the sender's last record, when the sentence corrects that one."""
    change = last_change(context.session, context.person.id, context.now)
    if change is None or asked.candidates:
        return None
    keys = context.session.scalars(
        select(ChangeRow.row_key).where(
            ChangeRow.change_id == change.id, ChangeRow.table_name == Deal.__tablename__
        )
    )
    deals = deals_where(context.session, Deal.id.in_({int(key) for key in keys}))
    if len(deals) != 1:
        return None
    return deals[0] if _corrects(asked, context, deals[0]) else None


def _corrects(asked: Understanding, context: Context, deal: Deal) -> bool:
    if asked.account is None:
        return CORRECTION.match(asked.text.strip()) is not None
    account = account_named(context.session, asked.account)
    same = account is not None and account.id == deal.account_id
    return same and deal.status != DealStatus.OPEN and asked.stage is None
