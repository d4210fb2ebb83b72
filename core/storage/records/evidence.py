"""What shows that a visit took place; told by its member, or by the platform they were on."""

from dataclasses import dataclass, fields
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.storage.changes import add_record
from core.storage.tables import Activity, VisitEvidence
from core.vocabulary import ActivityKind

# A place or a photo that comes after a visit was recorded belongs to it for so long.
BELONGS_FOR = timedelta(hours=2)
MOST_SHOWN = 200


@dataclass(frozen=True)
class Evidence:
    """Where a visit was, how many minutes it took, and the name of a photo of it."""

    place: str | None = None
    photo: str | None = None
    minutes: int | None = None

    def __bool__(self) -> bool:
        return any(getattr(self, one.name) is not None for one in fields(self))


def keep_evidence(session: Session, activity: Activity, evidence: Evidence) -> VisitEvidence:
    """Add to what is known of a visit; what is said again takes the place of what was."""
    row = session.get(VisitEvidence, (activity.company_id, activity.id))
    if row is None:
        row = VisitEvidence(
            activity_id=activity.id,
            place=evidence.place,
            photo=evidence.photo,
            minutes=evidence.minutes,
        )
        add_record(session, row)
        return row
    for one in fields(evidence):
        if (value := getattr(evidence, one.name)) is not None:
            setattr(row, one.name, value)
    return row


def last_visit(session: Session, member_id: int, now: datetime) -> Activity | None:
    """Return the visit that somebody recorded last, while evidence still belongs to it."""
    visits = select(Activity).where(
        Activity.member_id == member_id,
        Activity.type == ActivityKind.VISIT.value,
        Activity.recorded_at > now - BELONGS_FOR,
    )
    return session.scalars(visits.order_by(Activity.id.desc()).limit(1)).first()


def visits_to(session: Session, account_id: int) -> list[Activity]:
    """Return the visits to a customer, the latest first."""
    visits = select(Activity).where(
        Activity.account_id == account_id, Activity.type == ActivityKind.VISIT.value
    )
    newest = (Activity.occurred_on.desc(), Activity.id.desc())
    return list(session.scalars(visits.order_by(*newest).limit(MOST_SHOWN)))


def evidence_of(session: Session, activity_ids: list[int]) -> dict[int, VisitEvidence]:
    """Return what shows that visits took place, by the id of the activity."""
    wanted = select(VisitEvidence).where(VisitEvidence.activity_id.in_(activity_ids))
    return {row.activity_id: row for row in session.scalars(wanted)}
