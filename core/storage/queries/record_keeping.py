"""How well records are kept: how many activities somebody recorded, and how many in time."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import Date, case, func, select
from sqlalchemy.orm import Session

from core.figures.record_keeping import Kept
from core.periods import Period
from core.storage.queries.days import days_between
from core.storage.queries.quality import LATE_DAYS
from core.storage.sessions import company_of
from core.storage.tables import Activity, Deal, Person


def records_kept(
    session: Session, people: Collection[int], period: Period, today: date
) -> dict[int, Kept]:
    """Return what each of these people recorded of a period, by their id.

    In time is within 48 hours; by the calendar, at most two days after it happened, as “数据质量”
    counts late visits.
    """
    recorded_on = func.date(Activity.recorded_at, type_=Date)
    in_time = case((days_between(Activity.occurred_on, recorded_on) <= LATE_DAYS, 1), else_=0)
    rows = session.execute(
        select(Activity.member_id, func.count(), func.sum(in_time))
        .where(
            Activity.company_id == company_of(session),
            Activity.member_id.in_(people),
            Activity.occurred_on.between(period.first, min(period.last, today)),
        )
        .group_by(Activity.member_id)
    ).all()
    return {member: Kept(int(count), int(timely)) for member, count, timely in rows}


def open_deals_by_owner(session: Session, people: Collection[int]) -> dict[int, int]:
    """Return how many deals each of these people has open now; who has none is left out."""
    rows = session.execute(
        select(Deal.owner_id, func.count())
        .where(
            Deal.company_id == company_of(session),
            Deal.owner_id.in_(people),
            Deal.status == "open",
        )
        .group_by(Deal.owner_id)
    ).all()
    return {owner: int(count) for owner, count in rows}


def reps_among(session: Session, people: Collection[int] | None) -> list[Person]:
    """Return the active reps among people, by name; None: of the whole company."""
    wanted = select(Person).where(Person.active, Person.role == "rep")
    if people is not None:
        wanted = wanted.where(Person.id.in_(people))
    return list(session.scalars(wanted.order_by(Person.name)))
