"""Which records a figure counts and which it leaves out: the answer to “how is this computed”."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import and_, case, func, or_, select
from sqlalchemy.orm import Session

from core.figures.scope import ScopeRef
from core.periods import Period
from core.storage.queries.belonging import closed_by, deals_of, open_on
from core.storage.queries.tallies import PAID_DEAL, source_of
from core.storage.sessions import company_of
from core.storage.tables import Deal, Payment, StageEntry
from core.vocabulary import Metric


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
    source = source_of(session, metric, scope, today)
    inside = and_(source.day >= period.first, source.day <= period.last, source.day <= today)
    statement = (
        select(
            func.sum(case((inside, 1), else_=0)),
            func.sum(case((and_(source.day <= today, ~inside), 1), else_=0)),
            func.sum(case((source.day > today, 1), else_=0)),
        )
        .select_from(source.table)
        .where(source.belongs, source.day.is_not(None))
    )
    if source.table is Payment:
        statement = statement.join(Deal, PAID_DEAL)
    return Census(*(int(count or 0) for count in session.execute(statement).one()))


def funnel_census(session: Session, scope: ScopeRef, period: Period, today: date) -> Census:
    """Return how many deals entered a stage in the period, how many did not, how many will."""
    entry = StageEntry
    inside = entry.entered_on.between(period.first, min(period.last, today))
    statement = (
        select(
            func.count(case((inside, entry.deal_id)).distinct()),
            func.count(case((entry.entered_on <= today, entry.deal_id)).distinct()),
            func.count(case((entry.entered_on > today, entry.deal_id)).distinct()),
        )
        .join(Deal, and_(Deal.company_id == entry.company_id, Deal.id == entry.deal_id))
        .where(entry.company_id == company_of(session), deals_of(session, scope, today))
    )
    counted, known, later = session.execute(statement).one()
    return Census(counted, known - counted, later)


def closed_census(session: Session, scope: ScopeRef, period: Period, today: date) -> Census:
    """Return how many deals were lost in the period, outside of it, and are dated after today."""
    lost = and_(Deal.status == "lost", closed_by(today))
    inside = and_(lost, Deal.closed_on.between(period.first, period.last))
    statement = select(
        func.sum(case((inside, 1), else_=0)),
        func.sum(
            case((and_(lost, ~Deal.closed_on.between(period.first, period.last)), 1), else_=0)
        ),
        func.sum(case((Deal.closed_on > today, 1), else_=0)),
    ).where(deals_of(session, scope, today))
    return Census(*(int(count or 0) for count in session.execute(statement).one()))


def open_census(session: Session, scope: ScopeRef, period: Period, today: date) -> Census:
    """Return how many open deals are expected by the period's end, and how many are not."""
    expected = Deal.expected_close_on <= period.last
    statement = select(
        func.sum(case((expected, 1), else_=0)),
        func.sum(case((or_(Deal.expected_close_on.is_(None), ~expected), 1), else_=0)),
    ).where(deals_of(session, scope, today), open_on(today))
    counted, outside = session.execute(statement).one()
    return Census(int(counted or 0), int(outside or 0), 0)
