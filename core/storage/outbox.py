"""Posts on their way out: put in with the facts they tell of, claimed, attempted, settled.

A post is told once. Its key decides that it is put once; a lease decides who sends it; and an
attempt is written down before it is made, so that after a crash it is known what must be looked
up before anything is sent again.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from sqlalchemy import CursorResult, and_, exists, or_, select, update
from sqlalchemy.orm import Session, aliased
from sqlalchemy.sql.elements import ColumnElement

from core.reply import (
    Address,
    Post,
    Reply,
    ToPerson,
    ToRoom,
    address_from_json,
    address_to_json,
    reply_from_json,
    reply_to_json,
)
from core.storage.columns import new_id, table_of
from core.storage.sessions import company_of
from core.storage.tables import Company, OutboxPost
from core.storage.upserts import insert_into

QUEUED, SENDING, UNSURE, SENT, PARKED = "queued", "sending", "unsure", "sent", "parked"
WITHDRAWN = "withdrawn"
UNSETTLED = (QUEUED, SENDING, UNSURE)
LONGEST_PROBLEM = 500

_outbox = table_of(OutboxPost)


@dataclass(frozen=True)
class Hold:
    """Who takes posts, at which moment of the real clock, and until when they are theirs."""

    worker: str
    at: datetime
    until: datetime


@dataclass(frozen=True)
class Claimed:
    """A post that one worker holds for a while. `unsure` since `attempted_at`: look, then send."""

    id: int
    key: str
    to: Address
    lane: str
    reply: Reply
    attempts: int
    unsure: bool
    attempted_at: datetime | None


def lane_of(to: Address) -> str:
    """Name the room whose posts stay in order."""
    match to:
        case ToPerson(person_id):
            return f"person:{person_id}"
        case ToRoom(platform, room):
            return f"{platform}:{room}"


def put(
    session: Session,
    post: Post,
    *,
    now: datetime,
    not_before: datetime | None = None,
    change_id: int | None = None,
) -> bool:
    """Queue a post with this transaction. Returns whether it is new: a key counts once."""
    row = {
        "company_id": company_of(session),
        "id": new_id(),
        "key": post.key,
        "address": address_to_json(post.to),
        "lane": lane_of(post.to),
        "reply": reply_to_json(post.reply),
        "change_id": change_id,
        "created_at": now,
        "not_before": not_before or now,
        "state": QUEUED,
        "attempts": 0,
    }
    insert = insert_into(_outbox, session).on_conflict_do_nothing()
    return bool(session.connection().execute(insert, row).rowcount)


def withdraw(session: Session, key: str) -> bool:
    """Take back a post that nobody has begun to send; returns whether it was in time."""
    return _change(session, _outbox.c.key == key, _outbox.c.state == QUEUED, state=WITHDRAWN)


def companies_with_posts(session: Session) -> tuple[int, ...]:
    """Name every company that has a post to send or to look up, now or later."""
    # A table, not the mapped class: this one question goes across companies.
    waiting = exists().where(_outbox.c.company_id == Company.id, _outbox.c.state.in_(UNSETTLED))
    return tuple(session.scalars(select(Company.id).where(waiting).order_by(Company.id)))


def has_work(
    session: Session, at: datetime, due_by: datetime, resting: Collection[str] = ()
) -> bool:
    """Tell whether a claim could find something, without taking a writer's turn."""
    abandoned = and_(OutboxPost.state == SENDING, OutboxPost.leased_until < at)
    free = OutboxPost.lane.not_in(tuple(resting))
    found = select(OutboxPost.id).where(or_(_waiting(due_by), abandoned), free)
    return session.scalar(found.limit(1)) is not None


