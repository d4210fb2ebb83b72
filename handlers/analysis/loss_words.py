"""What follows from losses: where they happen, whose cause they are, and what helps."""

from collections.abc import Sequence

from core.figures.losses import LossCount, LossLine, causes_of, worst_stage
from core.figures.numbers import ratio
from core.periods import Period
from core.vocabulary import LossReason
from handlers.figure_replies.scene import Scene

MOST_ADVICE = 3
# What helps against each reason; a reason is only useful when something follows from it.
ADVICE: dict[LossReason, tuple[str, str]] = {
    LossReason.PRICE: (
        "报价前先谈清价值，备好两档方案。",
        "Agree on the value before the quote, and bring two options.",
    ),
    LossReason.PRODUCT_FIT: (
        "在初步意向阶段就确认需求清单。",
        "Confirm the list of needs while the deal is still in Qualified.",
    ),
    LossReason.SLOW_FOLLOW_UP: (
        "异议 24 小时内回复，拜访后当天约好下一步。",
        "Answer objections within 24 hours and agree on a next step the same day.",
    ),
    LossReason.BUDGET: (
        "先问预算和审批时间，再做方案。",
        "Ask for budget and approval dates before writing a proposal.",
    ),
    LossReason.LONG_DECISION: (
        "尽早见到决策人，约定决定的日期。",
        "Meet the decision maker early and agree on a date.",
    ),
    LossReason.COMPETITOR: (
        "记下对手的名字和报价，复盘时一起看。",
        "Note the rival's name and price, and review them together.",
    ),
    LossReason.OTHER: (
        "丢单时补上原因，下次才能避免。",
        "Record a reason with each loss, so that it can be avoided.",
    ),
}


def before_words(scene: Scene, period: Period) -> str:
    """Say what losses are compared with: while a period lasts, the same days of the one before."""
    english = _BEFORE.get(period.kind, "before")
    if period.first <= scene.today < period.last:
        return scene.say("上期同期", f"same days {english}")
    return scene.say("上期", english if period.contains(scene.today) else "before")


_BEFORE = {
    "week": "last week", "month": "last month", "quarter": "last quarter", "year": "last year",
}  # fmt: skip


def deeper(
    scene: Scene,
    lines: Sequence[LossLine],
    now: Sequence[LossCount],
    before: Sequence[LossCount],
    then: str,
) -> tuple[str, ...]:
    """Return a sentence on the stage, one on the causes, and one of advice for each top reason.

    `then` are the words for what is compared with.
    """
    if not lines:
        return ()
    advice = (_advice(scene, line.reason) for line in lines[1:MOST_ADVICE])
    return (_stage(scene, now, before, then), _causes(scene, now, before, then), *advice)


def _stage(scene: Scene, now: Sequence[LossCount], before: Sequence[LossCount], then: str) -> str:
    worst = worst_stage(now, before)
    if worst is None:
        return ""
    return scene.say(
        "最容易丢在“{stage}”：{n} 单，占 {share}，{then} {before} 单。",
        "Most are lost in {stage}: {n}, {share} of all ({then}: {before}).",
        then=then,
        stage=worst.stage.say(scene.wording.language), n=worst.count,
        share=scene.percent(ratio(worst.count, worst.of)), before=worst.before,
    )  # fmt: skip


def _causes(scene: Scene, now: Sequence[LossCount], before: Sequence[LossCount], then: str) -> str:
    found, earlier = causes_of(now), causes_of(before)
    return scene.say(
        "自身原因（产品、跟进、竞品）{own} 单，{then} {own_before}；"
        "市场原因（价格、预算、决策）{market} 单，{then} {market_before}；其他 {other} 单。",
        "Own causes (product, follow-up, rivals): {own} ({then}: {own_before}). Causes of the "
        "market (price, budget, long decisions): {market} ({then}: {market_before}). "
        "Other: {other}.",
        then=then,
        own=found.own, own_before=earlier.own, market=found.market,
        market_before=earlier.market, other=found.other,
    )  # fmt: skip


def _advice(scene: Scene, reason: LossReason) -> str:
    return scene.say(
        "{why}：{what}", "{why}: {what}",
        why=reason.say(scene.wording.language), what=scene.say(*ADVICE[reason]),
    )  # fmt: skip
