"""The deals that a person asked to see: open ones first, with what each is worth."""

from collections.abc import Iterable

from sqlalchemy import ColumnElement, select

from core.access import (
    members_of,
    require_account_books,
    require_figures,
    scope_named,
    sees_records_of,
)
from core.language.understanding import Understanding
from core.reply import Button, Card, Reply, Table
from core.storage.queries.people import names_of
from core.storage.records.deals import count_deals, deals_where
from core.storage.records.stages import stage_of
from core.storage.tables import Account, Deal
from core.vocabulary import DealStatus
from handlers.confirmation import day_words
from handlers.context import Context
from handlers.paging import page_of, paged
from handlers.recording.deal_words import amount_of, number_of
from handlers.recording.meant import account_read

# With customers’ full names, owners and amounts: what a WeCom message holds whole.
MOST_ROWS = 10


def deals_reply(asked: Understanding, context: Context) -> Reply:
    if asked.account is not None or asked.candidates:
        account = account_read(asked, context)
        if isinstance(account, Reply):
            return account
        return _of_account(account, context)
    return _of_scope(asked, context)


def _of_account(account: Account, context: Context) -> Reply:
    deals = deals_where(context.session, Deal.account_id == account.id)
    # Sorted out here: asked of the database, this cost more than a customer's few deals do.
    session, person = context.session, context.person
    seen = [deal for deal in deals if sees_records_of(session, person, deal.owner_id)]
    count = len(seen)
    if not seen:
        require_account_books(context.session, context.person, account)
    title = context.say(
        "{account} · {n} 个商机", "{account} · {n:deal|deals}", account=account.name, n=count
    )
    page = page_of(context, count, MOST_ROWS)
    question = context.say("{name}的商机", "deals of {name}", name=account.name)
    reply = _listed(title, seen[page.first : page.end], context)
    return paged(reply, page, context, ("个", "deals"), question=question)


def _of_scope(asked: Understanding, context: Context) -> Reply:
    scope = scope_named(context.session, context.person, asked.scope)
    require_figures(context.session, context.person, scope, "records")
    members = members_of(context.session, scope)
    conditions: list[ColumnElement[bool]] = [
        Deal.status == DealStatus.OPEN.value,
        Deal.owner_id.in_(members),
    ]
    if asked.stage is not None:
        conditions.append(Deal.stage == asked.stage.value)
    count = count_deals(context.session, *conditions)
    title = context.say("进行中的商机 · {n} 个", "Open deals · {n}", n=count)
    page = page_of(context, count, MOST_ROWS)
    wanted = {"limit": MOST_ROWS, "skip": page.first}
    shown = deals_where(context.session, *conditions, **wanted) if count else []
    return paged(_listed(title, shown, context), page, context, ("个", "deals"))


def _listed(title: str, shown: list[Deal], context: Context) -> Reply:
    if not shown:
        return Reply(
            context.say(
                "{title}。新建请说“新商机 客户名 50万”。",
                "{title}. To add one, say “new deal, customer, 500k”.",
                title=title,
            )
        )
    table = Table(_header(context), tuple(_rows(shown, context)))
    lines = [" ".join(part for part in row if part) for row in table.rows]
    card = Card(title, (table,), _buttons(context))
    return Reply("\n".join((title, *lines)), card, private=True)


def _buttons(context: Context) -> tuple[Button, ...]:
    return (Button(context.say("漏斗", "Funnel"), context.say("我的漏斗", "my funnel")),)


def _header(context: Context) -> tuple[str, ...]:
    return tuple(
        context.say(zh, en)
        for zh, en in (("商机", "Deal"), ("阶段", "Stage"), ("金额", "Amount"), ("预计", "Close"))
    )


def _rows(deals: list[Deal], context: Context) -> Iterable[tuple[str, ...]]:
    names = _account_names(deals, context)
    owners = names_of(context.session, {deal.owner_id for deal in deals})
    for deal in deals:
        owner = "" if deal.owner_id == context.person.id else f" · {owners[deal.owner_id]}"
        amount = amount_of(deal)
        money = context.wording.money(amount, deal.currency) if amount is not None else "–"
        close = deal.closed_on or deal.expected_close_on
        label = f"{number_of(deal)} {names[deal.account_id]}{owner}"
        yield label, _standing(deal, context), money, day_words(close, context) if close else "–"


def _standing(deal: Deal, context: Context) -> str:
    if deal.status == DealStatus.OPEN:
        return stage_of(deal).say(context.wording.language)
    return DealStatus[deal.status.upper()].say(context.wording.language)


def _account_names(deals: list[Deal], context: Context) -> dict[int, str]:
    ids = {deal.account_id for deal in deals}
    rows = context.session.execute(select(Account.id, Account.name).where(Account.id.in_(ids)))
    return {row.id: row.name for row in rows}
