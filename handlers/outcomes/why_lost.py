"""“东升新能为什么丢的”: why the deals of one customer were lost, or the reason is put right."""

import re

from core.access import require_account_books, visible_owner_ids
from core.language.text.sheet import phrase
from core.language.understanding import Intent
from core.reply import Card, Reply, paragraph
from core.storage.records.deals import deals_where
from core.storage.tables import Deal
from core.vocabulary import DealStatus, LossReason
from handlers.confirmation import day_words
from handlers.context import Context
from handlers.outcomes.loss_reasons import loss_reason_said
from handlers.recording.deal_read import deal_read
from handlers.recording.deal_words import deal_words
from handlers.recording.said import Said, customer_named

_WHY = r"(?:为什么|为啥|为何|怎么|因为什么|什么原因)"
WHY_LOST = phrase(
    rf"(?:Ⓐ|(?:商机)?\s?Ⓡ)\s?(?:这单|那单|那个单子)?的?(?:是|会)?{_WHY}(?:会)?(?:丢|输)(?:单|掉)?(?:了|的)*"
    r"|(?:Ⓐ|(?:商机)?\s?Ⓡ)\s?的?(?:丢单|输单)(?:的)?原因(?:是什么|是啥|呢)?"
    r"|why (?:did|have) we los[et] (?:deal )?(?:Ⓐ|Ⓡ)|why was (?:deal )?(?:Ⓐ|Ⓡ) lost",
    re.IGNORECASE,
)
MOST_TOLD = 5


def loss_said(said: Said, context: Context) -> Reply | None:
    """Tell why a deal was lost, or keep another reason for it; None for other talk."""
    return _why_lost(said, context) or loss_reason_said(said, context)


def _why_lost(said: Said, context: Context) -> Reply | None:
    """Tell why the deals of a customer were lost; None for what asks something else."""
    if not WHY_LOST.fullmatch(said.text):
        return None
    if said.scene.records:
        deals = [deal_read(said.scene.records[0].value, context)]
        name = f"#{deals[0].number}"
    else:
        account = customer_named(said, context)
        require_account_books(context.session, context.person, account)
        deals = deals_where(context.session, Deal.account_id == account.id)
        name = account.name
    visible = visible_owner_ids(context.session, context.person)
    lost = [
        deal for deal in deals
        if deal.status == DealStatus.LOST and (visible is None or deal.owner_id in visible)
    ]  # fmt: skip
    lost.sort(key=lambda deal: deal.closed_on or deal.created_on, reverse=True)
    title = context.say("丢单原因 · {name}", "Why lost · {name}", name=name)
    none = context.say("没有丢单。", "No deal was lost.")
    lines = [_why(deal, context) for deal in lost[:MOST_TOLD]] or [none]
    card = Card(title, tuple(paragraph(line) for line in lines))
    text = "\n".join((title, *lines))
    return Reply(text, card, private=True, intent=Intent.SHOW_LOSS_REASONS.value)


def _why(deal: Deal, context: Context) -> str:
    reason = LossReason.read(deal.loss_reason or "") or LossReason.OTHER
    rival = f"（{deal.competitor}）" if deal.competitor else ""
    day = day_words(deal.closed_on or context.today, context)
    words = deal_words(deal, context)
    return f"{words} · {day} · {reason.say(context.wording.language)}{rival}"
