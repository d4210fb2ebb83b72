"""Targets as they are set: one row for each scope, metric and period, whoever sets it when."""

from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from core.figures.scope import ScopeRef
from core.periods import Period
from core.storage.tables import Target
from core.vocabulary import Metric


def set_target(
    session: Session, scope: ScopeRef, metric: Metric, period: Period, value: Decimal
) -> tuple[Target, Decimal | None]:
    """Set a target, or change it; return the row, and what it was before."""
    row = _held(session, scope, metric, period)
    if row is not None:
        return _changed(row, value)
    row = Target(
        scope=scope.kind,
        scope_id=scope.id,
        metric=metric.value,
        period=period.label(),
        first_day=period.first,
        last_day=period.last,
        value=value,
    )
    try:
        with session.begin_nested():
            session.add(row)
    except IntegrityError:
        # The unique key decides, not a lookup: somebody else is setting it just now.
        there = _held(session, scope, metric, period)
        if there is None:
            raise
        return _changed(there, value)
    return row, None


def targets_set(
    session: Session, scope: ScopeRef, period: Period, metric: Metric | None = None
) -> list[Target]:
    """Return a scope's targets of the very period, held; all metrics where none is named."""
    wanted = select(Target).where(
        Target.scope == scope.kind, Target.scope_id == scope.id, Target.period == period.label()
    )
    if metric is not None:
        wanted = wanted.where(Target.metric == metric.value)
    held = wanted.with_for_update().execution_options(populate_existing=True)
    return list(session.scalars(held.order_by(Target.metric)))


def _changed(row: Target, value: Decimal) -> tuple[Target, Decimal | None]:
    before = row.value
    row.value = value
    return row, before


def _held(session: Session, scope: ScopeRef, metric: Metric, period: Period) -> Target | None:
    """Read the very target and hold it, so that what it was is what it is said to have been."""
    wanted = select(Target).where(
        Target.scope == scope.kind,
        Target.scope_id == scope.id,
        Target.metric == metric.value,
        Target.period == period.label(),
    )
    held = wanted.with_for_update().execution_options(populate_existing=True)
    return session.scalars(held).first()
