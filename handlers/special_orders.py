"""Orders and questions whose words are no intents of the contract; each feature knows its own."""

from collections.abc import Callable

from core.language.text.sheet import Rule
from core.language.understanding import Understanding
from core.reply import Reply
from core.storage.drafts import drop_draft, open_draft
from handlers import (
    confirmed_targets,
    hand_over,
    leaving,
    neglected,
    objections,
    payment_plans,
    pool,
    receivables,
    record_details,
    refunds,
    reversal,
    rivalry,
    rivals,
    split_credit,
    suggestions,
    tiers,
    visit_evidence,
    who_changed,
)
from handlers.context import Context
from handlers.recording.said import Said, lay_out_said

LONGEST = 200
Order = Callable[[Said, Context], Reply | None]
# A cue is cheap to look for; only where one is found is the message laid out.
ORDERS: tuple[tuple[Rule, Order], ...] = (
    (leaving.CUE, leaving.leaving_said),
    (hand_over.CUE, hand_over.hand_over_said),
    (objections.CUE, objections.objection_answered_said),
    (payment_plans.CUE, payment_plans.payment_plan_said),
    (receivables.CUE, receivables.receivables_asked),
    (refunds.CUE, refunds.refund_said),
    (confirmed_targets.CUE, confirmed_targets.target_confirmation_said),
    (reversal.CUE, reversal.reversal_said),
    (neglected.CUE, neglected.neglected_asked),
    (pool.CUE, pool.pool_said),
    (rivalry.CUE, rivalry.rivalry_asked),
    (rivals.CUE, rivals.rival_said),
    (record_details.CUE, record_details.detail_said),
    (split_credit.CUE, split_credit.split_credit_said),
    (suggestions.CUE, suggestions.suggestions_said),
    (tiers.CUE, tiers.tier_said),
    (visit_evidence.CUE, visit_evidence.evidence_said),
    (who_changed.CUE, who_changed.who_changed_said),
)


def special_order(asked: Understanding, context: Context) -> Reply | None:
    """Answer a message of these kinds; None when it is of none of them."""
    if len(asked.text) > LONGEST:
        return None
    orders = [order for cue, order in ORDERS if cue.search(asked.text)]
    if not orders:
        return None
    said = lay_out_said(asked, context)
    reply = next((reply for order in orders if (reply := order(said, context))), None)
    if reply is not None and reply.changed:
        _put_questions_aside(context)
    return reply


def _put_questions_aside(context: Context) -> None:
    """What was asked before an order is not waited for: the next “undo” is about the order."""
    waiting = open_draft(context.session, context.person.id, context.room.hears, context.now)
    if waiting is not None:
        drop_draft(context.session, waiting.person_id, waiting.conversation)
