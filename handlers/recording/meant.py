"""Which customer and which deal a message means; asks when that is not sure."""

from dataclasses import replace
from decimal import Decimal

from sqlalchemy import select

from core.access import may_see_account, require_account, require_write, visible_owner_ids
from core.errors import NotFoundError
from core.language.understanding import Intent, Understanding
from core.reply import Reply
from core.storage.aliases import abbreviated_by
from core.storage.queries.people import home_of
from core.storage.records.accounts import (
    account_named,
    new_account,
    recent_accounts,
)
from core.storage.records.deals import deals_where, open_deals_of
from core.storage.tables import Account, Deal
from handlers.confirmation import Entry
from handlers.context import Context
from handlers.questions import Choice, ask
from handlers.recording.conversation.bare import new_name_in
from handlers.recording.conversation.spoken_of import (
    customers_maybe_meant,
    customers_meant,
    remember_shown,
    remember_unknown,
)
from handlers.recording.conversation.unknown_name import short_name_used, which_customer
from handlers.recording.deal_words import amount_of, deal_words, money_words
from handlers.recording.editions import edition_in, names_of_deal, of_edition, require_open_edition
from handlers.recording.first_asked import question_first
from handlers.recording.sounding import sounding_like

MOST_CHOICES = 5
# What one may record with a colleague's customer too.
OPEN_TO_COLLEAGUES = frozenset(
    {Intent.LOG_ACTIVITY, Intent.RECORD_SATISFACTION, Intent.SCHEDULE_FOLLOW_UP}
)
# Here an amount tells which deal is meant; in a change it is what the deal is to become.
NAMED_BY_AMOUNT = frozenset({Intent.WIN_DEAL, Intent.LOSE_DEAL})


def begun_with_customer(asked: Understanding, context: Context) -> tuple[Entry, Account] | Reply:
    """Open the entry of a write and find its customer, or ask what has to be known first."""
    if question := question_first(asked, context):
        return question
    entry = Entry(context, asked.intent)
    account = account_meant(asked, entry)
    return account if isinstance(account, Reply) else (entry, account)


def account_meant(asked: Understanding, entry: Entry) -> Account | Reply:
    """Return the customer that a write is about, made when that was confirmed; or a question."""
    context = entry.context
    if asked.account is None and asked.record is not None:
        return _account_of_deal(deal_numbered(asked.record, context), context)
    if asked.candidates or len(asked.accounts) > 1:
        return _which_account(asked, context, asked.candidates or asked.accounts)
    if asked.account is None:
        return _account_unnamed(asked, entry)
    account = account_named(context.session, asked.account)
    if account is not None:
        return account
    # Known but not in the books: the sender has just said that it is a new one.
    return make_account(asked.account, entry) if asked.account_known else new_or_known(asked, entry)


def _account_unnamed(asked: Understanding, entry: Entry) -> Account | Reply:
    """Take the customer spoken of just now; else ask, near a name that was typed wrong first."""
    context = entry.context
    typed = (new_name_in(asked.text) or "").split("的")[0]
    if typed and alike_for(asked, context, typed):
        return new_or_known(replace(asked, account=typed), entry)
    if (short := short_name_used(asked.text, context)) is not None:
        # 华医进入报价 names a customer, only not one that we know by this name yet.
        return new_or_known(replace(asked, account=short), entry)
    names = customers_meant(asked, context)
    if len(names) == 1 and (account := account_named(context.session, names[0])) is not None:
        context.talk.taken_as = account.name
        return account
    offered = names or customers_maybe_meant(context)
    recent = () if names else recent_accounts(context.session, context.person.id)
    return _which_account(asked, context, tuple(dict.fromkeys((*offered, *recent))))


def make_account(name: str, entry: Entry) -> Account:
    context = entry.context
    entry.begin()
    account = new_account(context.session, name, context.person, context.today)
    entry.wrote(account, account.name)
    entry.remark("已新建客户：{name}", "New account: {name}", name=account.name)
    return account


