"""The ledger of growth points: signed entries, never edited; a balance never goes below 0."""

from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core.errors import UserError
from core.storage.changes import add_record
from core.storage.tables import Person, Point
from core.vocabulary import Term


class PointReason(Term):
    """Why points were given or taken."""

    VISIT = "visit", "拜访记录", "Recorded visit"
    FOLLOW_UP_ON_TIME = "follow_up_on_time", "按时跟进", "Follow-up on time"
    STAGE_ADVANCED = "stage_advanced", "商机推进", "Deal moved forward"
    WIN = "win", "赢单", "Win"
    TRAINING = "training", "培训", "Training"
    SUGGESTION = "suggestion", "建议", "Suggestion"
    SUGGESTION_ACCEPTED = "suggestion_accepted", "建议被采纳", "Accepted suggestion"
    SUGGESTION_DECLINED = "suggestion_declined", "建议未采纳", "Declined suggestion"
    HELP = "help", "帮助同事的商机", "Helped a colleague's deal"
    SATISFACTION = "satisfaction", "满意度 9 分以上", "Satisfaction of 9 or more"
    REDEEMED = "redeemed", "兑换", "Redeemed"
    TAKEN_BACK = "taken_back", "撤销收回", "Taken back by undo"


WORTH = {
    PointReason.VISIT: 1,
    PointReason.FOLLOW_UP_ON_TIME: 2,
    PointReason.STAGE_ADVANCED: 3,
    PointReason.WIN: 10,
    PointReason.TRAINING: 5,
    PointReason.SUGGESTION: 0,
    PointReason.SUGGESTION_ACCEPTED: 5,
    PointReason.SUGGESTION_DECLINED: 0,
    PointReason.HELP: 5,
    PointReason.SATISFACTION: 3,
}


def balance_of(session: Session, person_id: int) -> int:
    summed = select(func.sum(Point.points)).where(Point.person_id == person_id)
    # PostgreSQL adds up whole numbers to a decimal.
    return int(session.scalar(summed) or 0)


def award_points(
    session: Session,
    person_id: int,
    reason: PointReason,
    day: date,
    source: tuple[str, int] | None = None,
    note: str | None = None,
) -> Point:
    """Enter what `reason` is worth; `source` names the record: table and id.

    `note` says what it was for, as its writer put it.
    """
    table, row_id = source or (None, None)
    point = Point(
        person_id=person_id,
        points=WORTH[reason],
        reason=reason.value,
        source=table,
        source_id=row_id,
        day=day,
        note=note,
    )
    add_record(session, point)
    return point


def redeem_points(
    session: Session, person: Person, points: int, day: date, note: str | None = None
) -> Point:
    """Subtract points for what `note` names; raises UserError when the balance is too low."""
    # Two redemptions at once would each see the whole balance, so the person's row is the lock.
    session.scalars(select(Person).where(Person.id == person.id).with_for_update()).one()
    balance = balance_of(session, person.id)
    if points > balance:
        raise UserError(
            f"积分不够：现有 {balance} 分，要兑换 {points} 分。",
            f"Not enough points: you have {balance} and want to redeem {points}.",
            code="not_enough_points",
        )
    point = Point(
        person_id=person.id,
        points=-points,
        reason=PointReason.REDEEMED.value,
        source=None,
        source_id=None,
        day=day,
        note=note,
    )
    add_record(session, point)
    return point
