"""What happened with a customer, the latest first: activities, wins, losses, and orders closed."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select

from core.language.text.compiled import compiled
from core.storage.queries.people import names_of
from core.storage.records.evidence import evidence_of
from core.storage.tables import Account, Activity, Deal, ServiceOrder, VisitEvidence
from core.vocabulary import ActivityKind, DealStatus, LossReason, Objection
from handlers.confirmation import day_words
from handlers.context import Context
from handlers.recording.deal_words import money_words, number_of
from handlers.recording.service import kind_words, short_matter
from handlers.recording.sums_hidden import words_shown
from handlers.recording.visited import evidence_words

MOST = 8
LONGEST_NOTE = 60
CLAUSE = compiled(r"[,，。;；!！\n]+")
# What a line says anyway, and what “下一步” says: 拜访华东医疗 | 下周三再跟进.
SAID_ANYWAY = compiled(
    r"(?:今天|昨天|前天|刚才?|上午|下午|晚上|去|了|过|的|一下|我|们|给|和|与|跟|打|发|客户|电话|微信|邮件|消息|拜访|走访|见|开会|会议"
    r"|满意度|评分|[\d.]|分|visited|visit|called|call|met|meeting|with|at|today|yesterday|the|i|\s)*",
)
PLANNED = compiled(
    r".{0,12}(?:再|继续|回访|安排|提醒我?)?.{0,6}(?:跟进|联系|回访|拜访|follow[ -]?up).{0,4}"
)
LATER = compiled(r"明天|后天|大后天|下周|下个?月|周[一二三四五六日天]|\d+[日号]|tomorrow|next")


def timeline(account: Account, deals: Sequence[Deal], most: int, context: Context) -> list[str]:
    """Return the latest events in a line each; `deals` are those that the reader may value."""
    most = min(most, MOST)
    activities = _activities(account, most, context)
    events = [
        *_told(activities, account, context),
        *(event for deal in deals if (event := _closing(deal, context))),
        *_closed_orders(account, most, context),
    ]
    events.sort(key=lambda event: event[0], reverse=True)
    return [line for _, line in events[:most]]


def _activities(account: Account, most: int, context: Context) -> Sequence[Activity]:
    wanted = select(Activity).where(Activity.account_id == account.id)
    newest = (Activity.occurred_on.desc(), Activity.id.desc())
    return context.session.scalars(wanted.order_by(*newest).limit(most)).all()


def _told(
    activities: Sequence[Activity], account: Account, context: Context
) -> list[tuple[date, str]]:
    members = names_of(context.session, {activity.member_id for activity in activities})
    shown = evidence_of(context.session, [activity.id for activity in activities])
    told = []
    for one in activities:
        note = words_shown(_told_besides(one.note or "", account), one.member_id, account, context)
        line = _activity_line(one, (note, members[one.member_id]), shown.get(one.id), context)
        told.append((one.occurred_on, line))
    return told


def _activity_line(
    activity: Activity, ending: tuple[str, str], shown: VisitEvidence | None, context: Context
) -> str:
    what = ActivityKind[activity.type.upper()].say(context.wording.language)
    parts = [day_words(activity.occurred_on, context), what, activity.contact or ""]
    if activity.score is not None:
        parts.append(context.say("满意度 {n}/10", "satisfaction {n}/10", n=activity.score))
    if activity.objection is not None:
        objection = Objection[activity.objection.upper()].say(context.wording.language)
        parts.append(context.say("异议：{what}", "objection: {what}", what=objection))
    parts += evidence_words(shown, context.wording) if shown is not None else []
    return " · ".join(part for part in (*parts, *ending) if part)


def _told_besides(note: str, account: Account) -> str:
    """Leave out of a note what its line says already: who was visited, and what comes next."""
    clauses = [one for one in CLAUSE.split(note) if one.strip() and not _is_said(one, account)]
    rest = "，".join(clauses)
    kept = note if len(rest) == len(note.rstrip("。.!！")) else rest
    return kept if len(kept) <= LONGEST_NOTE else f"{kept[:LONGEST_NOTE]}…"


def _is_said(clause: str, account: Account) -> bool:
    text = clause.strip().casefold()
    if LATER.search(text) and PLANNED.fullmatch(text):
        return True
    for name in (account.name, account.short_name or "", *account.aliases):
        text = text.replace(name.casefold(), "") if name else text
    return SAID_ANYWAY.fullmatch(text) is not None


def _closing(deal: Deal, context: Context) -> tuple[date, str] | None:
    """Word a win or a loss: 11月20日 · 丢单 · #12 · ¥50万 · 价格."""
    if deal.closed_on is None or deal.status == DealStatus.OPEN:
        return None
    won = deal.status == DealStatus.WON
    what = context.say("赢单", "Won") if won else context.say("丢单", "Lost")
    reason = None if won or deal.loss_reason is None else LossReason.read(deal.loss_reason)
    why = reason.say(context.wording.language) if reason else ""
    named = f"{number_of(deal)} {money_words(deal, context)}".strip()
    parts = (day_words(deal.closed_on, context), what, named, why)
    return deal.closed_on, " · ".join(part for part in parts if part)


def _closed_orders(account: Account, most: int, context: Context) -> list[tuple[date, str]]:
    wanted = select(ServiceOrder).where(
        ServiceOrder.account_id == account.id, ServiceOrder.closed_at.is_not(None)
    )
    newest = wanted.order_by(ServiceOrder.closed_at.desc()).limit(most)
    found = context.session.scalars(newest).all()
    return [event for one in found if (event := _closed(one, account, context))]


def _closed(order: ServiceOrder, account: Account, context: Context) -> tuple[date, str] | None:
    if order.closed_at is None:
        return None
    day = order.closed_at.astimezone(context.wording.zone).date()
    what = context.say("{kind}已处理", "{kind} settled", kind=kind_words(order, context.wording))
    words = " · ".join(part for part in (short_matter(order), order.result or "") if part)
    shown = words_shown(words, order.assignee_id, account, context)
    return day, f"{day_words(day, context)} · {what} · {shown}"
