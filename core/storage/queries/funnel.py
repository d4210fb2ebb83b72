"""The funnel's counts: one statement for the flow, one for what is open, one for what closed.

Needs every stage that a deal entered to have its row, those jumped over as well.
"""

from datetime import date
from typing import NamedTuple

from sqlalchemy import (
    ColumnElement,
    Date,
    Select,
    and_,
    bindparam,
    case,
    exists,
    func,
    or_,
    select,
    union_all,
)
from sqlalchemy.orm import Session, aliased

from core.figures.funnel import Closings, Funnel, StageFlow, baseline_period, funnel_from
from core.figures.scope import ScopeLevel, ScopeRef
from core.periods import Period
from core.storage.queries.belonging import (
    Values,
    closed_by_today,
    deals_of,
    values_of,
)
from core.storage.queries.days import days_between
from core.storage.queries.prepared import COMPANY, FIRST, LAST, TODAY, days_of, run
from core.storage.queries.terms import STAGES
from core.storage.tables import Deal, StageEntry
from core.vocabulary import Stage

FOLLOWING = {stage.value: stage.following.value for stage in Stage if stage.following}
LAST_STAGE = list(Stage)[-1].value


class _Flow(NamedTuple):
    """Counts of one stage, as a row gives them."""

    entered: int = 0
    advanced: int = 0
    lost: int = 0
    days: int = 0


class OpenDeals(NamedTuple):
    """Open deals of one stage, as a row gives them."""

    deals: int = 0
    minor: int = 0


def funnel_of(session: Session, scope: ScopeRef, period: Period, today: date) -> Funnel:
    """Return the funnel of a scope and period as of a day; later records count nowhere."""
    values = values_of(session, scope, period, today)
    flows = {
        STAGES[stage]: _Flow(*(int(count or 0) for count in counts))
        for stage, *counts in run(session, _flow_statement, scope.kind, **values)
    }
    open_now = open_deals_by_stage(session, scope.kind, values)
    stages = tuple(
        StageFlow(stage, *flows.get(stage, _Flow()), *open_now.get(stage, OpenDeals()))
        for stage in Stage
    )
    usual = usual_flows(session, baseline_period(period), today)
    return funnel_from(stages, usual, _closings(session, scope.kind, values))


def usual_flows(session: Session, period: Period, today: date) -> tuple[StageFlow, ...]:
    """Return what entered the company's stages in a period, and how much of it went on."""
    rows = run(session, _usual_statement, **days_of(period, today))
    return tuple(StageFlow(STAGES[stage], entered, went_on) for stage, entered, went_on in rows)


def open_deals_by_stage(
    session: Session, kind: ScopeLevel, values: Values, *, until: date | None = None
) -> dict[Stage, OpenDeals]:
    """Return the deals open on the day by the stage then, only those expected `until` a day."""
    if until is not None:
        values = values | {"until": until}
    rows = run(session, _open_statement, kind, until is not None, **values)
    return {STAGES[name]: OpenDeals(deals, int(minor or 0)) for name, deals, minor in rows}


def closings_of(session: Session, scope: ScopeRef, period: Period, today: date) -> Closings:
    """Return what a scope closed in a period."""
    return _closings(session, scope.kind, values_of(session, scope, period, today))


def _closings(session: Session, kind: ScopeLevel, values: Values) -> Closings:
    [row] = run(session, _closings_statement, kind, **values)
    return Closings(*(int(figure or 0) for figure in row))


def _flow_statement(kind: ScopeLevel) -> Select[str, int, int, int, int]:
    entry, following = StageEntry, aliased(StageEntry)
    closed = closed_by_today()
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
            _how_many(went_on),
            _how_many(lost_here),
            func.sum(case((went_on, days_between(entry.entered_on, on)), else_=0)),
        )
        .select_from(entry)
        .join(Deal, and_(Deal.company_id == entry.company_id, Deal.id == entry.deal_id))
        .outerjoin(following, _follows(following, entry))
        .where(_in_period(entry), deals_of(kind))
        .group_by(entry.stage)
    )


def _usual_statement() -> Select[str, int, int]:
    """Count as the flow does, with nothing that the baseline does not need."""
    entry, following = StageEntry, aliased(StageEntry)
    won = and_(
        Deal.company_id == entry.company_id,
        Deal.id == entry.deal_id,
        entry.stage == LAST_STAGE,
        Deal.status == "won",
        Deal.closed_on <= TODAY,
    )
    return (
        select(entry.stage, func.count(), func.count(func.coalesce(following.deal_id, Deal.id)))
        .select_from(entry)
        .outerjoin(following, _follows(following, entry))
        .outerjoin(Deal, won)
        .where(_in_period(entry))
        .group_by(entry.stage)
    )


def _how_many(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.sum(case((condition, 1), else_=0))


def _in_period(entry: type[StageEntry]) -> ColumnElement[bool]:
    return and_(entry.company_id == COMPANY, entry.entered_on.between(FIRST, LAST))


def _follows(following: type[StageEntry], entry: type[StageEntry]) -> ColumnElement[bool]:
    return and_(
        following.company_id == entry.company_id,
        following.deal_id == entry.deal_id,
        following.stage == case(FOLLOWING, value=entry.stage),
        following.entered_on <= TODAY,
    )


def _open_statement(kind: ScopeLevel, limited: bool) -> Select[str, int, int]:  # noqa: FBT001
    """Look among the open deals and among those closed later: an index leads to either alone."""
    until = bindparam("until", type_=Date)
    expected = (Deal.expected_close_on <= until,) if limited else ()
    parts = (Deal.status == "open", and_(Deal.status != "open", Deal.closed_on > TODAY))
    placed = union_all(
        *(
            select(stage_today().label("stage"), Deal.value_minor).where(
                part, deals_of(kind), Deal.created_on <= TODAY, *expected
            )
            for part in parts
        )
    ).subquery()
    return select(placed.c.stage, func.count(), func.sum(placed.c.value_minor)).group_by(
        placed.c.stage
    )


def stage_today() -> ColumnElement[str]:
    """Return a deal's stage on the day: its present one unless it moved later, then the furthest.

    Deals that moved later are few (none, when the day is today), so the plain column serves most.
    """
    moved_later = select(StageEntry.deal_id).where(
        StageEntry.company_id == COMPANY, StageEntry.entered_on > TODAY
    )
    return case((Deal.id.in_(moved_later), furthest_stage()), else_=Deal.stage)


def furthest_stage() -> ColumnElement[str]:
    """Return the furthest stage that a deal had entered by the day."""
    later = tuple((_had_entered(stage), stage.value) for stage in reversed(Stage))
    return case(*later, else_=Deal.stage)


def _had_entered(stage: Stage) -> ColumnElement[bool]:
    entry = aliased(StageEntry)
    return exists().where(
        entry.company_id == Deal.company_id,
        entry.deal_id == Deal.id,
        entry.stage == stage.value,
        entry.entered_on <= TODAY,
    )


def _closings_statement(kind: ScopeLevel) -> Select[int, int, int, int]:
    won = Deal.status == "won"
    return select(
        _how_many(won),
        _how_many(Deal.status == "lost"),
        func.sum(case((won, days_between(Deal.created_on, Deal.closed_on)), else_=0)),
        func.sum(case((won, Deal.value_minor), else_=0)),
    ).where(deals_of(kind), Deal.status != "open", Deal.closed_on.between(FIRST, LAST))
