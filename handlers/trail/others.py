"""“案例 #2 谁改的”, “服务单谁改的”: who changed what is neither a deal nor a customer's book."""

import re
from collections.abc import Iterable
from dataclasses import replace

from sqlalchemy import or_, select

from core.access import require_account_books, visible_owner_ids
from core.errors import NotFoundError
from core.language.text.sheet import phrase
from core.language.understanding import Intent
from core.reply import Reply
from core.storage.histories import RecordKey, removed_from
from core.storage.records.cases import case_numbered
from core.storage.tables import Account, CaseStudy, ServiceOrder
from handlers.context import Context
from handlers.recording.said import Said, customer_named
from handlers.trail.told import Asked, history_told

_BY = r"(?:的|是|被|最后|都|\s)*"
_DID = r"(?:改|动|更新|新建|建|录入|录|记)(?:过|了|的)*"
_WHO = rf"{_BY}(?:谁{_BY}{_DID}|(?:改动|修改|变更)(?:记录|历史))"
_CASE = r"案例\s?(?:Ⓡ|Ⓝ)"
_ORDERS = r"(?:Ⓐ\s?的?)?(?:服务工?单|工单|投诉|报修)\s?Ⓡ?"
_EN_WHO = r"who (?:has |last )?(?:changed|edited|touched|updated|created|entered|recorded) "
CASE = phrase(
    rf"{_CASE}{_WHO}|谁{_BY}(?:改|动|更新|写)(?:过|了|的)*\s?{_CASE}|{_EN_WHO}case (?:Ⓡ|Ⓝ)",
    re.IGNORECASE,
)
ORDERS = phrase(
    rf"(?:我的)?{_ORDERS}{_WHO}|谁{_BY}(?:改|动|更新)(?:过|了|的)*\s?{_ORDERS}"
    rf"|{_EN_WHO}(?:the |my )?(?:service orders?|complaints?)(?: (?:of|from|for) Ⓐ)?",
    re.IGNORECASE,
)
MOST_ORDERS = 50


def other_records_asked(text: str, said: Said, context: Context, *, more: bool) -> Reply | None:
    """Tell the history of a case or of service orders; None for what asks for neither."""
    if CASE.fullmatch(text):
        return _of_case(said, context, more=more)
    if ORDERS.fullmatch(text):
        return _of_orders(said, context, more=more)
    return None


def _of_case(said: Said, context: Context, *, more: bool) -> Reply:
    scene = said.scene
    number = int(scene.records[0].value if scene.records else scene.numbers[0].value)
    case = case_numbered(context.session, number)
    if case is None:
        raise NotFoundError(
            f"没有案例 #{number}。发“案例库”看最新的。",
            f"There is no case #{number}. Send “case library” for the latest.",
        )
    records = (RecordKey(CaseStudy.__tablename__, str(case.id)),)
    title = context.say("案例 #{n}", "Case #{n}", n=number)
    again = (f"案例 #{number} 谁改的 更多", f"who changed case #{number} more")
    reply = history_told(Asked(title, records, again, more), context)
    return replace(reply, intent=Intent.SHOW_HELP.value)


def _of_orders(said: Said, context: Context, *, more: bool) -> Reply:
    title = context.say("服务单", "Service orders")
    again = ("服务单谁改的 更多", "who changed the service orders more")
    removed: list[RecordKey] = []
    if said.scene.records:
        found = _orders_seen(context, number=said.scene.records[0].value)
    elif said.scene.accounts:
        account = customer_named(said, context)
        require_account_books(context.session, context.person, account)
        found = _orders_seen(context, account)
        removed = removed_from(context.session, account.id, (ServiceOrder.__tablename__,))
        title = f"{account.name} · {title}"
        name = account.name
        again = (f"{name}的服务单谁改的 更多", f"who changed the service orders of {name} more")
    else:
        found = _orders_seen(context)
    records = (*(RecordKey(ServiceOrder.__tablename__, str(one)) for one in found), *removed)
    reply = history_told(Asked(title, records, again, more), context)
    return replace(reply, intent=Intent.SHOW_FOLLOW_UPS.value)


def _orders_seen(
    context: Context, account: Account | None = None, number: int | None = None
) -> Iterable[int]:
    """Return the latest orders, open or closed, that the asker may see."""
    wanted = select(ServiceOrder.id).order_by(ServiceOrder.id.desc()).limit(MOST_ORDERS)
    if account is not None:
        return context.session.scalars(wanted.where(ServiceOrder.account_id == account.id))
    visible = visible_owner_ids(context.session, context.person)
    if number is not None:
        wanted = wanted.where(ServiceOrder.id == number)
    if visible is not None:
        owned = select(Account.id).where(Account.owner_id.in_(visible))
        theirs = ServiceOrder.assignee_id.in_(visible), ServiceOrder.account_id.in_(owned)
        wanted = wanted.where(or_(*theirs))
    return context.session.scalars(wanted)
