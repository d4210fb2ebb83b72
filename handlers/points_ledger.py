"""“积分明细”: every entry of somebody's growth points, with its day, its reason and its record."""

import re

from sqlalchemy import select

from core.figures.scope import ScopeRef
from core.language.text.sheet import phrase
from core.language.understanding import Intent
from core.reply import Card, Reply, Table, paragraph
from core.storage.records.earned import entries_of
from core.storage.records.points import PointReason, balance_of
from core.storage.tables import Account, Activity, Deal, FollowUp, Point
from handlers.confirmation import day_words, shortened
from handlers.context import Context
from handlers.paging import page_of, paged
from handlers.recording.deal_words import number_of
from handlers.recording.said import Said
from handlers.recording.whose import WHOSE, WHOSE_EN, colleague_said

ASKED = phrase(
    rf"(?:看看?|查看?|列出|显示)?\s?(?:{WHOSE})?\s?(?:积分|成长值)的?(?:明细|流水|记录|清单|账单|台账)"
    rf"|(?:show |list )?{WHOSE_EN}points? (?:ledger|history|entries|records?|details|statement)",
    re.IGNORECASE,
)
MOST_ROWS = 12


def points_ledger_asked(said: Said, context: Context) -> Reply | None:
    """List somebody's entries; None for the balance alone and other talk."""
    if not ASKED.fullmatch(said.text):
        return None
    scope = colleague_said(said, context, "李雪的积分明细", "NAME's points ledger")
    return _listed(scope, entries_of(context.session, scope.id), context)


def _listed(scope: ScopeRef, found: list[Point], context: Context) -> Reply:
    balance = balance_of(context.session, scope.id)
    title = context.say(
        "积分明细 · {name} · 余额 {n}", "Points ledger · {name} · balance {n}",
        name=scope.name, n=balance,
    )  # fmt: skip
    page = page_of(context, len(found), MOST_ROWS)
    shown = found[page.first : page.end]
    records = _records(shown, context)
    rows = tuple(
        (
            day_words(one.day, context),
            f"{one.points:+d}",
            PointReason[one.reason.upper()].say(context.wording.language),
            records.get(one.id) or shortened(one.note or "–"),
        )
        for one in shown
    )
    heads = (("日期", "Day"), ("积分", "Points"), ("原因", "Reason"), ("记录", "Record"))
    table = (Table(tuple(context.say(*head) for head in heads), rows),) if rows else ()
    none = context.say("还没有积分。", "No points yet.")
    lines = [" · ".join(row) for row in rows] or [none]
    text = "\n".join((title, *lines))
    card = Card(title, table or (paragraph(none),))
    reply = Reply(text, card, private=True, intent=Intent.SHOW_POINTS.value)
    return paged(reply, page, context, ("条", "entries"))


def _records(entries: list[Point], context: Context) -> dict[int, str]:
    """Name what each entry was given for: a deal by its number, else the customer."""
    named = {}
    for table, names in (
        (Activity.__tablename__, _accounts(Activity, entries, context)),
        (FollowUp.__tablename__, _accounts(FollowUp, entries, context)),
        (Deal.__tablename__, _deals(entries, context)),
    ):
        for one in entries:
            if one.source == table and one.source_id in names:
                named[one.id] = names[one.source_id]
    return named


def _accounts(
    kind: type[Activity] | type[FollowUp], entries: list[Point], context: Context
) -> dict[int, str]:
    ids = [one.source_id for one in entries if one.source == kind.__tablename__]
    rows = context.session.execute(
        select(kind.id, Account.short_name, Account.name)
        .join(Account, (Account.company_id == kind.company_id) & (Account.id == kind.account_id))
        .where(kind.id.in_(ids))
    )
    return {number: short or name for number, short, name in rows}


def _deals(entries: list[Point], context: Context) -> dict[int, str]:
    ids = [one.source_id for one in entries if one.source == Deal.__tablename__]
    rows = context.session.execute(
        select(Deal, Account.short_name, Account.name)
        .join(Account, (Account.company_id == Deal.company_id) & (Account.id == Deal.account_id))
        .where(Deal.id.in_(ids))
    )
    return {deal.id: f"{number_of(deal)} {short or name}" for deal, short, name in rows}
