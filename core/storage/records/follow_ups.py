"""Promises to get back to a customer: made, kept, moved; and by when each is to be kept."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from sqlalchemy import BigInteger, ColumnElement, Select, bindparam, func, select
from sqlalchemy.orm import Session

from core.calendar import WorkCalendar
from core.storage.changes import add_record
from core.storage.queries.prepared import COMPANY, records
from core.storage.records.overdue import AsOf
from core.storage.records.points import PointReason, award_points
from core.storage.sessions import company_of
from core.storage.tables import Account, FollowUp
from core.vocabulary import ActivityKind

OBJECTION_HOURS = 24
Kept = Literal["on_time", "late"]


@dataclass(frozen=True)
class Due:
    """When a follow-up is due: a day, perhaps a time of day."""

    on: date
    at: time | None = None


@dataclass(frozen=True)
class Promise:
    """What is promised to whom: `kind` is "follow_up", or "objection" for the 24-hour clock."""

    account_id: int
    member_id: int
    deal_id: int | None = None
    kind: Literal["follow_up", "objection"] = "follow_up"
    activity: ActivityKind | None = None
    note: str | None = None


def plan_follow_up(session: Session, promise: Promise, due: Due, now: datetime) -> FollowUp:
    follow_up = FollowUp(
        account_id=promise.account_id,
        deal_id=promise.deal_id,
        member_id=promise.member_id,
        due_on=due.on,
        due_at=f"{due.at:%H:%M}" if due.at else None,
        kind=promise.kind,
        activity=promise.activity.value if promise.activity else None,
        note=promise.note,
        done_on=None,
        done_at=None,
        created_at=now,
    )
    add_record(session, follow_up)
    return follow_up


def objection_due(now: datetime) -> Due:
    """Return the moment 24 hours of clock time from now, in the zone of `now`."""
    # Added in UTC, so that a night of clock change does not make it 23 or 25 hours.
    answer_by = (now.astimezone(ZoneInfo("UTC")) + timedelta(hours=OBJECTION_HOURS)).astimezone(
        now.tzinfo
    )
    return Due(answer_by.date(), time(answer_by.hour, answer_by.minute))


def deadline_of(follow_up: FollowUp, calendar: WorkCalendar, zone: ZoneInfo) -> datetime:
    """Return the moment until which it is on time: its time of day, else the working day's end."""
    if follow_up.due_at is not None:
        at = time.fromisoformat(follow_up.due_at)
        return datetime.combine(follow_up.due_on, at, zone)
    last = calendar.working_day_from(follow_up.due_on)
    return datetime.combine(last + timedelta(days=1), time(), zone)


def complete(session: Session, follow_up: FollowUp, done: datetime, calendar: WorkCalendar) -> Kept:
    """Mark a follow-up as done; on time earns its member points. `done` is a local moment."""
    follow_up.done_on = done.date()
    follow_up.done_at = done
    zone = done.tzinfo
    if not isinstance(zone, ZoneInfo):
        raise TypeError("a follow-up is done at a local moment")
    if done > deadline_of(follow_up, calendar, zone):
        return "late"
    award_points(
        session,
        follow_up.member_id,
        PointReason.FOLLOW_UP_ON_TIME,
        done.date(),
        ("follow_ups", follow_up.id),
    )
    return "on_time"


def lock_follow_up(session: Session, follow_up: FollowUp) -> None:
    """Read a follow-up again and hold it, so that two presses at once finish it once."""
    session.refresh(follow_up, with_for_update=True)


@dataclass(frozen=True)
class OpenOnes:
    """Which open follow-ups are meant: whose (None: everybody's), with whom, due when."""

    member_ids: Collection[int] | None = None
    account_id: int | None = None
    until: date | None = None
    since: date | None = None
    overdue_as_of: AsOf | None = None

    def conditions(self) -> list[ColumnElement[bool]]:
        chosen: list[ColumnElement[bool]] = [FollowUp.done_on.is_(None)]
        if self.member_ids is not None:
            chosen.append(FollowUp.member_id.in_(self.member_ids))
        if self.account_id is not None:
            chosen.append(FollowUp.account_id == self.account_id)
        if self.until is not None:
            chosen.append(FollowUp.due_on <= self.until)
        if self.since is not None:
            chosen.append(FollowUp.due_on >= self.since)
        if self.overdue_as_of is not None:
            chosen.append(self.overdue_as_of.overdue())
        return chosen


@dataclass(frozen=True)
class Workload:
    """How many follow-ups are open, and how many of them are overdue, or due by today's end."""

    open: int
    overdue: int
    today: int


def open_follow_ups(
    session: Session, which: OpenOnes, limit: int | None = None, skip: int = 0
) -> list[FollowUp]:
    """Return what is still to be done, the most urgent first; `skip` are left out at the start."""
    wanted = _most_urgent_first(*which.conditions()).limit(limit).offset(skip or None)
    return list(session.scalars(wanted))


def promises_to(session: Session, account: Account, member_id: int) -> list[FollowUp]:
    """Return what one person still has to do for a customer, the most urgent first."""
    return list(records(session, _promises, account=account.id, member=member_id))


def _promises() -> Select[FollowUp]:
    return _most_urgent_first(
        FollowUp.company_id == COMPANY,
        FollowUp.account_id == bindparam("account", type_=BigInteger),
        FollowUp.member_id == bindparam("member", type_=BigInteger),
        FollowUp.done_on.is_(None),
    )


def _most_urgent_first(*conditions: ColumnElement[bool]) -> Select[FollowUp]:
    in_order = (FollowUp.due_on, FollowUp.due_at.is_(None), FollowUp.due_at, FollowUp.id)
    return select(FollowUp).where(*conditions).order_by(*in_order)


def workload(session: Session, which: OpenOnes, as_of: AsOf) -> Workload:
    """Count what is still to be done."""
    overdue = func.count().filter(as_of.overdue())
    due_today = func.count().filter(FollowUp.due_on <= as_of.today, ~as_of.overdue())
    row = session.execute(
        select(func.count(), overdue, due_today)
        .select_from(FollowUp)
        .where(FollowUp.company_id == company_of(session), *which.conditions())
    ).one()
    return Workload(*row)


def kept_by_contact(follow_up: FollowUp, done: datetime) -> bool:
    """Tell whether a contact keeps a promise: it was due by then, or is to answer an objection.

    `done` is a local moment. What was promised on a later day is not kept by it.
    """
    day = done.date()
    was_promised = follow_up.created_at.astimezone(done.tzinfo).date() <= day
    return was_promised and (follow_up.due_on <= day or follow_up.kind == "objection")
