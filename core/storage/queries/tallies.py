"""What each metric adds up to: by scope, by member, by part of time, as sums and counts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, and_, case, func, literal, select
from sqlalchemy.orm import Session

from core.figures.metrics import Tally
from core.figures.scope import ScopeRef
from core.periods import Period
from core.storage.queries.belonging import accounts_of, activities_of, deals_of, points_of
from core.storage.queries.people import people_of
from core.storage.tables import Account, Activity, Base, Deal, Payment, Point
from core.vocabulary import Metric

ONE = literal(1)
REDEMPTION = "redeem"
PAID_DEAL = and_(Deal.company_id == Payment.company_id, Deal.id == Payment.deal_id)


@dataclass(frozen=True)
class Source:
    """Where a metric's records are: their day, their member, and what is summed and counted."""

    table: type[Base]
    day: ColumnElement[date] | ColumnElement[date | None]
    member: ColumnElement[int] | ColumnElement[int | None]
    belongs: ColumnElement[bool]
    total: ColumnElement[int]
    count: ColumnElement[int]


def tallies(
    session: Session, metric: Metric, scope: ScopeRef, periods: Sequence[Period], today: date
) -> tuple[Tally, ...]:
    """Return one tally for each of the consecutive periods, oldest first, as of a day."""
    source = source_of(session, metric, scope, today)
    part = case(
        *((source.day <= period.last, index) for index, period in enumerate(periods[:-1])),
        else_=len(periods) - 1,
    )
    bucket = part if len(periods) > 1 else literal(0)
    found = _grouped(session, source, bucket, Period(periods[0].first, periods[-1].last), today)
    return tuple(found.get(index, Tally()) for index in range(len(periods)))


def tally(session: Session, metric: Metric, scope: ScopeRef, period: Period, today: date) -> Tally:
    return tallies(session, metric, scope, (period,), today)[0]


def tallies_by_member(
    session: Session, metric: Metric, scope: ScopeRef, period: Period, today: date
) -> dict[int, Tally]:
    """Return each member's own tally, for the people of the scope as they are placed now."""
    company = ScopeRef("company", 0, "")
    source = source_of(session, metric, company, today)
    if scope.kind != "company":
        own = source.member.in_(people_of(session, scope))
        source = Source(
            source.table, source.day, source.member, and_(source.belongs, own),
            source.total, source.count,
        )  # fmt: skip
    return _grouped(session, source, source.member, period, today)


def _grouped(
    session: Session,
    source: Source,
    group: ColumnElement[int] | ColumnElement[int | None],
    period: Period,
    today: date,
) -> dict[int, Tally]:
    last = min(period.last, today)
    statement = (
        select(group, func.sum(source.total), func.sum(source.count))
        .select_from(source.table)
        .where(source.belongs, source.day.between(period.first, last))
    )
    if source.table is Payment:
        statement = statement.join(Deal, PAID_DEAL)
    rows = session.execute(statement.group_by(group))
    return {
        key: Tally(int(total or 0), int(count or 0))
        for key, total, count in rows
        if key is not None
    }


def source_of(session: Session, metric: Metric, scope: ScopeRef, today: date) -> Source:
    match metric:
        case Metric.REVENUE | Metric.DEALS_WON | Metric.CONVERSION | Metric.PAYMENTS:
            return _of_deals(metric, deals_of(session, scope, today))
        case Metric.VISITS | Metric.ACTIVITIES | Metric.SATISFACTION:
            return _of_activities(metric, activities_of(session, scope))
        case Metric.NEW_ACCOUNTS:
            belongs = accounts_of(session, scope)
            owner = Account.owner_id.expression
            return Source(Account, Account.created_on.expression, owner, belongs, ONE, ONE)
        case Metric.POINTS:
            earned = and_(points_of(session, scope), Point.reason.not_like(f"{REDEMPTION}%"))
            member, total = Point.person_id.expression, Point.points.expression
            return Source(Point, Point.day.expression, member, earned, total, ONE)
        case Metric.SCORE:
            raise ValueError("a score is made of other metrics and has no records of its own")


def _of_deals(metric: Metric, belongs: ColumnElement[bool]) -> Source:
    owner, day = Deal.owner_id.expression, Deal.closed_on.expression
    won = and_(belongs, Deal.status == "won")
    match metric:
        case Metric.REVENUE:
            total = func.coalesce(Deal.value_minor, 0)
            return Source(Deal, day, owner, won, total, ONE)
        case Metric.DEALS_WON:
            return Source(Deal, day, owner, won, ONE, ONE)
        case Metric.CONVERSION:
            closed = and_(belongs, Deal.status != "open")
            is_won = case((Deal.status == "won", 1), else_=0)
            return Source(Deal, day, owner, closed, is_won, ONE)
        case _:
            paid = func.coalesce(Payment.paid_value_minor, Payment.paid_amount_minor, 0)
            return Source(Payment, Payment.paid_on.expression, owner, belongs, paid, ONE)


def _of_activities(metric: Metric, belongs: ColumnElement[bool]) -> Source:
    member, day = Activity.member_id.expression, Activity.occurred_on.expression
    match metric:
        case Metric.VISITS:
            visits = and_(belongs, Activity.type == "visit")
            return Source(Activity, day, member, visits, ONE, ONE)
        case Metric.SATISFACTION:
            scored = and_(belongs, Activity.score.is_not(None))
            score = func.coalesce(Activity.score, 0)
            return Source(Activity, day, member, scored, score, ONE)
        case _:
            return Source(Activity, day, member, belongs, ONE, ONE)
