"""What a job did for whom on which local day: the key of a row makes it happen once."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core.storage.columns import table_of
from core.storage.sessions import company_of
from core.storage.tables import Occurrence
from core.storage.upserts import insert_into

# `posted`; `nothing`: there was nothing to say; `skipped`: too late to be of use.
Outcome = Literal["posted", "nothing", "skipped"]
# The scope of the row that stands for a job's whole run of a day.
WHOLE_RUN = "*"

_occurrences = table_of(Occurrence)


@dataclass(frozen=True)
class OccurrenceKey:
    """One job, for one scope, on one local day; `slot` tells several of a day apart."""

    job: str
    scope: str
    local_date: date
    slot: str = ""


def happens_first_time(
    session: Session, key: OccurrenceKey, now: datetime, outcome: Outcome
) -> bool:
    """Record that it happens now; false when it had happened. The key decides, not a lookup."""
    row = {
        "company_id": company_of(session),
        "job": key.job,
        "scope": key.scope,
        "local_date": key.local_date,
        "slot": key.slot,
        "ran_at": now,
        "outcome": outcome,
    }
    insert = insert_into(_occurrences, session).on_conflict_do_nothing()
    return bool(session.connection().execute(insert, row).rowcount)


def not_yet_happened(session: Session, keys: Collection[OccurrenceKey]) -> frozenset[OccurrenceKey]:
    """Return the keys that have no row yet, so that the others need not be worded again."""
    found = session.execute(
        select(Occurrence.job, Occurrence.scope, Occurrence.local_date, Occurrence.slot).where(
            Occurrence.job.in_({key.job for key in keys}),
            Occurrence.scope.in_({key.scope for key in keys}),
            Occurrence.local_date.in_({key.local_date for key in keys}),
        )
    )
    return frozenset(keys) - {OccurrenceKey(*row) for row in found}


def days_done(session: Session, jobs: Collection[str], since: date) -> dict[str, set[date]]:
    """Return, by job, the local days since then on which the whole job ran or was skipped."""
    whole = select(Occurrence.job, Occurrence.local_date).where(
        Occurrence.job.in_(jobs), Occurrence.scope == WHOLE_RUN, Occurrence.local_date >= since
    )
    days: dict[str, set[date]] = {}
    for job, day in session.execute(whole):
        days.setdefault(job, set()).add(day)
    return days


def last_run(session: Session, job: str) -> datetime | None:
    """Return when the job last ran for anyone, skipped runs left out."""
    return session.scalar(
        select(func.max(Occurrence.ran_at)).where(
            Occurrence.job == job, Occurrence.outcome != "skipped"
        )
    )


def posted_on(
    session: Session, job: str, day: date, scopes: Collection[str] = ()
) -> datetime | None:
    """Return when the job last posted for that local day, to any of these scopes if some are."""
    posted = select(func.max(Occurrence.ran_at)).where(
        Occurrence.job == job, Occurrence.local_date == day, Occurrence.outcome == "posted"
    )
    return session.scalar(posted.where(Occurrence.scope.in_(scopes)) if scopes else posted)


def skipped_since(session: Session, moment: datetime) -> list[Occurrence]:
    """Return what was recorded as skipped after `moment`, oldest first."""
    return list(
        session.scalars(
            select(Occurrence)
            .where(Occurrence.outcome == "skipped", Occurrence.ran_at > moment)
            .order_by(Occurrence.local_date, Occurrence.job, Occurrence.slot)
        )
    )
