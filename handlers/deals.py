"""Deals: opened, moved, valued, won, lost and listed."""

from dataclasses import replace

from core.access import require_write
from core.language.understanding import Understanding
from core.reply import Reply
from core.storage.tables import Account, Deal
from core.vocabulary import DealStatus, Stage
from handlers.confirmation import Entry, confirmed, day_words
from handlers.context import Context
from handlers.questions import ask
from handlers.recording.behalf import for_whom
from handlers.recording.closing.celebration import corrections
from handlers.recording.closing.credit_warning import warn_of_credit
from handlers.recording.closing.deal import lose_deal, win_deal
from handlers.recording.correcting.amount import (
    ask_which_amount,
    corrects_an_amount,
    just_won,
    last_deal,
)
from handlers.recording.correcting.customer import is_about_the_last_record, put_right
from handlers.recording.deal_words import amount_of, deal_words
from handlers.recording.details import take_details
from handlers.recording.doubts import is_sure, made_sure, sure_or_not
from handlers.recording.first_asked import question_first
from handlers.recording.leads import expect_an_answer
from handlers.recording.lists.deals import deals_reply
from handlers.recording.meant import account_meant, begun_with_customer, deal_meant
from handlers.recording.product_sheet import tell_of_product
from handlers.recording.several import for_each
from handlers.recording.sharing.beside import share_as_told
from handlers.recording.steps import (
    ask_for_amount,
    change_deal,
    finish_deal,
    names_a_deal,
    offer_win,
    open_deal,
)

__all__ = ["create_deal", "lose_deal", "show_deals", "update_deal", "win_deal"]


def show_deals(asked: Understanding, context: Context) -> Reply:
    return deals_reply(asked, context)


@for_whom
@for_each
def create_deal(asked: Understanding, context: Context) -> Reply:
    """Open a deal, with what the sentence says about it."""
    begun = begun_with_customer(asked, context)
    if isinstance(begun, Reply):
        return begun
    entry, account = begun
    deal = open_deal(entry, account, min(asked.occurred_on or context.today, context.today))
    entry.remarks.clear()
    change_deal(entry, replace(asked, stage=asked.stage or Stage.LEAD), deal)
    take_details(entry, deal, asked.text)
    tell_of_product(entry, deal)
    share_as_told(entry, asked, deal)
    if asked.due_on is None and asked.due_at is None:
        expect_an_answer(entry, account, deal.owner_id, deal)
    finish_deal(entry, asked, account, deal)
    entry.heading = context.say(
        "已新建商机 #{number} · {account}",
        "New deal #{number} · {account}",
        number=deal.number,
        account=account.name,
    )
    offer_win(entry, account, deal)
    ask_for_amount(entry, deal, account)
    return confirmed(entry)


@for_whom
@for_each
def update_deal(asked: Understanding, context: Context) -> Reply:
    """Change a deal's stage, amount or expected close; “不对，是45万” corrects the last record."""
    if question := question_first(asked, context):
        return question
    if is_about_the_last_record(asked):
        return put_right(asked, context)
    last = None if asked.record is not None else last_deal(asked, context)
    if last is None and corrects_an_amount(asked):
        return ask_which_amount(asked, context)
    entry = Entry(context, asked.intent)
    if last is not None:
        account = context.session.get_one(Account, (context.company.id, last.account_id))
        return _updated(entry, asked, account, last)
    return _updated_by_name(asked, entry)


def _updated_by_name(asked: Understanding, entry: Entry) -> Reply:
    context = entry.context
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
    if _needs_a_second_look(asked, context, deal):
        return _ask_before_changing_a_win(asked, context, deal)
    before = amount_of(deal)
    change_deal(entry, asked, deal)
    share_as_told(entry, asked, deal)
    finish_deal(entry, asked, account, deal)
    entry.heading = context.say(
        "已更新商机 #{number} · {account}", "Updated deal #{number} · {account}",
        number=deal.number, account=account.name,
    )  # fmt: skip
    entry.tell(
        deal.owner_id,
        "{who} 更新了你的商机 #{number}（{account}）。",
        "{who} updated your deal #{number} ({account}).",
        number=deal.number, account=account.name,
    )  # fmt: skip
    if deal.status == DealStatus.WON and before not in {None, amount_of(deal)}:
        entry.posts += corrections(context, deal, entry.change)
        if (before or 0) < (amount_of(deal) or 0):
            warn_of_credit(entry, account, deal)
    if deal.status == DealStatus.OPEN:
        offer_win(entry, account, deal)
        ask_for_amount(entry, deal, account)
    return confirmed(entry)


def _needs_a_second_look(asked: Understanding, context: Context, deal: Deal) -> bool:
    """Tell whether a won deal's amount would change; right after the win it is a correction."""
    if deal.status != DealStatus.WON or asked.amount in {None, amount_of(deal)}:
        return False
    return not is_sure(asked) and not just_won(context, deal)


def _ask_before_changing_a_win(asked: Understanding, context: Context, deal: Deal) -> Reply:
    sentence = context.say(
        "{deal} 已经赢单（{day}）。金额改成 {money} 会改变业绩，确定吗？还没有改。",
        "{deal} was won on {day}. Making it {money} changes the revenue. Are you sure? "
        "Nothing is changed yet.",
        deal=deal_words(deal, context),
        day=day_words(deal.closed_on or context.today, context),
        money=context.wording.money(asked.amount or 0, asked.currency or deal.currency),
    )
    sure = replace(asked, record=deal.number, account=None, text=made_sure(asked.text))
    return ask(asked, context, "choice", sentence, sure_or_not(sure, context))


def _ask_what_changed(asked: Understanding, context: Context, deal: Deal) -> Reply:
    sentence = context.say(
        "{deal}：改成多少金额？也可以说阶段，例如“进入报价”。",
        "{deal}: what is the new amount? Or name the stage, for example “to proposal”.",
        deal=deal_words(deal, context),
    )
    return ask(replace(asked, record=deal.number), context, "amount", sentence)
