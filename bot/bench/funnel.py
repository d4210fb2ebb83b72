"""`/funnel east` from text to reply, against the same figures by hand-written SQL."""

import sqlite3
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select

from bot.assemble import company_wording
from bot.bench.books import SampleBooks
from bot.bench.by_hand import FunnelByHand, Rows
from bot.bench.findings import Bar, Finding, compared
from bot.bench.windows import alternate
from bot.clock import SystemClock
from core.calendar import WorkCalendar
from core.figures.funnel import baseline_period
from core.periods import quarter_containing
from core.reply import Reply
from core.storage.changes import Author
from core.storage.company import FIRST_COMPANY
from core.storage.database import Database
from core.storage.names import Directories
from core.storage.tables import Company, Person
from handlers.answer import answer
from handlers.context import Context, Room

MOST = Bar(1.5, "most")
QUESTION = "/funnel east"
ROUNDS_IN_A_WINDOW = 30
WINDOWS = 9


def funnel(books: SampleBooks) -> tuple[Finding, ...]:
    url = books.sqlite_copy()
    database = Database(url)
    now = SystemClock().now().astimezone(ZoneInfo("Asia/Shanghai"))
    period = quarter_containing(now.date())
    connection = sqlite3.connect(url.removeprefix("sqlite:///"))
    try:
        asker = Asker(database, now)
        by_hand = FunnelByHand(connection, period, baseline_period(period))
        if wrong := disagreements(asker.reply().data, by_hand.tables(now.date())):
            raise ValueError(f"the hand-written SQL disagrees at {', '.join(wrong)}")
        pairs = alternate(
            lambda: _milliseconds(asker.reply),
            lambda: _milliseconds(lambda: by_hand.tables(now.date())),
            WINDOWS,
        )
    finally:
        connection.close()
        database.close()
    return (compared("funnel", QUESTION, "ms", pairs, MOST),)


@dataclass
class Asker:
    """The first person of a role, who asks a question each time in a transaction of its own."""

    database: Database
    now: datetime
    question: str = QUESTION
    role: str = "admin"
    _directories: Directories = field(default_factory=Directories)
    _calendar: WorkCalendar = field(default_factory=WorkCalendar)

    def reply(self) -> Reply:
        with self.database.reading(FIRST_COMPANY) as session:
            company = session.get_one(Company, FIRST_COMPANY)
            of_role = select(Person).where(Person.role == self.role).order_by(Person.id)
            person = session.scalars(of_role).first()
            assert person is not None  # noqa: S101 (the sample has one)
            context = Context(
                session=session,
                company=company,
                person=person,
                now=self.now,
                wording=company_wording(company),
                directory=self._directories.of(session, company),
                calendar=self._calendar,
                room=Room("web", "dm", str(person.id), "sender"),
                author=Author(person.id, "web", "bench"),
            )
            return answer(self.question, context)


def _milliseconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    for _ in range(ROUNDS_IN_A_WINDOW):
        work()
    return (time.perf_counter() - began) * 1000 / ROUNDS_IN_A_WINDOW


def disagreements(
    data: dict[str, object] | None, tables: tuple[Rows, Rows, Rows, Rows]
) -> list[str]:
    """Return the stages whose counts differ: with any, the ratio would mean nothing."""
    if data is None:
        raise ValueError("the reply to the funnel has no figures")
    flows, _, open_now, _ = tables
    by_hand = {stage: tuple(counts[:3]) for stage, *counts in flows}
    in_hand = {stage: count for stage, count, _ in open_now}
    found = []
    stages = data["stages"]
    for said in stages if isinstance(stages, list) else ():
        if not isinstance(said, dict):
            raise TypeError("a stage is an object")
        counts = (said["entered"], said["advanced"], said["lost"])
        here = str(said["stage"])
        if by_hand.get(here, (0, 0, 0)) != counts or in_hand.get(here, 0) != said["open_count"]:
            found.append(here)
    return found