def account_read(asked: Understanding, context: Context) -> Account | Reply:
    """Return the customer that a question is about; raises when it is not known or not theirs."""
    if asked.candidates:
        return _which_account(asked, context, asked.candidates)
    if asked.account is None:
        return _which_account(asked, context, recent_accounts(context.session, context.person.id))
    account = account_named(context.session, asked.account)
    if account is None:
        if (question := which_customer(asked, context)) is not None:
            return question  # 华医的商机 names a customer by a name that can be learnt.
        raise _unknown(asked, context, asked.account)
    require_account(context.session, context.person, account)
    remember_shown(asked, account, context)
    return account


def _unknown(asked: Understanding, context: Context, name: str) -> NotFoundError:
    alike = alike_for(asked, context, name)
    zh = f"你是指：{'、'.join(alike)}？" if alike else f"新建请说“新客户 {name}”。"
    en = f"Do you mean {', '.join(alike)}?" if alike else f"To add it, say “new account {name}”."
    return NotFoundError(f"没有找到客户“{name}”。{zh}", f"There is no account “{name}”. {en}")


def _account_of_deal(deal: Deal, context: Context) -> Account:
    return context.session.get_one(Account, (context.company.id, deal.account_id))


def _which_account(
    asked: Understanding, context: Context, names: tuple[str, ...] | list[str]
) -> Reply:
    choices = [
        Choice(name, replace(asked, account=name, account_known=True, candidates=(), accounts=()))
        for name in names[:MOST_CHOICES]
    ]
    sentence = _which_sentence(asked, context)
    if not choices:
        sentence += context.say("直接回复客户名。", " Just reply with its name.")
    return ask(replace(asked, candidates=()), context, "account", sentence, tuple(choices))


def _which_sentence(asked: Understanding, context: Context) -> str:
    if asked.intent is not Intent.LOG_ACTIVITY or asked.activity is None:
        return context.say("哪个客户？", "Which account?")
    done = asked.activity.say(context.wording.language)
    return context.say("{done}哪个客户？", "{done}: which account?", done=done)


def new_or_known(asked: Understanding, entry: Entry) -> Reply:
    """Ask whether an unknown name is a new customer or one that looks like it."""
    context, name = entry.context, asked.account or ""
    remember_unknown(context)
    alike = alike_for(asked, context, name)
    known = [
        Choice(
            context.say("是 {name}", "It is {name}", name=other),
            replace(asked, account=other, account_known=True),
            also=(other, *(("是", "对", "yes") if len(alike) == 1 else ())),
        )
        for other in alike
    ]
    fresh = Choice(
        context.say("新建 {name}", "Create {name}", name=name),
        replace(asked, account=name, account_known=True),
        also=("新建", "新客户", "create", "new", *(() if alike else ("是", "对", "yes"))),
    )
    sentence = context.say(
        "还没有客户“{name}”。是新客户吗？",
        "There is no account “{name}” yet. Is it new?",
        name=name,
    )
    return ask(asked, context, "account", sentence, (*known, fresh))


def alike_for(asked: Understanding, context: Context, name: str) -> list[str]:
    """Return the customers that a name may be meant for, without those that would be refused."""
    alike = context.directory.look_alikes.of(name)
    short_for = abbreviated_by(context.session, name, context.person.id)
    sounding = sounding_like(name, context)
    alike = list(dict.fromkeys((*sounding, *alike, *short_for)))[:MOST_CHOICES]
    found = context.session.scalars(select(Account).where(Account.name.in_(alike)))
    offered = {account.name for account in found if _may_be_meant(asked, context, account)}
    return [one for one in alike if one in offered]


def _may_be_meant(asked: Understanding, context: Context, account: Account) -> bool:
    if may_see_account(context.session, context.person, account):
        return True
    # Colleagues help each other with contacts, and mostly inside their region.
    helps = asked.intent in OPEN_TO_COLLEAGUES
    return helps and account.region_id == home_of(context.session, context.person)[1]


