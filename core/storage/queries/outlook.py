"""What the forecast and the loss reasons are made of."""

from datetime import date

from sqlalchemy import Select, and_, case, func, select
from sqlalchemy.orm import Session

from core.figures.forecast import Forecast, Pipeline, StageHistory, forecast_of
from core.figures.funnel import BASELINE_QUARTERS, quarters_before
from core.figures.losses import LossCount
from core.figures.scope import ScopeLevel, ScopeRef
from core.periods import Period, day
from core.storage.queries.belonging import closed_by_today, deals_of, values_of
from core.storage.queries.credits import open_moved
from core.storage.queries.funnel import (
    OpenDeals,
    closings_of,
    furthest_stage,
    open_deals_by_stage,
)
from core.storage.queries.prepared import COMPANY, FIRST, LAST, TODAY, days_of, run
from core.storage.queries.tallies import tally
from core.storage.queries.terms import LOSS_REASONS, STAGES
from core.storage.tables import Deal, StageEntry
from core.vocabulary import LossReason, Metric, Stage


def forecast(session: Session, scope: ScopeRef, period: Period, today: date) -> Forecast:
    """Return the forecast of a scope and period, as of a day."""
    won = tally(session, Metric.REVENUE, scope, period, today)
    open_deals = _open_deals(session, scope, period, today)
    return forecast_of(won.total, open_deals, stage_histories(session, today))


def pipeline_of(session: Session, scope: ScopeRef, period: Period, today: date) -> Pipeline:
    """Return a scope's open money due by the period's end, and its share won of late."""
    open_deals = _open_deals(session, scope, period, today)
    history = quarters_before(day(today), BASELINE_QUARTERS)
    closings = closings_of(session, scope, history, today)
    open_minor = sum(found.minor for found in open_deals.values())
    return Pipeline(open_minor, closings.win_rate, closings.won + closings.lost)


def _open_deals(
    session: Session, scope: ScopeRef, period: Period, today: date
) -> dict[Stage, OpenDeals]:
    """Return the open deals expected by a period's end; a member's as shares will split them."""
    values = values_of(session, scope, period, today)
    found = open_deals_by_stage(session, scope.kind, values, until=period.last)
    if scope.kind != "member":
        return found
    moved = open_moved(session, values, period.last)
    for stage, minor in moved.items():
        there = found.get(stage, OpenDeals())
        found[stage] = there._replace(minor=there.minor + minor)
    return found


def stage_histories(session: Session, today: date) -> dict[Stage, StageHistory]:
    """Return what each stage led to, of the company's deals closed in the last four quarters."""
    history = quarters_before(day(today), BASELINE_QUARTERS)
    rows = run(session, _history_statement, **days_of(history, today))
    return {STAGES[stage]: StageHistory(closed, int(won)) for stage, closed, won in rows}


def _history_statement() -> Select[str, int, int]:
    return (
        select(StageEntry.stage, func.count(), func.sum(case((Deal.status == "won", 1), else_=0)))
        .join(Deal, and_(Deal.company_id == StageEntry.company_id, Deal.id == StageEntry.deal_id))
        .where(
            Deal.company_id == COMPANY,
            Deal.status != "open",
            Deal.closed_on.between(FIRST, LAST),
            StageEntry.entered_on <= TODAY,
        )
        .group_by(StageEntry.stage)
    )


def losses_of(
    session: Session, scope: ScopeRef, period: Period, today: date
) -> tuple[LossCount, ...]:
    """Return the deals lost in the period by reason and furthest stage; no reason is `other`."""
    rows = run(session, _loss_statement, scope.kind, **values_of(session, scope, period, today))
    return tuple(
        LossCount(LOSS_REASONS.get(why, LossReason.OTHER), STAGES[where], count, int(minor or 0))
        for why, where, count, minor in rows
    )


def _loss_statement(kind: ScopeLevel) -> Select[str, str, int, int]:
    lost = (
        select(
            func.coalesce(Deal.loss_reason, LossReason.OTHER.value).label("reason"),
            furthest_stage().label("stage"),
            Deal.value_minor,
        )
        .where(
            deals_of(kind),
            Deal.status == "lost",
            closed_by_today(),
            Deal.closed_on.between(FIRST, LAST),
        )
        .subquery()
    )
    return select(lost.c.reason, lost.c.stage, func.count(), func.sum(lost.c.value_minor)).group_by(
        lost.c.reason, lost.c.stage
    )
