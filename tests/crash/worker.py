"""A worker process that puts posts and delivers them, and dies when it is told to."""

import os
import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from sqlalchemy.orm import Session

from bot.clock import MovableClock
from bot.delivery import Delivery, Patience
from bot.delivery_errors import AmbiguousFailure, TemporaryFailure
from bot.messenger import Outgoing
from core.reply import Post, Reply, ToRoom
from core.storage.company import FIRST_COMPANY
from core.storage.database import Database, DatabaseBusyError
from core.storage.occurrences import OccurrenceKey, happens_first_time
from core.storage.outbox import put

ROOMS = ("C-EAST", "C-EAST-1", "C-ALL")
POSTS = 6
CRASHED = 9
PATIENCE = Patience(first_retry=timedelta(milliseconds=1), longest_retry=timedelta(milliseconds=5))


class Steps:
    """Counts what the worker does and ends it, without any farewell, at one of the steps."""

    def __init__(self, crash_at: int | None) -> None:
        self.count, self.crash_at = 0, crash_at

    def step(self) -> None:
        self.count += 1
        if self.count == self.crash_at:
            os._exit(CRASHED)


class MortalDatabase(Database):
    """A database before and after each of whose commits the worker may die."""

    steps = Steps(None)

    @contextmanager
    def writing(self, company_id: int) -> Iterator[Session]:
        with super().writing(company_id) as session:
            yield session
            session.flush()
            self.steps.step()
        self.steps.step()


class Platform:
    """A chat platform outside of the worker: what it was sent stays in a file, line by line.

    `unreliable` loses one answer in ten and refuses one post in twenty.
    """

    def __init__(self, path: Path, steps: Steps, *, unreliable: bool) -> None:
        self.path, self.steps, self.unreliable = path, steps, unreliable

    def send(self, outgoing: Outgoing) -> str:
        self.steps.step()
        luck = random.random() if self.unreliable else 1.0
        if luck < 0.05:
            raise TemporaryFailure("refused")
        with self.path.open("a") as lines:
            lines.write(f"{outgoing.key}\n")
        self.steps.step()
        if luck < 0.15:
            raise AmbiguousFailure("answer lost")
        return "receipt"

    def was_sent(self, outgoing: Outgoing, since: datetime) -> bool:
        return outgoing.key in received(self.path)


def received(path: Path) -> list[str]:
    return path.read_text().splitlines() if path.exists() else []


def wanted_keys(posts: int = POSTS) -> set[str]:
    return {f"job:test:{number}" for number in range(posts)}


def work(url: str, path: Path, life: int, crash_at: int | None = None, **more) -> None:
    """Put every post that is not there yet, and deliver; `alone` until nothing is left."""
    posts, unreliable = more.get("posts", POSTS), more.get("unreliable", False)
    steps = Steps(crash_at)
    database = MortalDatabase(url)
    MortalDatabase.steps = steps
    # Each life begins after the leases of the lives before it have run out.
    clock = MovableClock(offset=timedelta(minutes=5) * life)
    platform = Platform(path, steps, unreliable=unreliable)
    delivery = Delivery(database, {"web": platform}, lambda chart: b"", clock, patience=PATIENCE)
    for number in range(posts):
        patiently(put_once, database, number)
        patiently(delivery.deliver_due, clock.now())
    # What others hold is left to them; time is only moved on when there are no others.
    while more.get("alone", True) and delivery.has_unsettled():
        clock.offset += timedelta(minutes=2)
        patiently(delivery.deliver_due, clock.now())
    database.close()


def patiently(act: Callable[..., object], *arguments: object) -> None:
    """Try again while others keep the database busy, as the bot's own loops do."""
    for _ in range(20):
        with suppress(DatabaseBusyError):
            act(*arguments)
            return


def put_once(database: Database, number: int) -> None:
    key = OccurrenceKey("test", "company", date(2026, 11, 23), str(number))
    now = datetime.now(UTC)  # noqa: TID251
    with database.writing(FIRST_COMPANY) as session:
        if happens_first_time(session, key, now, "posted"):
            room = ToRoom("slack", ROOMS[number % len(ROOMS)])
            put(session, Post(room, Reply("board"), f"job:test:{number}"), now=now)
