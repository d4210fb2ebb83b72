"""Rules that teams try against a loss reason: begun on a day, ended on another, never rewritten."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from core.figures.scope import ScopeRef
from core.storage.changes import add_record
from core.storage.queries.terms import LOSS_REASONS
from core.storage.tables import LossRule
from core.vocabulary import LossReason


def reason_of_rule(row: LossRule) -> LossReason:
    return LOSS_REASONS[row.loss_reason]


def rules_since(session: Session, day: date) -> Sequence[LossRule]:
    """Return the rules in force, and those that ended on a day or later; the newest first."""
    wanted = select(LossRule).where(or_(LossRule.ended_on.is_(None), LossRule.ended_on >= day))
    newest = (LossRule.ended_on.is_not(None), LossRule.started_on.desc(), LossRule.id.desc())
    return session.scalars(wanted.order_by(*newest)).all()


def rules_in_force(session: Session) -> Sequence[LossRule]:
    """Return the rules in force, held until the commit: nobody ends one of them twice."""
    wanted = select(LossRule).where(LossRule.ended_on.is_(None)).order_by(LossRule.id)
    held = wanted.with_for_update().execution_options(populate_existing=True)
    return session.scalars(held).all()


def start_rule(
    session: Session, author_id: int, scope: ScopeRef, reason: LossReason, rule: str, today: date
) -> LossRule:
    row = LossRule(
        author_id=author_id,
        scope=scope.kind,
        scope_id=scope.id,
        loss_reason=reason.value,
        rule=rule,
        started_on=today,
        ended_on=None,
    )
    add_record(session, row)
    return row
