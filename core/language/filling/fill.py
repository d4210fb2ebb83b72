"""The values that belong to the intent, gathered into an `Understanding`."""

import re
from dataclasses import replace
from decimal import Decimal

from core.language.conversation.corrections import denied
from core.language.filling.asked_about import customer_asked_about
from core.language.filling.reach import period_meant, scope_meant
from core.language.filling.slash import Typed
from core.language.filling.slots import read_days
from core.language.filling.sums import read_amount, read_target_value
from core.language.intent.decide import Decision
from core.language.intent.enumerated import in_order, together
from core.language.intent.happened import titled_member
from core.language.intent.target_orders import changes_by, metric_in
from core.language.names.new_names import NAMED_RIVAL, find_beaten, find_rival
from core.language.phrases.words import (
    ACTIVITIES,
    BARE_STAGES,
    GOING,
    LOSS_REASONS,
    METRICS,
    OBJECTIONS,
    STAGES,
    earliest,
    first_of,
)
from core.language.sentence.scene import Owners, Scene, told
from core.language.text.compiled import compiled
from core.language.text.sheet import Found
from core.language.understanding import Intent, Understanding
from core.language.values.figures_said import FULL_SCORE
from core.vocabulary import ActivityKind, LossReason, Metric, Objection, Stage

ABOUT_FIGURES = (
    Intent.SHOW_FUNNEL, Intent.SHOW_LEADERBOARD, Intent.SHOW_TARGET, Intent.SHOW_FORECAST,
    Intent.SHOW_LOSS_REASONS, Intent.SHOW_TREND, Intent.SHOW_POINTS, Intent.SHOW_REPORT,
    Intent.SHOW_DAY, Intent.SHOW_DEALS, Intent.SHOW_FOLLOW_UPS, Intent.SET_TARGET,
)  # fmt: skip
MEASURED = (Intent.SHOW_LEADERBOARD, Intent.SHOW_TARGET, Intent.SHOW_TREND, Intent.SET_TARGET)


def fill(base: Understanding, scene: Scene, decision: Decision, typed: Typed) -> Understanding:
    """Add the values that belong to the intent."""
    intent = base.intent
    if intent in ABOUT_FIGURES:
        return _with_figures(base, scene)
    if intent in ALONE:
        return _alone(base, scene)
    base = _with_account(base, scene, decision)
    return base if intent is Intent.SHOW_ACCOUNT else _with_facts(base, scene, typed)


ALONE = (
    Intent.NONE, Intent.RECORD_SUGGESTION, Intent.SHOW_HELP, Intent.UNDO,
    Intent.REDEEM_REWARD, Intent.RECORD_TRAINING,
)  # fmt: skip


def _alone(base: Understanding, scene: Scene) -> Understanding:
    """Fill in what is about no customer."""
    words = scene.sheet.normal.original.strip() or None
    match base.intent:
        case Intent.SHOW_HELP:
            return replace(base, note=_topic(scene))
        case Intent.RECORD_SUGGESTION:
            return replace(base, note=words)
        case Intent.REDEEM_REWARD:
            points = scene.numbers[0].value if scene.numbers else None
            return replace(base, value=points, note=words)
        case Intent.RECORD_TRAINING:
            happened = read_days(scene, base.intent).occurred_on
            return replace(base, occurred_on=happened, note=words)
        case _:
            return base


def _topic(scene: Scene) -> str | None:
    """Return what an explanation is asked about: “怎么算的 漏斗” → 漏斗."""
    match = re.search(
        r"(?:怎么算的?|怎么计算|口径|computed|calculated)[\s::?]*(.{1,40})$", scene.sheet.text
    )
    return match[1].strip(" ?。") or None if match else None


# ---------------------------------------------------------------- figures
def _with_figures(base: Understanding, scene: Scene) -> Understanding:
    intent = base.intent
    found = replace(
        base,
        period=period_meant(scene, intent),
        scope=scope_meant(scene),
        metric=_metric(scene, intent),
        top=scene.top if intent is not Intent.SET_TARGET else None,
        stage=first_of((*STAGES, *BARE_STAGES), scene.text)
        if intent is Intent.SHOW_DEALS
        else None,
    )
    if intent in (Intent.SHOW_DEALS, Intent.SHOW_FOLLOW_UPS):
        found = _with_account(found, scene, Decision(intent, customer_asked_about(scene)))
    if intent is Intent.SET_TARGET:
        found = replace(found, value=_target_value(scene, found.metric), amount=None)
    return found


