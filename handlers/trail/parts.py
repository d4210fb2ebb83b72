"""“天工食品回款谁改的”, “我的积分谁改的”: who changed one part of what is kept of a customer."""

import re
from collections.abc import Callable
from dataclasses import replace

from sqlalchemy import select

from core.access import require_account_books, visible_owner_ids
from core.language.text.sheet import Rule, phrase
from core.language.understanding import Intent
from core.reply import Reply
from core.storage.histories import RecordKey
from core.storage.tables import Account, Activity, Contact, Deal, FollowUp, Point
from handlers.context import Context
from handlers.recording.deal_read import deal_read
from handlers.recording.said import Said, customer_named
from handlers.recording.whose import colleague_said
from handlers.trail.records import payments_at, records_at
from handlers.trail.told import Asked, history_told

_BY = r"(?:的|是|被|最后|都|\s)*"
_DID = r"(?:改|动|更新|新建|建|录入|录|记)(?:过|了|的)*"
_WHO = rf"{_BY}(?:谁{_BY}{_DID}|(?:改动|修改|变更)(?:记录|历史))"
_EN_WHO = r"who (?:has |last )?(?:changed|edited|touched|updated|created|entered|recorded) "
_MONEY = r"(?:回款|付款|收款)(?:记录|计划)?"
_OF = r"(?:商机|客户)?\s?(?:Ⓐ|Ⓡ)\s?的?"
MOST_POINTS = 60


def _asks(zh: str, en: str) -> Rule:
    return phrase(
        rf"{_OF}{zh}{_WHO}|谁{_BY}{_DID}\s?{_OF}{zh}"
        rf"|{_EN_WHO}(?:the )?{en} (?:of|for|at) (?:deal )?[ⒶⓇ]",
        re.IGNORECASE,
    )


PAYMENTS = _asks(_MONEY, r"payments?(?: plan)?")
CONTACTS = _asks(r"(?:联系人|对接人)", r"contacts?")
VISITS = _asks(r"(?:拜访|电话|会议|演示|跟进记录|活动)(?:记录)?", r"(?:visits?|calls?|activities)")
FOLLOW_UPS = _asks(r"(?:跟进|跟进计划|提醒|待办)", r"(?:follow-ups?|reminders?)")
ITSELF = _asks(
    r"(?:等级|级别|行业|区域|简称|名称|名字|资料)", r"(?:tier|industry|region|name|short name)"
)
POINTS = phrase(
    rf"(?:我|Ⓜ)的?(?:成长)?积分{_WHO}|谁{_BY}{_DID}\s?(?:我|Ⓜ)的?(?:成长)?积分"
    rf"|{_EN_WHO}(?:my|Ⓜ(?:'s)?) points",
    re.IGNORECASE,
)


def part_asked(text: str, said: Said, context: Context, *, more: bool) -> Reply | None:
    """Tell the history of a part of a customer or deal; None for what asks for no part."""
    if POINTS.fullmatch(text):
        return _of_points(said, context, more=more)
    for rule, words, records in _PARTS:
        if rule.fullmatch(text):
            return _of_part(said, words, records, context, more=more)
    return None


def _of_part(
    said: Said,
    words: tuple[str, str],
    records: Callable[[Account, Context], list[RecordKey]],
    context: Context,
    *,
    more: bool,
) -> Reply:
    part = context.say(*words)
    if said.scene.records:
        deal = deal_read(said.scene.records[0].value, context)
        account = context.session.get_one(Account, (context.company.id, deal.account_id))
        name = f"#{deal.number}"
        found = (
            payments_at(context.session, [deal.id])
            if words == _MONEY_WORDS
            else records(account, context)
        )
    else:
        account = customer_named(said, context)
        name, found = account.name, []
    require_account_books(context.session, context.person, account)
    found = found or records(account, context)
    again = f"{name}的{words[0]}谁改的 更多", f"who changed {words[1].lower()} of {name} more"
    reply = history_told(Asked(f"{name} · {part}", tuple(found), again, more), context)
    return replace(reply, intent=Intent.SHOW_ACCOUNT.value)


def _payments(account: Account, context: Context) -> list[RecordKey]:
    visible = visible_owner_ids(context.session, context.person)
    mine = [Deal.account_id == account.id]
    if visible is not None:
        mine.append(Deal.owner_id.in_(visible))
    return payments_at(context.session, context.session.scalars(select(Deal.id).where(*mine)).all())


def _contacts(account: Account, context: Context) -> list[RecordKey]:
    return records_at(context.session, account.id, (Contact,))


def _visits(account: Account, context: Context) -> list[RecordKey]:
    return records_at(context.session, account.id, (Activity,))


def _follow_ups(account: Account, context: Context) -> list[RecordKey]:
    return records_at(context.session, account.id, (FollowUp,))


def _itself(account: Account, _: Context) -> list[RecordKey]:
    return [RecordKey(Account.__tablename__, str(account.id))]


_MONEY_WORDS = ("回款", "Payments")
_PARTS = (
    (PAYMENTS, _MONEY_WORDS, _payments),
    (CONTACTS, ("联系人", "Contacts"), _contacts),
    (VISITS, ("拜访", "Visits"), _visits),
    (FOLLOW_UPS, ("跟进", "Follow-ups"), _follow_ups),
    (ITSELF, ("资料", "Name"), _itself),
)


def _of_points(said: Said, context: Context, *, more: bool) -> Reply:
    scope = colleague_said(said, context, "李雪的积分谁改的", "who changed NAME's points")
    wanted = select(Point.id).where(Point.person_id == scope.id)
    ids = context.session.scalars(wanted.order_by(Point.id.desc()).limit(MOST_POINTS))
    records = tuple(RecordKey(Point.__tablename__, str(one)) for one in ids)
    title = context.say("{name} · 积分", "{name} · points", name=scope.name)
    again = f"{scope.name}的积分谁改的 更多", f"who changed {scope.name}'s points more"
    reply = history_told(Asked(title, records, again, more), context)
    return replace(reply, intent=Intent.SHOW_POINTS.value)
