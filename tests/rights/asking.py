"""Asks as anybody, anywhere, and lets the books forget it again."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.incoming import Incoming
from bot.messages import Conversation, IncomingMessage
from core.reply import Reply, reply_from_json
from core.storage.company import FIRST_COMPANY
from core.storage.database import Database
from core.storage.tables import Account, Deal, OutboxPost
from tests.company import SettableClock
from tests.rights.company200 import Member

DM = "DM"


class ForgetfulDatabase(Database):
    """Rolls every message back once its posts were read, so that all find the same books."""

    posts: list[OutboxPost]
    rows: list[dict[str, object]]

    @contextmanager
    def writing(self, company_id: int) -> Iterator[Session]:
        self.posts, self.rows = [], []
        with self._session(self.engine, company_id) as session:
            session.begin()
            yield session
            session.flush()
            self.rows = session.info.pop("change_rows", [])
            self.posts = list(session.scalars(select(OutboxPost)))
            session.expunge_all()
            session.rollback()


@dataclass(frozen=True)
class Heard:
    """What became of one question: what stands in the room, and what went to whom."""

    said: Reply
    in_room: str
    to_people: dict[int, str]
    to_rooms: dict[str, str]
    rows: list[dict[str, object]]


@dataclass
class Asking:
    """Delivers messages to the real road of a message."""

    database: ForgetfulDatabase
    count: int = 0
    incoming: Incoming = field(init=False)
    deal_owners: dict[int, int] = field(init=False)
    account_owners: dict[int, int | None] = field(init=False)

    def __post_init__(self) -> None:
        self.incoming = Incoming(self.database, SettableClock())
        with self.database.reading(FIRST_COMPANY) as session:
            self.deal_owners = dict(session.execute(select(Deal.id, Deal.owner_id)).all())
            owners = select(Account.id, Account.owner_id)
            self.account_owners = dict(session.execute(owners).all())

    def ask(self, who: Member, text: str, room: str = DM) -> Heard:
        self.count += 1
        kind = "dm" if room == DM else "channel"
        conversation = Conversation(kind, str(who.id) if room == DM else room, platform="slack")
        message = IncomingMessage(
            platform="web",
            tenant="local",
            message_id=f"r{self.count}",
            sender=str(who.id),
            text=text,
            conversation=conversation,
            sent_at=self.incoming.clock.now(),
            seen_by="sender" if room == DM else "room",
        )
        reply = self.incoming.receive(message).reply
        assert reply is not None, text
        assert reply.error_code not in {"broken", "busy", "unavailable"}, (text, reply.text)
        people: dict[int, str] = {}
        rooms: dict[str, str] = {}
        for post in self.database.posts:
            kind_of, _, rest = post.lane.partition(":")
            if kind_of == "person":
                people[int(rest)] = people.get(int(rest), "") + post.reply
            else:
                rooms[rest] = rooms.get(rest, "") + post.reply
        shown = f"{reply.text}{reply.card}{reply.data}{reply.pictures}"
        return Heard(self._whole(reply), shown, people, rooms, self.database.rows)

    def _whole(self, reply: Reply) -> Reply:
        """Return the answer itself: what was kept for the sender's own messages, if it was."""
        mine = [
            post
            for post in self.database.posts
            if post.key.startswith("answer:") and post.key.endswith(":private")
        ]
        return reply_from_json(mine[0].reply) if mine else reply
