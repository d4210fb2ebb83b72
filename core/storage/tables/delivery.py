"""What is said unasked: schedules, their occurrences, and the posts on their way out."""

from datetime import date, datetime

from sqlalchemy import Boolean, Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from core.storage.columns import Base, InCompany, Recorded


class Schedule(Recorded, Base):
    """When a job runs: a local time on working days, or on one weekday (0 = Monday).

    `effective_on` is the first local day on which this rule counts, so that an edit never
    fires twice on one day.
    """

    __tablename__ = "schedules"
    __table_args__ = (UniqueConstraint("company_id", "job"),)

    job: Mapped[str]
    local_time: Mapped[str]
    weekday: Mapped[int | None]
    effective_on: Mapped[date]
    enabled: Mapped[bool] = mapped_column(Boolean, default=True)


class Occurrence(InCompany, Base):
    """One run of a job for one scope and local day. Its key decides that it happens once."""

    __tablename__ = "occurrences"

    job: Mapped[str] = mapped_column(primary_key=True)
    scope: Mapped[str] = mapped_column(primary_key=True)
    local_date: Mapped[date] = mapped_column(primary_key=True)
    slot: Mapped[str] = mapped_column(primary_key=True)
    ran_at: Mapped[datetime]
    outcome: Mapped[str]


class OutboxPost(Recorded, Base):
    """A message to be sent once.

    `state`: queued, sending (leased until `leased_until`), unsure (the answer was lost; to be
    looked up before anything is sent again), sent, parked (cannot be delivered; says why),
    withdrawn (what it told was taken back before it was sent).
    """

    __tablename__ = "outbox"
    __table_args__ = (
        UniqueConstraint("company_id", "key"),
        Index(None, "company_id", "state", "not_before"),
    )

    key: Mapped[str]
    address: Mapped[str] = mapped_column(Text)
    lane: Mapped[str]
    reply: Mapped[str] = mapped_column(Text)
    change_id: Mapped[int | None]
    created_at: Mapped[datetime]
    not_before: Mapped[datetime]
    state: Mapped[str] = mapped_column(default="queued")
    attempts: Mapped[int] = mapped_column(default=0)
    leased_until: Mapped[datetime | None]
    leased_by: Mapped[str | None]
    attempted_at: Mapped[datetime | None]
    sent_at: Mapped[datetime | None]
    receipt: Mapped[str | None]
    problem: Mapped[str | None]