def deal_numbered(number: int, context: Context) -> Deal:
    """Return the deal of a number that the person may write; raises otherwise."""
    found = deals_where(context.session, Deal.number == number)
    if not found:
        raise NotFoundError(
            f"没有编号为 #{number} 的商机。发“我的商机”可以看编号。",
            f"There is no deal #{number}. Send “my deals” to see the numbers.",
        )
    require_write(context.session, context.person, found[0].owner_id, f"#{number}")
    return found[0]


def deal_of_account(number: int, account: Account, context: Context) -> Deal:
    """Return the deal of a number; one of another customer is a slip, and refused."""
    deal = deal_numbered(number, context)
    if deal.account_id != account.id:
        raise NotFoundError(
            f"#{number} 不是 {account.name} 的商机。发“{account.name}的商机”可以看编号。",
            f"#{number} is no deal of {account.name}. Send “deals of {account.name}” to see them.",
        )
    return deal


def deal_meant(asked: Understanding, context: Context, account: Account) -> Deal | Reply | None:
    """Return the open deal that is meant, a question when there are several, None without any.

    Raises NotAllowedError when there are only colleagues' deals.
    """
    if asked.record is not None:
        return deal_of_account(asked.record, account, context)
    deals = open_deals(context, account)
    mine = [deal for deal in deals if may_write(deal, context)]
    if deals and not mine:
        require_write(context.session, context.person, deals[0].owner_id, account.name)
    if asked.intent in NAMED_BY_AMOUNT:
        mine = of_amount(mine, asked.amount)
    if mine and (question := another_edition(asked, context, account, mine)) is not None:
        return question
    return one_of(asked, context, mine)


def one_of(asked: Understanding, context: Context, deals: list[Deal]) -> Deal | Reply | None:
    """Return the only one of these deals, or ask which."""
    deals = _named_in(asked.text, deals)
    if len(deals) <= 1:
        return deals[0] if deals else None
    choices = tuple(_deal_choice(asked, context, deal) for deal in deals[:MOST_CHOICES])
    return ask(asked, context, "deal", context.say("哪一个商机？", "Which deal?"), choices)


def _named_in(text: str, deals: list[Deal]) -> list[Deal]:
    """Return the one deal whose title or product a message names, else all of them."""
    named = [deal for deal in deals if any(name in text for name in names_of_deal(deal))]
    named = named or of_edition(edition_in(text), deals)
    return named if len(named) == 1 else deals


def another_edition(
    asked: Understanding, context: Context, account: Account, deals: list[Deal]
) -> Reply | None:
    """Ask about an edition that none of the open deals is of; one that is closed is refused."""
    edition = edition_in(asked.text)
    if edition is None or context.talk.answered or not all(map(names_of_deal, deals)):
        return None
    if of_edition(edition, deals):
        return None
    require_open_edition(edition, account, context)
    choices = tuple(_deal_choice(asked, context, deal) for deal in deals[:MOST_CHOICES])
    none = Choice(context.say("都不是", "None of these"), None)
    sentence = context.say(
        "{account} 没有“{edition}”的商机。是这个吗？",
        "{account} has no open deal “{edition}”. Is it this one?",
        account=account.name,
        edition=edition,
    )
    return ask(asked, context, "deal", sentence, (*choices, none))


def of_amount(deals: list[Deal], amount: Decimal | None) -> list[Deal]:
    """Return the one deal that is of just this amount, else all of them."""
    same = [deal for deal in deals if amount is not None and amount_of(deal) == amount]
    return same if len(same) == 1 else deals


def _deal_choice(asked: Understanding, context: Context, deal: Deal) -> Choice:
    spoken = money_words(deal, context)
    return Choice(
        deal_words(deal, context),
        replace(asked, record=deal.number),
        also=(f"#{deal.number}", deal.title or "", spoken, spoken.lstrip("¥$")),
    )


def open_deals(context: Context, account: Account) -> list[Deal]:
    return open_deals_of(context.session, account)


def may_write(deal: Deal, context: Context) -> bool:
    visible = visible_owner_ids(context.session, context.person)
    return visible is None or deal.owner_id in visible