def claim(
    session: Session,
    hold: Hold,
    due_by: datetime,
    limit: int,
    resting: Collection[str] = (),
) -> list[Claimed]:
    """Take up to `limit` posts due by then, at most one a lane, none of the `resting` lanes.

    A lane's posts go out in the order they were put: one that is being sent, is unsure or waits
    for another try holds back those behind it. A post set for later holds back nothing.
    """
    _recover(session, hold.at)
    rows = session.scalars(
        select(OutboxPost)
        .where(_waiting(due_by), OutboxPost.lane.not_in(tuple(resting)), ~_held_back(due_by))
        .order_by(OutboxPost.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
        .execution_options(populate_existing=True)
    ).all()
    claimed = [_claimed(row) for row in rows]
    for row in rows:
        row.state, row.leased_by, row.leased_until = SENDING, hold.worker, hold.until
    session.flush()
    return claimed


def begin_attempt(session: Session, post: Claimed, hold: Hold) -> bool:
    """Write down that the post is about to be sent; false when the lease was lost meanwhile."""
    return _change(
        session,
        *_held(post, hold.worker),
        attempted_at=hold.at,
        attempts=post.attempts + 1,
        leased_until=hold.until,
    )


def mark_sent(session: Session, post: Claimed, receipt: str, now: datetime) -> None:
    """Settle a post that is known to be posted, whoever holds it now."""
    _change(
        session,
        _outbox.c.id == post.id,
        state=SENT, sent_at=now, receipt=receipt, problem=None, leased_until=None, leased_by=None,
    )  # fmt: skip


def mark_unsure(
    session: Session, post: Claimed, worker: str, look_at: datetime, problem: str
) -> None:
    """Quarantine a post whose answer was lost, until `look_at`."""
    _release(session, post, worker, state=UNSURE, not_before=look_at, problem=problem)


def mark_retry(
    session: Session, post: Claimed, worker: str, again_at: datetime, problem: str
) -> None:
    """Queue a post again that was surely not posted."""
    _release(
        session, post, worker, state=QUEUED, not_before=again_at, attempted_at=None, problem=problem
    )


def mark_parked(session: Session, post: Claimed, worker: str, problem: str) -> bool:
    """Give up on a post and keep it with the reason; false when somebody else holds it."""
    return _release(session, post, worker, state=PARKED, problem=problem)


def parked_posts(session: Session, limit: int = 50) -> list[OutboxPost]:
    """Return what could not be delivered, newest first."""
    return list(
        session.scalars(
            select(OutboxPost)
            .where(OutboxPost.state == PARKED)
            .order_by(OutboxPost.id.desc())
            .limit(limit)
        )
    )


def _waiting(due_by: datetime) -> ColumnElement[bool]:
    return and_(OutboxPost.state.in_((QUEUED, UNSURE)), OutboxPost.not_before <= due_by)


def _held_back(now: datetime) -> ColumnElement[bool]:
    earlier = aliased(OutboxPost)
    begun = or_(earlier.state != QUEUED, earlier.attempts > 0, earlier.not_before <= now)
    return exists().where(
        earlier.company_id == OutboxPost.company_id,
        earlier.lane == OutboxPost.lane,
        earlier.id < OutboxPost.id,
        earlier.state.in_(UNSETTLED),
        begun,
    )


def _recover(session: Session, now: datetime) -> None:
    """Take over what a dead worker held: never tried goes back, perhaps tried becomes unsure."""
    abandoned = (_outbox.c.state == SENDING, _outbox.c.leased_until < now)
    _change(session, *abandoned, _outbox.c.attempted_at.is_(None), state=QUEUED, leased_by=None)
    _change(session, *abandoned, state=UNSURE, leased_by=None, problem="worker lost")


def _claimed(row: OutboxPost) -> Claimed:
    return Claimed(
        id=row.id,
        key=row.key,
        to=address_from_json(row.address),
        lane=row.lane,
        reply=reply_from_json(row.reply),
        attempts=row.attempts,
        unsure=row.state == UNSURE,
        attempted_at=row.attempted_at,
    )


def _held(post: Claimed, worker: str) -> tuple[ColumnElement[bool], ...]:
    mine = (_outbox.c.id == post.id, _outbox.c.state == SENDING, _outbox.c.leased_by == worker)
    return cast(tuple[ColumnElement[bool], ...], mine)


def _release(session: Session, post: Claimed, worker: str, **values: object) -> bool:
    problem = str(values.pop("problem"))[:LONGEST_PROBLEM]
    free = {"leased_by": None, "leased_until": None, "problem": problem}
    return _change(session, *_held(post, worker), **values, **free)


def _change(session: Session, *which: ColumnElement[bool], **values: object) -> bool:
    mine = _outbox.c.company_id == company_of(session)
    done = session.connection().execute(update(OutboxPost).where(mine, *which).values(**values))
    return bool(cast(CursorResult[object], done).rowcount)
