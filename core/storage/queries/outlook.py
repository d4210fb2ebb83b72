"""What the forecast and the loss reasons are made of."""

from datetime import date

from sqlalchemy import and_, case, func, select
from sqlalchemy.orm import Session

from core.figures.forecast import Forecast, StageHistory, forecast_of
from core.figures.funnel import BASELINE_QUARTERS, quarters_before
from core.figures.losses import LossCount
from core.figures.scope import ScopeRef
from core.periods import Period, day
from core.storage.queries.belonging import closed_by, deals_of
from core.storage.queries.funnel import furthest_stage, open_deals_by_stage
from core.storage.queries.tallies import tally
from core.storage.queries.terms import LOSS_REASONS, STAGES
from core.storage.sessions import company_of
from core.storage.tables import Deal, StageEntry
from core.vocabulary import LossReason, Metric, Stage


def forecast(session: Session, scope: ScopeRef, period: Period, today: date) -> Forecast:
    """Return the forecast of a scope and period, as of a day."""
    won = tally(session, Metric.REVENUE, scope, period, today)
    belongs = deals_of(session, scope, today)
    open_deals = open_deals_by_stage(session, belongs, today, Deal.expected_close_on <= period.last)
    return forecast_of(won.total, open_deals, stage_histories(session, today))


def stage_histories(session: Session, today: date) -> dict[Stage, StageHistory]:
    """Return what each stage led to, of the company's deals closed in the last four quarters."""
    history = quarters_before(day(today), BASELINE_QUARTERS)
    statement = (
        select(StageEntry.stage, func.count(), func.sum(case((Deal.status == "won", 1), else_=0)))
        .join(Deal, and_(Deal.company_id == StageEntry.company_id, Deal.id == StageEntry.deal_id))
        .where(
            Deal.company_id == company_of(session),
            Deal.status != "open",
            Deal.closed_on.between(history.first, history.last),
            StageEntry.entered_on <= today,
        )
        .group_by(StageEntry.stage)
    )
    return {
        STAGES[stage]: StageHistory(closed, int(won or 0))
        for stage, closed, won in session.execute(statement)
    }


def losses_of(
    session: Session, scope: ScopeRef, period: Period, today: date
) -> tuple[LossCount, ...]:
    """Return the deals lost in the period by reason and furthest stage; no reason is `other`."""
    reason = func.coalesce(Deal.loss_reason, LossReason.OTHER.value)
    stage = furthest_stage(today)
    statement = (
        select(reason, stage, func.count(), func.sum(Deal.value_minor))
        .where(
            deals_of(session, scope, today),
            Deal.status == "lost",
            closed_by(today),
            Deal.closed_on.between(period.first, min(period.last, today)),
        )
        .group_by(reason, stage)
    )
    return tuple(
        LossCount(LOSS_REASONS[why], STAGES[where], count, int(minor or 0))
        for why, where, count, minor in session.execute(statement)
    )
