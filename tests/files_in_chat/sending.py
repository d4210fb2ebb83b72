"""Sends files into a chat, does the work that waits, and reads what came of it."""

from dataclasses import dataclass, field

from sqlalchemy import select

from bot.files.errands import Errands
from bot.messages import Answer
from core.files.sent import SentFile
from core.reply import Reply, reply_from_json
from core.storage.company import FIRST_COMPANY
from core.storage.drops import file_kept
from core.storage.tables import OutboxPost
from tests.company import Chat

ADMIN = "何佳"
MONTHS = [f"2027-{month:02}" for month in range(1, 13)]


def sent(name: str, content: str | bytes, **more: object) -> SentFile:
    content = content.encode() if isinstance(content, str) else content
    return SentFile(name, len(content), **({"content": content} | more))


def targets(people: list[str], value: str = "100000") -> str:
    """Make a file of twelve monthly targets for each person."""
    rows = [f"个人,{name},销售额,{month},{value}" for name in people for month in MONTHS]
    return "\n".join(["层级,名称,指标,周期,目标值", *rows, ""])


@dataclass
class Sending:
    """The chat, and the worker beside it."""

    chat: Chat
    fetch: dict = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.errands = Errands(self.chat.database, self.chat.clock, self.fetch)

    def sends(self, *files: SentFile, name: str = ADMIN, text: str = "", **more: object) -> Answer:
        """Deliver files, as yet unlooked at."""
        return self.chat.hears(text, name, files=files, **more)

    def drops(self, *files: SentFile, name: str = ADMIN, **more: object) -> Reply:
        """Deliver files and return the first answer to them."""
        before = len(self.posts())
        answer = self.sends(*files, name=name, **more)
        self.errands.run_due()
        new = self.posts()[before:]
        return new[0] if new else answer.reply

    def presses(self, reply: Reply, label: str, name: str = ADMIN) -> Reply | None:
        """Press a button; returns what is answered a moment later, or else at once."""
        [command] = [b.command for b in reply.card.buttons if b.label == label]
        return self.says(command, name)

    def says(self, text: str, name: str = ADMIN) -> Reply | None:
        before = len(self.posts())
        answer = self.chat.hears(text, name)
        self.errands.run_due()
        new = self.posts()[before:]
        return new[0] if new else answer.reply

    def posts(self) -> list[Reply]:
        """Return the answers to files, the oldest first; what others are told is not among them."""
        with self.chat.database.reading(FIRST_COMPANY) as session:
            answers = select(OutboxPost).where(OutboxPost.key.startswith("answer:"))
            rows = session.scalars(answers.order_by(OutboxPost.id)).all()
            return [reply_from_json(row.reply) for row in rows]

    def given(self, reply: Reply) -> tuple[str, bytes]:
        """Return the one file that a reply brings."""
        [file] = reply.files
        with self.chat.database.reading(FIRST_COMPANY) as session:
            return file_kept(session, file.id, self.chat.clock.now())
