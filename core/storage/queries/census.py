"""Which records a figure counts and which it leaves out: the answer to “how is this computed”."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Date, and_, bindparam, case, func, or_, select
from sqlalchemy.orm import Session

from core.figures.scope import ScopeLevel, ScopeRef
from core.periods import Period
from core.storage.queries.belonging import closed_by_today, deals_of, open_today, values_of
from core.storage.queries.prepared import COMPANY, FIRST, LAST, TODAY, AnySelect, Builder, run
from core.storage.queries.tallies import source_of, with_paid_deal
from core.storage.tables import Deal, StageEntry
from core.vocabulary import Metric

END = bindparam("end", type_=Date)


@dataclass(frozen=True)
class Census:
    """Records of a scope: those counted, those outside of the period, those dated after today."""

    counted: int
    outside: int
    later: int


def census(
    session: Session, metric: Metric, scope: ScopeRef, period: Period, today: date
) -> Census:
    """Return how many records a metric counts and leaves out."""
    values = values_of(session, scope, period, today)
    [row] = run(session, _of_metric, metric, scope.kind, **values)
    return Census(*(int(count or 0) for count in row))


def funnel_census(session: Session, scope: ScopeRef, period: Period, today: date) -> Census:
    """Return how many deals entered a stage in the period, how many did not, how many will."""
    values = values_of(session, scope, period, today)
    [(counted, known, later)] = run(session, _of_funnel, scope.kind, **values)
    return Census(counted, known - counted, later)


def lost_census(session: Session, scope: ScopeRef, period: Period, today: date) -> Census:
    """Return how many deals were lost in the period, outside of it, or closed after today."""
    return _deal_census(session, _of_lost, scope, period, today)


def open_census(session: Session, scope: ScopeRef, period: Period, today: date) -> Census:
    """Return how many open deals are expected by the period's end, and how many are not."""
    return _deal_census(session, _of_open, scope, period, today)


def _deal_census(
    session: Session, build: Builder, scope: ScopeRef, period: Period, today: date
) -> Census:
    values = values_of(session, scope, period, today)
    [row] = run(session, build, scope.kind, **values, end=period.last)
    return Census(*(int(count or 0) for count in row))


def _how_many(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.sum(case((condition, 1), else_=0))


def _of_metric(metric: Metric, kind: ScopeLevel) -> AnySelect:
    source = source_of(metric, kind)
    inside = source.day.between(FIRST, LAST)
    counts = select(
        _how_many(inside),
        _how_many(and_(source.day <= TODAY, ~inside)),
        _how_many(source.day > TODAY),
    ).select_from(source.table)
    return with_paid_deal(counts.where(source.belongs, source.day.is_not(None)), source)


def _of_funnel(kind: ScopeLevel) -> AnySelect:
    entry = StageEntry
    inside = entry.entered_on.between(FIRST, LAST)
    return (
        select(
            func.count(case((inside, entry.deal_id)).distinct()),
            func.count(case((entry.entered_on <= TODAY, entry.deal_id)).distinct()),
            func.count(case((entry.entered_on > TODAY, entry.deal_id)).distinct()),
        )
        .join(Deal, and_(Deal.company_id == entry.company_id, Deal.id == entry.deal_id))
        .where(entry.company_id == COMPANY, deals_of(kind))
    )


def _of_lost(kind: ScopeLevel) -> AnySelect:
    lost = and_(Deal.status == "lost", closed_by_today())
    inside = Deal.closed_on.between(FIRST, LAST)
    return select(
        _how_many(and_(lost, inside)),
        _how_many(and_(lost, ~inside)),
        _how_many(and_(Deal.status == "lost", Deal.closed_on > TODAY)),
    ).where(deals_of(kind))


def _of_open(kind: ScopeLevel) -> AnySelect:
    expected = Deal.expected_close_on <= END
    undated = or_(Deal.expected_close_on.is_(None), ~expected)
    none = _how_many(Deal.created_on > TODAY)
    return select(_how_many(expected), _how_many(undated), none).where(deals_of(kind), open_today())
