"""How a deal is shared, and which deals one shares with colleagues."""

from sqlalchemy import ColumnElement, select

from core.access import visible_owner_ids
from core.errors import NotAllowedError, NotFoundError
from core.reply import Card, Facts, Reply, Table, paragraph
from core.storage.records.credits import shares_of
from core.storage.records.deals import deals_where
from core.storage.tables import Account, Deal, DealCredit
from core.vocabulary import DealStatus
from handlers.context import Context
from handlers.paging import page_of, paged
from handlers.recording.deal_words import money_words, number_and_title, number_of
from handlers.recording.sharing.words import part_facts, parts_of

MOST_ROWS = 10


def shares_reply(number: int, context: Context) -> Reply:
    """Say how a deal is shared, to who may see it and to who has a share."""
    found = deals_where(context.session, Deal.number == number)
    if not found:
        raise NotFoundError(
            f"没有编号为 #{number} 的商机。发“我的商机”可以看编号。",
            f"There is no deal #{number}. Send “my deals” to see the numbers.",
        )
    deal = found[0]
    _require_seen(deal, context)
    title = context.say("分成 · {deal}", "Shared · {deal}", deal=number_and_title(deal, context))
    facts = part_facts(deal, context, in_public=False)
    hint = context.say(
        "要改就说“#{n} 分成 姓名 30%”。", "To change it say “split #{n} NAME 30%”.", n=number
    )
    lines = [f"{name}: {part}" for name, part in facts]
    card = Card(title, (Facts(tuple(facts)), paragraph(hint, quiet=True)))
    return Reply("\n".join((title, *lines, hint)), card, private=True, intent="show_deals")


def _require_seen(deal: Deal, context: Context) -> None:
    visible = visible_owner_ids(context.session, context.person)
    if visible is None or deal.owner_id in visible:
        return
    if context.person.id not in shares_of(context.session, deal):
        raise NotAllowedError(
            f"#{deal.number} 由同事负责，你看不到它的分成。可以问“我的分成”。",
            f"#{deal.number} belongs to a colleague, so how it is shared is not yours to see. "
            "You can ask for “my shares”.",
        )


def shared_deals_reply(context: Context, account: Account | None = None) -> Reply:
    """List the deals that one shares, as owner or helper; of one customer where one is named."""
    deals = _shared_deals(context, account)
    title = context.say("分成的商机 · {n} 个", "Shared deals · {n}", n=len(deals))
    if not deals:
        none = context.say(
            "{title}。和同事一起做的单子，可以说“#12 分成 姓名 30%”。",
            "{title}. For a deal done together say “split #12 NAME 30%”.",
            title=title,
        )
        return Reply(none, private=True, intent="show_deals")
    page = page_of(context, len(deals), MOST_ROWS)
    rows = tuple(_row(deal, context) for deal in deals[page.first : page.end])
    heads = (("商机", "Deal"), ("状态", "Status"), ("金额", "Amount"), ("分成", "Shares"))
    lines = [" · ".join(part for part in row if part) for row in rows]
    card = Card(title, (Table(tuple(context.say(*head) for head in heads), rows),))
    reply = Reply("\n".join((title, *lines)), card, private=True, intent="show_deals")
    return paged(reply, page, context, ("个", "deals"))


def _shared_deals(context: Context, account: Account | None) -> list[Deal]:
    me, session = context.person.id, context.session
    shared = Deal.id.in_(select(DealCredit.deal_id))
    helped = Deal.id.in_(select(DealCredit.deal_id).where(DealCredit.person_id == me))
    if account is None:
        return deals_where(session, shared, (Deal.owner_id == me) | helped)
    visible = visible_owner_ids(session, context.person)
    seen: list[ColumnElement[bool]] = []
    if visible is not None:
        seen.append(Deal.owner_id.in_(visible) | helped)
    return deals_where(session, Deal.account_id == account.id, shared, *seen)


def _row(deal: Deal, context: Context) -> tuple[str, ...]:
    account = context.session.get_one(Account, (context.company.id, deal.account_id))
    status = DealStatus[deal.status.upper()].say(context.wording.language)
    parts = " ".join(f"{name} {percent}%" for name, percent in parts_of(deal, context))
    return f"{number_of(deal)} {account.name}", status, money_words(deal, context) or "–", parts
