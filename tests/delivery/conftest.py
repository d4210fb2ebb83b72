"""A desk with an outbox, a settable clock and a recording messenger."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.delivery import Delivery, Patience
from bot.drawing import DrawingError
from core.reply import Post, Reply, ToPerson, ToRoom
from core.storage.company import FIRST_COMPANY
from core.storage.database import Database
from core.storage.outbox import put
from core.storage.tables import OutboxPost
from tests.company import Chat, SettableClock
from tests.delivery.messengers import RecordingMessenger

PATIENCE = Patience(
    lease=timedelta(seconds=60),
    quarantine=timedelta(seconds=40),
    first_retry=timedelta(seconds=2),
)


def no_picture(chart) -> bytes:
    raise DrawingError("no drawing here")


@dataclass
class Desk:
    """Puts posts and delivers them, at the moment its clock shows."""

    database: Database
    ids: dict[str, int]
    clock: SettableClock
    slack: RecordingMessenger = field(default_factory=RecordingMessenger)
    draw: Callable = no_picture

    def __post_init__(self) -> None:
        self.delivery = self.another({"slack": self.slack})

    def another(self, messengers) -> Delivery:
        """Open another process's delivery on the same database."""
        return Delivery(
            self.database,
            messengers,
            self.draw,
            self.clock,
            patience=PATIENCE,
        )

    def tell(self, text: str, to="李雪", key: str | None = None, **more) -> None:
        address = ToPerson(self.ids[to]) if isinstance(to, str) else to
        post = Post(address, Reply(text), key or f"job:test:{text}")
        with self.database.writing(FIRST_COMPANY) as session:
            put(session, post, now=self.clock.now(), **more)

    def deliver(self, after: float = 0) -> int:
        """Let seconds pass, then deliver what is due."""
        self.clock.moment += timedelta(seconds=after)
        return self.delivery.deliver_due(self.clock.now())

    def row(self, text: str) -> OutboxPost:
        with self.database.reading(FIRST_COMPANY) as session:
            found = select(OutboxPost).where(OutboxPost.key == f"job:test:{text}")
            return session.scalars(found).one()

    def all_texts(self) -> list[str]:
        with self.database.reading(FIRST_COMPANY) as session:
            return [row.reply for row in session.scalars(select(OutboxPost))]


BOARD = ToRoom("slack", "C-EAST")


@pytest.fixture
def desk(chat_on_both: Chat) -> Desk:
    return Desk(chat_on_both.database, chat_on_both.ids, chat_on_both.clock)
