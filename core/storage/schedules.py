"""When each job runs in a company: rows that are there from the first use on, and settable."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.errors import UserError
from core.storage.columns import new_id, table_of
from core.storage.sessions import company_of
from core.storage.tables import Schedule
from core.storage.upserts import insert_into

# The local time of a job whose every item has a time of its own.
EACH_AT_ITS_TIME = "*"


@dataclass(frozen=True)
class Default:
    """The time a job has until the company sets another: a local time, perhaps one weekday."""

    local_time: str
    weekday: int | None = None


DEFAULTS: Mapping[str, Default] = {
    "follow-up-reminders": Default(EACH_AT_ITS_TIME),
    "service-orders": Default(EACH_AT_ITS_TIME),
    "daily-todo": Default("08:30"),
    "morning-leaderboard": Default("09:00"),
    "payments-due": Default("09:20"),
    "monthly-review": Default("09:40"),
    "stalled-deals": Default("10:10", weekday=0),
    "pace-alerts": Default("16:40", weekday=2),
    "weekly-summary": Default("17:30", weekday=4),
}


def schedules_of(session: Session) -> dict[str, Schedule]:
    """Return the company's schedules by job, in the order of the defaults."""
    rows = {row.job: row for row in session.scalars(select(Schedule))}
    return {job: rows[job] for job in DEFAULTS if job in rows}


def seed_schedules(session: Session, effective_on: Mapping[str, date]) -> None:
    """Add the schedules that are missing, each counting from its day of `effective_on`."""
    rows = [
        {
            "company_id": company_of(session),
            "id": new_id(),
            "job": job,
            "local_time": default.local_time,
            "weekday": default.weekday,
            "effective_on": effective_on[job],
            "enabled": True,
        }
        for job, default in DEFAULTS.items()
    ]
    insert = insert_into(table_of(Schedule), session).on_conflict_do_nothing()
    session.connection().execute(insert, rows)


def set_schedule(
    session: Session,
    job: str,
    *,
    local_time: str | None = None,
    enabled: bool | None = None,
    effective_on: date,
) -> Schedule:
    """Change when a job runs, from `effective_on` (today, or tomorrow if it ran today) on.

    Raises UserError for a job that does not exist or a time that is none.
    """
    row = session.scalars(select(Schedule).where(Schedule.job == job)).one_or_none()
    if row is None:
        raise unknown_job(job)
    if local_time is not None:
        row.local_time = read_local_time(local_time)
    if enabled is not None:
        row.enabled = enabled
    row.effective_on = effective_on
    return row


def read_local_time(text: str) -> str:
    """Return a time of day as HH:MM; raises UserError when it is none."""
    try:
        return time.fromisoformat(text).strftime("%H:%M")
    except ValueError:
        raise UserError(
            f"“{text}”不是时间。请写成 08:30。",
            f"“{text}” is not a time of day. Write it like 08:30.",
        ) from None


def unknown_job(job: str) -> UserError:
    known = ", ".join(DEFAULTS)
    return UserError(
        f"没有叫“{job}”的任务。可用的有：{known}。",
        f"There is no job “{job}”. The jobs are: {known}.",
        code="not_found",
    )