def _target_value(scene: Scene, metric: Metric | None) -> Decimal | None:
    if changes_by(scene):
        return None  # “提高10%” says by how much, and no value.
    value = read_target_value(scene)
    # “转化率目标35” means 35 %: a ratio of 35 is nobody's target.
    if value is not None and metric is Metric.CONVERSION and value > 1 and not scene.percents:
        value = value / 100
    return value


def _metric(scene: Scene, intent: Intent) -> Metric | None:
    if intent not in MEASURED:
        return Metric.PAYMENTS if intent is Intent.SHOW_FORECAST and "回款" in scene.text else None
    if intent is Intent.SET_TARGET:
        return metric_in(scene.text)
    hit = earliest(METRICS, scene.text)
    return hit[1] if hit else None


# ---------------------------------------------------------------- facts
def _with_accounts(base: Understanding, found: list[Found[Owners]]) -> Understanding:
    names = tuple(dict.fromkeys(a.value[0] for a in found))
    if len(names) > 1:
        return replace(base, accounts=names, account_known=True)
    return replace(base, account=names[0], account_known=True)


def _with_account(base: Understanding, scene: Scene, decision: Decision) -> Understanding:
    known = [a for a in scene.accounts if len(a.value) == 1]
    if len(row := in_order(known, list(decision.new_accounts))) > 1 and decision.new_accounts:
        return replace(base, accounts=row)
    if decision.new_account is not None:
        return replace(base, account=decision.new_account.value)
    sure = known
    if base.intent.writes:
        sure = [a for a in sure if not denied(scene, a.start)] or sure
        sure = [a for a in sure if told(scene, a.start)] or sure
    if base.intent is Intent.LOSE_DEAL:
        sure = [a for a in sure if not _lost_to(scene, a)] or sure
    if sure and base.intent.writes:
        return _with_accounts(base, together(scene, sure, base.intent))
    if sure:
        return replace(base, account=sure[0].value[0], account_known=True)
    return replace(base, candidates=scene.accounts[0].value if scene.accounts else ())


# “lost Ⓐ to Ⓐ”: the second one has got the deal.
LOST_TO = compiled(
    r"\blost (?:Ⓐ+|it|this|(?:the |our )?deal)(?:'s deal| deal)? to\s$|Ⓐ(?:输|败|丢)给了?\s?$"
)


def _lost_to(scene: Scene, account: Found[Owners]) -> bool:
    return LOST_TO.search(scene.sheet.text[: account.start]) is not None


def _with_facts(base: Understanding, scene: Scene, typed: Typed) -> Understanding:
    intent = base.intent
    days = read_days(scene, intent)
    if intent is Intent.CREATE_ACCOUNT:
        # Of a new customer a day may be anything; only “跟进” and its kin make it ours.
        due = (days.due_on, days.due_at) if days.due_surely else (None, None)
        return replace(base, contact=_contact(scene), due_on=due[0], due_at=due[1])
    money = read_amount(scene, intent) if intent in WITH_AMOUNT else None
    found = replace(
        base,
        contact=_contact(scene, base.account, *base.accounts),
        activity=typed.kind or _activity(scene, intent),
        stage=_stage(scene, intent, typed) if intent in WITH_STAGE else None,
        amount=money.amount if money else None,
        currency=money.currency if money else None,
        close_on=days.close_on,
        due_on=days.due_on,
        due_at=days.due_at,
        occurred_on=days.occurred_on,
        score=_score(scene, intent) if intent in WITH_SCORE else None,
        value=_impossible_score(scene) if intent is Intent.RECORD_SATISFACTION else None,
    )
    return _with_reasons(found, scene)


