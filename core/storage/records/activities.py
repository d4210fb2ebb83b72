"""What was done with customers: recorded with its local day, and the points that it earns."""

from dataclasses import dataclass
from datetime import date, datetime, time

from sqlalchemy import BigInteger, Date, bindparam, select
from sqlalchemy.orm import Session

from core.storage.changes import add_record
from core.storage.queries.prepared import COMPANY, AnySelect, run
from core.storage.records.points import PointReason, award_points
from core.storage.tables import Activity
from core.vocabulary import ActivityKind, Objection

SATISFIED_FROM = 9
NOON = time(12)


@dataclass(frozen=True)
class Done:
    """What happened with a customer, and when (`at` is a local moment)."""

    kind: ActivityKind
    at: datetime
    contact: str | None = None
    score: int | None = None
    objection: Objection | None = None
    note: str | None = None


def moment_on(day: date, now: datetime) -> datetime:
    """Return now for today; for an earlier day its noon, because only the day was said."""
    return now if day == now.date() else datetime.combine(day, NOON, now.tzinfo)


def record_activity(
    session: Session,
    member_id: int,
    account_id: int,
    deal_id: int | None,
    done: Done,
    now: datetime,
) -> Activity:
    activity = Activity(
        type=done.kind.value,
        account_id=account_id,
        deal_id=deal_id,
        member_id=member_id,
        occurred_at=done.at,
        occurred_on=done.at.date(),
        contact=done.contact,
        score=done.score,
        objection=done.objection.value if done.objection else None,
        note=done.note,
        recorded_at=now,
    )
    add_record(session, activity)
    return activity


def visited_already(session: Session, member_id: int, account_id: int, day: date) -> bool:
    """Tell whether a person has a visit to that customer on that day in the books."""
    visit = {"member": member_id, "account": account_id, "day": day}
    return bool(run(session, _visits_of_day, **visit))


def _visits_of_day() -> AnySelect:
    same = select(Activity.id).where(
        Activity.company_id == COMPANY,
        Activity.member_id == bindparam("member", type_=BigInteger),
        Activity.account_id == bindparam("account", type_=BigInteger),
        Activity.occurred_on == bindparam("day", type_=Date),
        Activity.type == ActivityKind.VISIT.value,
    )
    return same.limit(1)


def points_for(session: Session, activity: Activity, *, again: bool) -> int:
    """Award what a recorded activity earns its member; return how much.

    `again` is whether the same visit was in the books before it.
    """
    source = ("activities", activity.id)
    earned = []
    # One point an account and day: recording a visit twice earns nothing more.
    if activity.type == ActivityKind.VISIT and not again:
        earned.append(PointReason.VISIT)
    if activity.score is not None and activity.score >= SATISFIED_FROM:
        earned.append(PointReason.SATISFACTION)
    return sum(
        award_points(session, activity.member_id, reason, activity.occurred_on, source).points
        for reason in earned
    )
