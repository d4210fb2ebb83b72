"""The funnel's counts: one statement for the flow, one for what is open, one for what closed.

Needs every stage that a deal entered to have its row, those jumped over as well.
"""

from datetime import date
from typing import NamedTuple

from sqlalchemy import ColumnElement, Select, and_, case, exists, func, or_, select
from sqlalchemy.orm import Session, aliased

from core.figures.funnel import Closings, Funnel, StageFlow, baseline_period, find_bottleneck
from core.figures.scope import ScopeRef
from core.periods import Period
from core.storage.queries.belonging import closed_by, deals_of, open_on
from core.storage.queries.days import days_between
from core.storage.queries.terms import STAGES
from core.storage.sessions import company_of
from core.storage.tables import Deal, StageEntry
from core.vocabulary import Stage

COMPANY = ScopeRef("company", 0, "")
FOLLOWING = {stage.value: stage.following.value for stage in Stage if stage.following}
LAST_STAGE = list(Stage)[-1].value


class _Flow(NamedTuple):
    """Counts of one stage, as a row gives them."""

    entered: int
    advanced: int
    lost: int
    days: int


class _Open(NamedTuple):
    """Open deals of one stage, as a row gives them."""

    deals: int
    minor: int


NO_FLOW = _Flow(0, 0, 0, 0)
NONE_OPEN = _Open(0, 0)


def funnel_of(session: Session, scope: ScopeRef, period: Period, today: date) -> Funnel:
    """Return the funnel of a scope and period as of a day; later records count nowhere."""
    belongs = deals_of(session, scope, today)
    flows = _flows(session, scope, period, today)
    open_now = open_deals_by_stage(session, belongs, today)
    stages = tuple(
        StageFlow(stage, *flows.get(stage, NO_FLOW), *open_now.get(stage, NONE_OPEN))
        for stage in Stage
    )
    usual = stage_flows(session, COMPANY, baseline_period(period), today)
    closings = closings_of(session, scope, period, today)
    return Funnel(stages, closings, find_bottleneck(stages, usual))


def stage_flows(
    session: Session, scope: ScopeRef, period: Period, today: date
) -> tuple[StageFlow, ...]:
    """Return what entered each stage in the period and what became of it, without what is open."""
    flows = _flows(session, scope, period, today)
    return tuple(StageFlow(stage, *flows.get(stage, NO_FLOW)) for stage in Stage)


def _flows(session: Session, scope: ScopeRef, period: Period, today: date) -> dict[Stage, _Flow]:
    rows = session.execute(_flow_statement(session, scope, period, today))
    return {
        STAGES[stage]: _Flow(entered, advanced or 0, lost or 0, int(days or 0))
        for stage, entered, advanced, lost, days in rows
    }


def _flow_statement(
    session: Session, scope: ScopeRef, period: Period, today: date
) -> Select[str, int, int, int, int]:
    entry, following = StageEntry, aliased(StageEntry)
    closed = closed_by(today)
    went_on = or_(
        following.deal_id.is_not(None),
        and_(entry.stage == LAST_STAGE, Deal.status == "won", closed),
    )
    # No later entry means that this stage was the furthest.
    lost_here = and_(following.deal_id.is_(None), Deal.status == "lost", closed)
    on = func.coalesce(following.entered_on, Deal.closed_on)
    return (
        select(
            entry.stage,
            func.count(),
            func.sum(case((went_on, 1), else_=0)),
            func.sum(case((lost_here, 1), else_=0)),
            func.sum(case((went_on, days_between(entry.entered_on, on)), else_=0)),
        )
        .select_from(entry)
        .join(Deal, and_(Deal.company_id == entry.company_id, Deal.id == entry.deal_id))
        .outerjoin(following, _follows(following, entry, today))
        .where(
            entry.company_id == company_of(session),
            entry.entered_on.between(period.first, min(period.last, today)),
            deals_of(session, scope, today),
        )
        .group_by(entry.stage)
    )


def _follows(
    following: type[StageEntry], entry: type[StageEntry], today: date
) -> ColumnElement[bool]:
    return and_(
        following.company_id == entry.company_id,
        following.deal_id == entry.deal_id,
        following.stage == case(FOLLOWING, value=entry.stage),
        following.entered_on <= today,
    )


def open_deals_by_stage(
    session: Session, belongs: ColumnElement[bool], today: date, *conditions: ColumnElement[bool]
) -> dict[Stage, _Open]:
    """Return count and minor units of the deals that were open on a day, by the stage then."""
    stage = stage_on(session, today)
    rows = session.execute(
        select(stage, func.count(), func.sum(Deal.value_minor))
        .where(belongs, open_on(today), *conditions)
        .group_by(stage)
    )
    return {STAGES[name]: _Open(deals, int(minor or 0)) for name, deals, minor in rows}


def stage_on(session: Session, today: date) -> ColumnElement[str]:
    """Return a deal's stage on a day: its present one unless it moved on later, then the furthest.

    Deals that moved later are few (none, when the day is today), so the plain column serves most.
    """
    moved_later = select(StageEntry.deal_id).where(
        StageEntry.company_id == company_of(session), StageEntry.entered_on > today
    )
    return case((Deal.id.in_(moved_later), furthest_stage(today)), else_=Deal.stage)


def _had_entered(stage: Stage, today: date) -> ColumnElement[bool]:
    entry = aliased(StageEntry)
    return exists().where(
        entry.company_id == Deal.company_id,
        entry.deal_id == Deal.id,
        entry.stage == stage.value,
        entry.entered_on <= today,
    )


def furthest_stage(today: date) -> ColumnElement[str]:
    """Return the furthest stage that a deal had entered by a day."""
    later = tuple((_had_entered(stage, today), stage.value) for stage in reversed(Stage))
    return case(*later, else_=Deal.stage)


def closings_of(session: Session, scope: ScopeRef, period: Period, today: date) -> Closings:
    """Return the deals closed in the period: won, lost, and the days and money of the won."""
    won = Deal.status == "won"
    statement = select(
        func.sum(case((won, 1), else_=0)),
        func.sum(case((Deal.status == "lost", 1), else_=0)),
        func.sum(case((won, days_between(Deal.created_on, Deal.closed_on)), else_=0)),
        func.sum(case((won, Deal.value_minor), else_=0)),
    ).where(
        deals_of(session, scope, today),
        Deal.status != "open",
        Deal.closed_on.between(period.first, min(period.last, today)),
    )
    return Closings(*(int(figure or 0) for figure in session.execute(statement).one()))