def _stage(scene: Scene, intent: Intent, typed: Typed) -> Stage | None:
    """Return the stage that is reached; behind “/deal” its name alone says so."""
    said = scene.mood.asserted
    stage = first_of(STAGES, said)
    if stage is None and typed.command and intent in (Intent.CREATE_DEAL, Intent.UPDATE_DEAL):
        return first_of(BARE_STAGES, said)
    return stage


def _score(scene: Scene, intent: Intent) -> int | None:
    """Return the score; behind “/csat” a number alone is one."""
    if scene.score is None and intent is Intent.RECORD_SATISFACTION and scene.numbers:
        number = scene.numbers[-1].value
        return int(number) if 1 <= number <= FULL_SCORE else None
    return scene.score


def _impossible_score(scene: Scene) -> Decimal | None:
    """Return what was given for a score and cannot be one, so that it can be refused."""
    if scene.score is not None or not scene.numbers:
        return None
    number = scene.numbers[-1].value
    return None if 1 <= number <= FULL_SCORE else number


WITH_AMOUNT = (
    Intent.LOG_ACTIVITY, Intent.CREATE_DEAL, Intent.UPDATE_DEAL, Intent.WIN_DEAL,
    Intent.LOSE_DEAL, Intent.RECORD_PAYMENT,
)  # fmt: skip
WITH_STAGE = (Intent.LOG_ACTIVITY, Intent.CREATE_DEAL, Intent.UPDATE_DEAL)
WITH_SCORE = (
    Intent.RECORD_SATISFACTION,
    Intent.LOG_ACTIVITY,
    Intent.WIN_DEAL,
    Intent.RECORD_PAYMENT,
)
WITH_ACTIVITY = (
    Intent.LOG_ACTIVITY, Intent.SCHEDULE_FOLLOW_UP, Intent.RECORD_SATISFACTION, Intent.WIN_DEAL,
    Intent.LOSE_DEAL, Intent.RECORD_PAYMENT,
)  # fmt: skip


def _with_reasons(found: Understanding, scene: Scene) -> Understanding:
    match found.intent:
        case Intent.WIN_DEAL:
            beaten = find_beaten(scene.sheet)
            return replace(found, competitor=beaten) if beaten else found
        case Intent.LOSE_DEAL:
            return _with_loss(found, scene)
        case Intent.LOG_ACTIVITY | Intent.UPDATE_DEAL:
            return _with_objection(found, scene)
        case _:
            return found


def _with_loss(found: Understanding, scene: Scene) -> Understanding:
    rival = _rival(scene) or next((a.value[0] for a in scene.accounts if _lost_to(scene, a)), None)
    reason = first_of(LOSS_REASONS, scene.text)
    if rival and reason in (None, LossReason.OTHER):
        reason = LossReason.COMPETITOR
    contact = None if found.contact == rival else found.contact
    return replace(found, loss_reason=reason, competitor=rival, contact=contact)


def _with_objection(found: Understanding, scene: Scene) -> Understanding:
    objection = first_of(OBJECTIONS, scene.text)
    if objection is None:
        return found
    told_of = objection is Objection.COMPETITOR or NAMED_RIVAL.search(scene.text)
    rival = _rival(scene) if told_of else None
    contact = None if rival and found.contact == rival else found.contact
    return replace(found, objection=objection, competitor=rival, contact=contact)


def _rival(scene: Scene) -> str | None:
    people = [contact.value for contact in scene.contacts]
    return scene.rival if scene.rival in people else find_rival(scene.sheet)


def _contact(scene: Scene, *accounts: str | None) -> str | None:
    people = [contact.value for contact in scene.contacts if contact.value not in accounts]
    if people:
        return people[0]
    return titled_member(scene)


def _activity(scene: Scene, intent: Intent) -> ActivityKind | None:
    """Return what was done; for a plan, what is planned."""
    if intent not in WITH_ACTIVITY:
        return None
    said = scene.mood.asserted
    hit = earliest(ACTIVITIES, said) or earliest(GOING, said)
    if intent is Intent.LOG_ACTIVITY or hit is None:
        return hit[1] if hit else None
    return hit[1] if intent is Intent.SCHEDULE_FOLLOW_UP else None
