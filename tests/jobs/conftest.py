"""The small company with its jobs, at moments that tests name."""

from dataclasses import dataclass, field
from datetime import date, datetime

import pytest
from sqlalchemy import select

from core.reply import Post, Reply, reply_from_json
from core.storage.changes import Author, begin_change
from core.storage.company import FIRST_COMPANY
from core.storage.database import Database
from core.storage.tables import Account, Deal, FollowUp, Occurrence, OutboxPost
from jobs.by_hand import run_job
from jobs.due import DueJobs, Ran
from tests.company import MONDAY, SHANGHAI, Chat


def at(day: int, clock: str, month: int = 11) -> datetime:
    """Name a moment of November 2026: the 23rd is a Monday."""
    hour, minute = clock.split(":")
    return datetime(2026, month, day, int(hour), int(minute), tzinfo=SHANGHAI)


@dataclass
class Office:
    """Runs the jobs of the small company and shows what they put into the outbox."""

    database: Database
    ids: dict[str, int]
    due: DueJobs = field(init=False)

    def __post_init__(self) -> None:
        self.due = DueJobs(self.database)

    def tick(self, moment: datetime) -> Ran:
        return self.due.run_due(FIRST_COMPANY, moment)

    def run(self, job: str, moment: datetime, **more: object) -> list[Post]:
        return run_job(self.database, FIRST_COMPANY, job, moment, **more)

    def write(self, *rows: object) -> None:
        with self.database.writing(FIRST_COMPANY) as session:
            begin_change(session, Author(None, "test", "setting"), "import", MONDAY)
            session.add_all(rows)

    def account(self, short_name: str = "华东医疗") -> int:
        with self.database.reading(FIRST_COMPANY) as session:
            return session.scalars(select(Account.id).where(Account.short_name == short_name)).one()

    def follow_up(self, due_on: date, due_at: str | None = None, **more: object) -> FollowUp:
        values = {
            "account_id": self.account(),
            "member_id": self.ids["李雪"],
            "due_on": due_on,
            "due_at": due_at,
            "note": "报价",
            "created_at": at(20, "12:00"),
        } | more
        follow_up = FollowUp(**values)
        self.write(follow_up)
        return follow_up

    def deal(self, **more: object) -> Deal:
        values = {
            "number": 1,
            "account_id": self.account(),
            "owner_id": self.ids["李雪"],
            "stage": "proposal",
            "amount_minor": 50_000_000,
            "value_minor": 50_000_000,
            "currency": "CNY",
            "created_on": date(2026, 10, 1),
            "touched_on": date(2026, 11, 20),
        } | more
        deal = Deal(**values)
        self.write(deal)
        return deal

    def posts(self, job: str = "") -> list[tuple[str, Reply]]:
        """Return lane and reply of everything put out by a job, in order."""
        with self.database.reading(FIRST_COMPANY) as session:
            rows = session.scalars(select(OutboxPost).order_by(OutboxPost.id))
            return [
                (row.lane, reply_from_json(row.reply))
                for row in rows
                if row.key.startswith(f"job:{job}")
            ]

    def texts(self, job: str = "") -> list[str]:
        return [reply.text for _, reply in self.posts(job)]

    def skipped(self) -> list[tuple[str, date]]:
        with self.database.reading(FIRST_COMPANY) as session:
            rows = session.scalars(select(Occurrence).where(Occurrence.outcome == "skipped"))
            return sorted((row.job, row.local_date) for row in rows)


@pytest.fixture
def office(chat: Chat) -> Office:
    return Office(chat.database, chat.ids)


@pytest.fixture
def office_on_both(chat_on_both: Chat) -> Office:
    return Office(chat_on_both.database, chat_on_both.ids)
