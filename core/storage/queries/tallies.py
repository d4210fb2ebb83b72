"""What each metric adds up to: by scope, by member, by part of time, as sums and counts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Date, and_, bindparam, case, func, literal, select
from sqlalchemy.orm import Session

from core.figures.metrics import Tally
from core.figures.scope import ScopeLevel, ScopeRef
from core.periods import Period
from core.storage.queries.belonging import (
    accounts_of,
    activities_of,
    deals_of,
    points_of,
    values_of,
)
from core.storage.queries.credits import revenue_moved, revenue_moved_by_member
from core.storage.queries.people import people_in
from core.storage.queries.prepared import AS_OF, FIRST, LAST, AnySelect, run
from core.storage.tables import Account, Activity, Base, Deal, Payment, Point
from core.vocabulary import Metric

ONE = literal(1)
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
    whole = Period(periods[0].first, periods[-1].last)
    values = values_of(session, scope, whole, today)
    ends = {f"end{index}": period.last for index, period in enumerate(periods)}
    rows = run(session, _by_part, metric, scope.kind, len(periods), **values, **ends)
    found = {part: Tally(int(total), int(count)) for part, total, count in rows}
    if metric is Metric.REVENUE and scope.kind == "member":
        found = _with_shares(found, revenue_moved(session, periods, values))
    return tuple(found.get(part, Tally()) for part in range(len(periods)))


def tally(session: Session, metric: Metric, scope: ScopeRef, period: Period, today: date) -> Tally:
    return tallies(session, metric, scope, (period,), today)[0]


def tallies_by_member(
    session: Session, metric: Metric, scope: ScopeRef, period: Period, today: date
) -> dict[int, Tally]:
    """Return each member's own tally, for the people of the scope as they are placed now."""
    values = values_of(session, scope, period, today)
    rows = run(session, _by_member, metric, scope.kind, **values)
    found = {member: Tally(int(total), int(count)) for member, total, count in rows}
    if metric is Metric.REVENUE:
        found = _with_shares(found, revenue_moved_by_member(session, scope.kind, values))
    return found


def _with_shares(found: dict[int, Tally], moved: dict[int, int]) -> dict[int, Tally]:
    """Move what helpers get from the owners to them; a deal is still counted once."""
    return found | {key: found.get(key, Tally()) + Tally(minor) for key, minor in moved.items()}


def _by_part(metric: Metric, kind: ScopeLevel, parts: int) -> AnySelect:
    source = source_of(metric, kind)
    ends = tuple((source.day <= bindparam(f"end{part}", type_=Date), part) for part in range(parts))
    return _grouped(source, case(*ends, else_=parts))


def _by_member(metric: Metric, kind: ScopeLevel) -> AnySelect:
    """Count a member's records wherever they closed; only the member must be of the scope."""
    source = source_of(metric, "company")
    statement = _grouped(source, source.member).where(source.member.is_not(None))
    return statement if kind == "company" else statement.where(source.member.in_(people_in(kind)))


def _grouped(source: Source, group: ColumnElement[int] | ColumnElement[int | None]) -> AnySelect:
    statement = (
        select(group.label("part"), func.sum(source.total), func.sum(source.count))
        .select_from(source.table)
        .where(source.belongs, source.day.between(FIRST, LAST))
        .group_by("part")
    )
    return with_paid_deal(statement, source)


def with_paid_deal(statement: AnySelect, source: Source) -> AnySelect:
    """A payment belongs where its deal does."""
    return statement.join(Deal, PAID_DEAL) if source.table is Payment else statement


def source_of(metric: Metric, kind: ScopeLevel) -> Source:
    match metric:
        case Metric.REVENUE | Metric.DEALS_WON | Metric.CONVERSION | Metric.PAYMENTS:
            return _of_deals(metric, deals_of(kind))
        case Metric.VISITS | Metric.ACTIVITIES | Metric.SATISFACTION:
            return _of_activities(metric, activities_of(kind))
        case Metric.NEW_ACCOUNTS:
            day, owner = Account.created_on.expression, Account.owner_id.expression
            return Source(Account, day, owner, accounts_of(kind), ONE, ONE)
        case Metric.POINTS:
            # Spending points is no lack of effort, and getting them back is no effort either.
            regained = and_(Point.reason == "taken_back", Point.points > 0)
            earned = and_(points_of(kind), Point.reason != "redeemed", ~regained)
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
    belongs = and_(belongs, Activity.occurred_at <= AS_OF)
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
