"""What reps' growth is measured by, for each at once: stages, visits, follow-ups, losses."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date

from sqlalchemy import ColumnElement, and_, case, func, or_, select
from sqlalchemy.orm import Session, aliased

from core.calendar import WorkCalendar
from core.figures.growth import FOLLOW_UPS, LOSS, STAGE, VISITS, Share
from core.figures.scope import ScopeRef
from core.periods import Period
from core.storage.queries.people import members_of
from core.storage.sessions import company_of
from core.storage.tables import Activity, Deal, FollowUp, Person, StageEntry
from core.vocabulary import LossReason, Stage

FOLLOWING = {stage.value: stage.following.value for stage in Stage if stage.following}
LAST_STAGE = list(Stage)[-1].value
# Who, which point, how many of it went well (or were lost for it), of how many.
Row = tuple[int, str, int, int]


def reps_in(session: Session, scope: ScopeRef) -> tuple[int, ...]:
    """Return the active reps of a scope."""
    wanted = select(Person.id).where(
        Person.company_id == company_of(session),
        Person.role == "rep",
        Person.active.is_(True),
        Person.id.in_(members_of(session, scope)),
    )
    return tuple(sorted(session.scalars(wanted)))


def growth_shares(
    session: Session, members: Collection[int], period: Period, calendar: WorkCalendar
) -> dict[int, dict[str, Share]]:
    """Return every member's shares in a period that is over, by point."""
    shares: dict[int, dict[str, Share]] = {one: {VISITS: Share(0, 1)} for one in members}
    rows = (
        *_stages(session, members, period),
        *_visits(session, members, period),
        *_follow_ups(session, members, period, calendar),
        *_losses(session, members, period),
    )
    for member, point, part, whole in rows:
        shares[member][point] = Share(int(part or 0), int(whole))
    return shares


def _stages(session: Session, members: Collection[int], period: Period) -> list[Row]:
    entry, following = StageEntry, aliased(StageEntry)
    went_on = or_(
        following.deal_id.is_not(None), and_(entry.stage == LAST_STAGE, Deal.status == "won")
    )
    next_one = and_(
        following.company_id == entry.company_id,
        following.deal_id == entry.deal_id,
        following.stage == case(FOLLOWING, value=entry.stage),
    )
    wanted = (
        select(Deal.owner_id, entry.stage, func.sum(case((went_on, 1), else_=0)), func.count())
        .select_from(entry)
        .join(Deal, and_(Deal.company_id == entry.company_id, Deal.id == entry.deal_id))
        .outerjoin(following, next_one)
        .where(
            entry.company_id == company_of(session),
            entry.entered_on.between(period.first, period.last),
            Deal.owner_id.in_(members),
        )
        .group_by(Deal.owner_id, entry.stage)
    )
    return [(one, f"{STAGE}{stage}", on, all_) for one, stage, on, all_ in session.execute(wanted)]


def _visits(session: Session, members: Collection[int], period: Period) -> list[Row]:
    wanted = (
        select(Activity.member_id, func.count())
        .where(
            Activity.company_id == company_of(session),
            Activity.member_id.in_(members),
            Activity.type == "visit",
            Activity.occurred_on.between(period.first, period.last),
        )
        .group_by(Activity.member_id)
    )
    return [(one, VISITS, visits, 1) for one, visits in session.execute(wanted)]


def _follow_ups(
    session: Session, members: Collection[int], period: Period, calendar: WorkCalendar
) -> list[Row]:
    """Count what was due, and of it what was done by the day; on a day off, by the next workday."""
    kept = and_(FollowUp.done_on.is_not(None), FollowUp.done_on <= _deadline(period, calendar))
    wanted = (
        select(FollowUp.member_id, func.sum(case((kept, 1), else_=0)), func.count())
        .where(
            FollowUp.company_id == company_of(session),
            FollowUp.member_id.in_(members),
            FollowUp.due_on.between(period.first, period.last),
        )
        .group_by(FollowUp.member_id)
    )
    return [(one, FOLLOW_UPS, done, due) for one, done, due in session.execute(wanted)]


def _deadline(period: Period, calendar: WorkCalendar) -> ColumnElement[date]:
    moved = {
        day: last for day in period.each_day() if (last := calendar.working_day_from(day)) != day
    }
    due = FollowUp.due_on.expression
    return case(moved, value=due, else_=due) if moved else due


def _losses(session: Session, members: Collection[int], period: Period) -> Iterable[Row]:
    wanted = (
        select(Deal.owner_id, Deal.loss_reason, func.count())
        .where(
            Deal.company_id == company_of(session),
            Deal.owner_id.in_(members),
            Deal.status == "lost",
            Deal.closed_on.between(period.first, period.last),
        )
        .group_by(Deal.owner_id, Deal.loss_reason)
    )
    lost: dict[int, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for one, reason, count in session.execute(wanted):
        lost[one][reason or LossReason.OTHER.value] += count
    # A reason that somebody never lost for is a share of nothing, and no missing figure.
    for one, counts in lost.items():
        for reason in LossReason:
            if reason is not LossReason.OTHER:
                yield one, f"{LOSS}{reason.value}", counts[reason.value], sum(counts.values())
