"""Orders and questions whose words are no intents of the contract; each feature knows its own."""

from collections.abc import Callable, Mapping

from core.reply import Reply
from handlers import (
    collection,
    confirmed_targets,
    hand_over,
    leaving,
    loss_reasons,
    neglected,
    objections,
    payment_plans,
    pool,
    quality,
    receivables,
    record_details,
    refunds,
    reopening,
    reversal,
    rivalry,
    rivals,
    split_credit,
    suggestions,
    target_removal,
    tiers,
    trainings,
    visit_evidence,
    who_changed,
)
from handlers.analysis import anomalies
from handlers.care import service_orders
from handlers.context import Context
from handlers.recording.said import Said

Order = Callable[[Said, Context], Reply | None]
# Whoever finds something to do comes first; the same names as in `CUES`.
ORDERS: Mapping[str, Order] = {
    "leaving": leaving.leaving_said,
    "hand_over": hand_over.hand_over_said,
    "objections": objections.objection_answered_said,
    "payment_plans": payment_plans.payment_plan_said,
    "collection": collection.collection_asked,
    "receivables": receivables.receivables_asked,
    "refunds": refunds.refund_said,
    "confirmed_targets": confirmed_targets.target_confirmation_said,
    "reopening": reopening.reopening_said,
    "loss_reasons": loss_reasons.loss_reason_said,
    "reversal": reversal.reversal_said,
    "neglected": neglected.neglected_asked,
    "pool": pool.pool_said,
    "quality": quality.quality_asked,
    "rivalry": rivalry.rivalry_asked,
    "rivals": rivals.rival_said,
    "record_details": record_details.detail_said,
    "split_credit": split_credit.split_credit_said,
    "suggestions": suggestions.suggestions_said,
    "target_removal": target_removal.target_removal_said,
    "tiers": tiers.tier_said,
    "trainings": trainings.trainings_asked,
    "visit_evidence": visit_evidence.evidence_said,
    "who_changed": who_changed.who_changed_said,
    "anomalies": anomalies.anomalies_asked,
    "service": service_orders.service_said,
}
