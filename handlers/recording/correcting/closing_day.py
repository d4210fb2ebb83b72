"""“日期改成昨天” after a win or a loss: the deal is closed again, on the day that was meant.

Its stages and points belong to that day too, so that one date in one row would not do.
"""

import itertools
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from core.language.understanding import Intent, Understanding
from core.reply import Reply
from core.storage.corrected import undo_wholly
from core.storage.latest import own_changes_of
from core.storage.tables import Account, Change, Deal
from core.storage.undo import Effect, effects_of
from core.vocabulary import DealStatus, LossReason, Stage
from handlers.confirmation import day_words
from handlers.context import Context
from handlers.recording.correcting.taken_back import corrections
from handlers.recording.deal_words import amount_of

Act = Callable[[Understanding, Context], Reply]
CLOSING = {DealStatus.WON: Intent.WIN_DEAL, DealStatus.LOST: Intent.LOSE_DEAL}


def closes(change: Change) -> bool:
    return change.intent in CLOSING.values()


def closed_again(day: date, change: Change, context: Context, act: Act) -> Reply | None:
    """Close the deal of a record on another day; None where the record is about no closed one."""
    deals = [one for one in effects_of(context.session, change) if one.table == "deals"]
    if len(deals) != 1 or deals[0].after is None:
        return None
    versions = _since_it_closed(change, deals[0].key, context)
    if not versions:
        return None
    deal = context.session.get_one(Deal, (context.company.id, int(deals[0].key)))
    return _again(day, deal, versions, context, act)


def _since_it_closed(change: Change, key: str, context: Context) -> list[Change]:
    """Return the record that closed a deal, and what corrected it since; the newest comes first.

    “不对，是45万” in between put the same record right: a day is no reason to lose the amount.
    """
    person_id = context.author.actor_id or context.person.id
    versions: list[Change] = []
    for one in own_changes_of(context.session, ("deals", key), person_id, context.now):
        versions.append(one)
        if any(_closed(effect, key) for effect in effects_of(context.session, one)):
            return versions if change in versions else []
        if one.intent != Intent.UPDATE_DEAL:
            return []
    return []


def _closed(effect: Effect, key: str) -> bool:
    before, after = effect.before or {}, effect.after or {}
    changed = before.get("status") != after.get("status") and after.get("closed_on") is not None
    return (effect.table, effect.key) == ("deals", key) and changed


def _again(day: date, deal: Deal, versions: list[Change], context: Context, act: Act) -> Reply:
    before = day_words(deal.closed_on or context.today, context)
    asked = _said_again(day, deal, versions[-1], context)
    for later, earlier in itertools.pairwise(versions):
        # From now on the correction stands for what it corrected: they are undone as one.
        later.undoes, earlier.undone_by = earlier.id, later.id
    made = context.writes(asked.intent)
    undo_wholly(context.session, versions[0], made, context.now)
    posts = [post for one in versions for post in corrections(one, made, context)]
    reply = act(asked, context)
    what = f"{before} → {day_words(day, context)}"
    context.talk.lines.append(
        context.say("已更正日期：{what}", "Date corrected: {what}", what=what)
    )
    return replace(reply, posts=(*reply.posts, *posts))


def _said_again(day: date, deal: Deal, closing: Change, context: Context) -> Understanding:
    status = DealStatus[deal.status.upper()]
    made_here = any(
        (one.table, one.key, one.before) == ("deals", str(deal.id), None)
        for one in effects_of(context.session, closing)
    )
    account = context.session.get_one(Account, (context.company.id, deal.account_id))
    return Understanding(
        intent=CLOSING[status],
        account=account.name,
        account_known=True,
        record=None if made_here else deal.number,
        amount=amount_of(deal),
        currency=deal.currency,
        stage=Stage[deal.stage.upper()] if status is DealStatus.LOST else None,
        loss_reason=LossReason[deal.loss_reason.upper()] if deal.loss_reason else None,
        competitor=deal.competitor,
        occurred_on=day,
    )
