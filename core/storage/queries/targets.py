"""The targets that were set: exactly, and the parts from which a larger period adds up."""

from collections.abc import Sequence
from fractions import Fraction

from sqlalchemy import BigInteger, Date, Text, bindparam, select
from sqlalchemy.orm import Session

from core.figures.scope import ScopeRef
from core.periods import Period
from core.storage.queries.prepared import COMPANY, AnySelect, run
from core.storage.queries.terms import METRICS
from core.storage.sessions import company_of
from core.storage.tables import Target
from core.vocabulary import Metric

TargetsByPeriod = dict[Period, Fraction]


def targets_within(
    session: Session, scope: ScopeRef, period: Period
) -> dict[Metric, TargetsByPeriod]:
    """Return a scope's targets for the period and for parts of it, by metric."""
    found: dict[Metric, TargetsByPeriod] = {}
    within = {"first_day": period.first, "last_day": period.last}
    rows = run(session, _targets_within, scope=scope.kind, scope_id=scope.id, **within)
    for metric, first, last, value in rows:
        found.setdefault(METRICS[metric], {})[Period(first, last)] = Fraction(value)
    return found


def _targets_within() -> AnySelect:
    return select(Target.metric, Target.first_day, Target.last_day, Target.value).where(
        Target.company_id == COMPANY,
        Target.scope == bindparam("scope", type_=Text),
        Target.scope_id == bindparam("scope_id", type_=BigInteger),
        Target.first_day >= bindparam("first_day", type_=Date),
        Target.last_day <= bindparam("last_day", type_=Date),
    )


def member_targets_within(
    session: Session, metrics: Sequence[Metric], period: Period
) -> dict[tuple[int, Metric], TargetsByPeriod]:
    """Return every member's targets of these metrics, for the period and for parts of it."""
    found: dict[tuple[int, Metric], TargetsByPeriod] = {}
    statement = select(
        Target.scope_id, Target.metric, Target.first_day, Target.last_day, Target.value
    ).where(
        Target.company_id == company_of(session),
        Target.scope == "member",
        Target.metric.in_([metric.value for metric in metrics]),
        Target.first_day >= period.first,
        Target.last_day <= period.last,
    )
    for member_id, metric, first, last, value in session.execute(statement):
        key = (member_id, METRICS[metric])
        found.setdefault(key, {})[Period(first, last)] = Fraction(value)
    return found
