"""Which customer, which colleague and which order a sentence about service orders means."""

from core.access import may_write_account, require_account, visible_owner_ids
from core.errors import NotAllowedError, NotFoundError, UserError
from core.language.understanding import Intent, Understanding
from core.reply import Reply
from core.storage.records.accounts import account_named
from core.storage.records.service_orders import (
    OpenOrder,
    Wanted,
    held_order,
    open_orders,
)
from core.storage.tables import Account, Person
from core.vocabulary import OrderKind
from handlers.context import Context
from handlers.recording.meant import account_read
from handlers.recording.said import Said, person_called, require_working


def account_of(said: Said, context: Context) -> Account | Reply:
    """Return the customer that is named first, or the question which one is meant."""
    names = said.scene.accounts[0].value
    chosen = said.asked.account if said.asked.account in names else None
    known = account_named(context.session, chosen or names[0])
    if known is not None and (chosen or len(names) == 1):
        return known
    asked = Understanding(
        intent=Intent.SHOW_ACCOUNT, candidates=names, account_known=True, text=said.asked.text
    )
    return account_read(asked, context)


def person_meant(said: Said, word: str, context: Context) -> Person:
    """Return the colleague who is named to see to an order; raises UserError for nobody."""
    if word in {"我", "me"}:
        return context.person
    names = said.scene.members[-1].value
    if len(names) > 1:
        raise UserError(
            f"哪一位：{'、'.join(names)}？请写全名。", f"Which of them: {', '.join(names)}?"
        )
    person = person_called(names[0], context)
    require_working(person)
    return person


def orders_meant(said: Said, kind: OrderKind | None, context: Context) -> list[OpenOrder] | Reply:
    """Return the open orders that may be meant and are the sender's to change.

    Raises NotFoundError without any, NotAllowedError where all are other people's.
    """
    if said.scene.records:
        return _numbered(said.scene.records[0].value, context)
    account = account_of(said, context)
    if isinstance(account, Reply):
        return account
    kinds = () if kind is None else (kind,)
    there = open_orders(context.session, Wanted(account_id=account.id, kinds=kinds))
    mine = [one for one in there if _may_handle(one, context)]
    if mine:
        return mine
    require_account(context.session, context.person, account)
    if there:
        raise _a_colleagues()
    raise NotFoundError(
        f"{account.name} 没有未完成的服务单。新开一张：“{account.name}报修：设备不开机”。",
        f"{account.name} has no open service order. Open one: "
        f"“service order for {account.name}: device does not start”.",
    )


def _numbered(order_id: int, context: Context) -> list[OpenOrder]:
    order = held_order(context.session, order_id)
    if order is None:
        raise NotFoundError(
            "没有这张服务单，可能已经撤销。发“服务单”看未完成的。",
            "There is no such service order; it may have been undone. Send “service orders”.",
        )
    company = context.company.id
    account = context.session.get_one(Account, (company, order.account_id))
    found = OpenOrder(order, account, context.session.get_one(Person, (company, order.assignee_id)))
    if not _may_handle(found, context):
        raise _a_colleagues()
    if order.closed_at is not None:
        raise UserError(
            "这张服务单已经完成了，没有改动。",
            "This service order is done already; nothing was changed.",
            code="already_closed",
        )
    return [found]


def _a_colleagues() -> NotAllowedError:
    return NotAllowedError(
        "这张服务单由同事处理，你不能改。你的可以发“我的服务单”查看。",
        "This service order is a colleague's. For yours send “my service orders”.",
    )


def _may_handle(one: OpenOrder, context: Context) -> bool:
    """Tell whether an order is the sender's: theirs, their people's, or their customer's."""
    visible = visible_owner_ids(context.session, context.person)
    if visible is None or one.order.assignee_id in {context.person.id, *visible}:
        return True
    return may_write_account(context.session, context.person, one.account)
