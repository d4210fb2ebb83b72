"""What was refused to whom, for those who look after the bot."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core.storage.sessions import company_of
from core.storage.tables import Person, Refusal


@dataclass(frozen=True)
class Refused:
    """Somebody asked for more than they may see or do."""

    at: datetime
    name: str
    wanted: str


def count_refused(session: Session) -> int:
    counted = select(func.count()).select_from(Refusal)
    return session.scalar(counted.where(Refusal.company_id == company_of(session))) or 0


def refused_lately(
    session: Session,
    top: int,
    *,
    skip: int = 0,
    person_id: int | None = None,
    since: datetime | None = None,
) -> list[Refused]:
    """Return the newest refusals first; `skip` of them are left out at the start."""
    wanted = (
        select(Refusal.refused_at, Person.name, Refusal.wanted)
        .join(Person, (Person.id == Refusal.person_id) & (Person.company_id == Refusal.company_id))
        .where(Refusal.company_id == company_of(session))
        .order_by(Refusal.refused_at.desc(), Refusal.id.desc())
        .limit(top)
        .offset(skip or None)
    )
    if person_id is not None:
        wanted = wanted.where(Refusal.person_id == person_id)
    if since is not None:
        wanted = wanted.where(Refusal.refused_at >= since)
    return [Refused(*row) for row in session.execute(wanted)]
