"""The measured effect of a rule against a loss reason."""

from datetime import date

from sqlalchemy.orm import Session

from core.figures.loss_rules import RuleEffect, Share, spans
from core.figures.scope import ScopeRef
from core.periods import Period
from core.storage.queries.funnel import closings_of
from core.storage.queries.outlook import losses_of
from core.storage.records.loss_rules import reason_of_rule
from core.storage.tables import LossRule
from core.vocabulary import LossReason


def effect_of(session: Session, rule: LossRule, scope: ScopeRef, today: date) -> RuleEffect:
    """Return what a rule did to the losses of its scope; deals count on the day they closed."""
    measured = spans(rule.started_on, rule.ended_on, today)
    if measured is None:
        return RuleEffect(Share(0, 0), Share(0, 0), 0)
    before, since = measured
    reason = reason_of_rule(rule)
    return RuleEffect(
        _share(session, scope, before, reason, today),
        _share(session, scope, since, reason, today),
        since.days,
    )


def _share(
    session: Session, scope: ScopeRef, period: Period, reason: LossReason, today: date
) -> Share:
    lost = [one for one in losses_of(session, scope, period, today) if one.reason is reason]
    closed = closings_of(session, scope, period, today)
    return Share(sum(one.count for one in lost), closed.won + closed.lost)
