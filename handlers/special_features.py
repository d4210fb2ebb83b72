"""Orders and questions whose words are no intents of the contract; each feature knows its own."""

from collections.abc import Callable, Mapping

from core.reply import Reply
from handlers import (
    deal_card,
    gap_lists,
    open_objections,
    points_ledger,
    quality,
    record_details,
    suggestions,
    tiers,
    trainings,
    visit_evidence,
    who_changed,
)
from handlers.analysis import (
    anomalies,
    collection_rate,
    concentration,
    loss_rules,
    one_worth,
    pareto,
    potential,
    rankings,
    refused,
    repurchase,
    tier_advice,
    worth,
)
from handlers.care import (
    account_members,
    best_keepers,
    contacts,
    credit,
    dispatch,
    service_orders,
    settled,
    specialties,
)
from handlers.context import Context
from handlers.guide.replies import help_asked
from handlers.know_how import (
    case_library,
    cases,
    growth_plan,
    incentives,
    products,
    recommended,
    rewards,
    shared_points,
)
from handlers.money import collection, payment_orders, payment_plans, receivables, refunds
from handlers.outcomes import reopening, reversal, rivalry, rivals, why_lost
from handlers.ownership import hand_over, leaving, neglected, pool, split_credit
from handlers.recording.said import Said
from handlers.target_setting import confirmed_targets, suggested_targets, target_removal

Order = Callable[[Said, Context], Reply | None]
# Whoever finds something to do comes first; the same names as in `CUES`.
ORDERS: Mapping[str, Order] = {
    "help": help_asked,
    "case_library": case_library.case_library_asked,
    "cases": cases.case_told,
    "leaving": leaving.leaving_said,
    "hand_over": hand_over.hand_over_said,
    "objections": open_objections.objection_said,
    "payment_orders": payment_orders.payment_order_said,
    "payment_plans": payment_plans.payment_plan_said,
    "collection": collection.collection_asked,
    "receivables": receivables.receivables_asked,
    "refunds": refunds.refund_said,
    "confirmed_targets": confirmed_targets.target_confirmation_said,
    "reopening": reopening.reopening_said,
    "loss_reasons": why_lost.loss_said,
    "reversal": reversal.reversal_said,
    "neglected": neglected.neglected_asked,
    "pool": pool.pool_said,
    "deal_card": deal_card.deal_asked,
    "gap_lists": gap_lists.gap_asked,
    "quality": quality.quality_asked,
    "rivalry": rivalry.rivalry_asked,
    "rivals": rivals.rival_said,
    "record_details": record_details.detail_said,
    "split_credit": split_credit.split_credit_said,
    "points_ledger": points_ledger.points_ledger_asked,
    "suggested_targets": suggested_targets.target_suggestion_asked,
    "suggestions": suggestions.suggestions_said,
    "target_removal": target_removal.target_removal_said,
    "tiers": tiers.tier_said,
    "trainings": trainings.trainings_asked,
    "visit_evidence": visit_evidence.evidence_said,
    "who_changed": who_changed.who_changed_said,
    "anomalies": anomalies.anomalies_asked,
    "service": service_orders.service_said,
    "settled": settled.settled_said,
    "contacts": contacts.contacts_said,
    "growth_plan": growth_plan.growth_plan_asked,
    "recommended": recommended.recommendation_asked,
    "rewards": rewards.rewards_said,
    "tier_advice": tier_advice.tier_advice_said,
    "one_worth": one_worth.one_worth_asked,
    "worth": worth.worth_asked,
    "pareto": pareto.pareto_asked,
    "rankings": rankings.ranking_asked,
    "potential": potential.potential_asked,
    "repurchase": repurchase.repurchase_asked,
    "concentration": concentration.concentration_asked,
    "account_members": account_members.account_members_said,
    "specialties": specialties.specialties_said,
    "dispatch": dispatch.dispatch_asked,
    "best_keepers": best_keepers.best_keepers_asked,
    "loss_rules": loss_rules.loss_rules_said,
    "credit": credit.credit_said,
    "shared_points": shared_points.shared_points_asked,
    "incentives": incentives.incentives_asked,
    "products": products.product_said,
    "collection_rate": collection_rate.collection_rate_asked,
    "refused": refused.refused_asked,
}
