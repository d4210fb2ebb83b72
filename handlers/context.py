"""What a handler is given beside the understood message."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from sqlalchemy.orm import Session

from core.calendar import WorkCalendar
from core.language.dates.moments import Clock
from core.language.names.known_names import Directory
from core.language.sentence.scene import Scene, lay_out
from core.language.understand import LONGEST_MESSAGE, read_closely, unread
from core.language.understanding import Intent, Understanding
from core.reply import Reply
from core.storage.changes import Author, begin_change
from core.storage.tables import Change, Company, Draft, Person
from core.wording import Wording


@dataclass(frozen=True)
class Room:
    """Where the answer will be seen: `sender` alone, or everyone in the channel `id`."""

    platform: str
    kind: Literal["dm", "channel"]
    id: str
    seen_by: Literal["sender", "room"] = "sender"

    @property
    def key(self) -> str:
        return f"{self.platform}:{self.id}"

    @property
    def answers_in(self) -> str:
        """Name where an answer is expected: what a whole channel would see is asked in private."""
        return f"{self.platform}:private" if self.seen_by == "room" else self.key

    @property
    def hears(self) -> list[str]:
        """Name the places whose questions a message here may answer.

        What a channel was the reason for is asked in private, and answered there or in a channel.
        """
        private = f"{self.platform}:private"
        return [self.key, private] if self.kind == "dm" or self.seen_by == "room" else [self.key]


@dataclass
class Talk:
    """What the conversation adds to one message, shared by everything that handles it.

    `waiting` is the question that was open when it came, `answered` whether the message answered
    it. `spoken_of` are the customers it is about if it names none, where that is known without a
    look at what came before. `taken_as` is the customer spoken of just now that it was taken to
    be about. `lines` are said below the answer's heading. `reply` is the whole answer where no
    feature needs to be asked. `question` is what is asked for, without the `page` of it that is
    wanted.
    """

    waiting: Draft | None = None
    answered: bool = False
    spoken_of: tuple[str, ...] = ()
    taken_as: str | None = None
    lines: list[str] = field(default_factory=list)
    reply: Reply | None = None
    question: str = ""
    page: int = 1


@dataclass
class Context:
    """One message's surroundings: who asks, where, when, and the open transaction.

    `now` is in the company's zone. Handlers add rows to `session` after `writes(...)`; nobody
    but `bot/incoming.py` commits.
    """

    session: Session
    company: Company
    person: Person
    now: datetime
    wording: Wording
    directory: Directory
    calendar: WorkCalendar
    room: Room
    author: Author
    change: Change | None = field(default=None)
    talk: Talk = field(default_factory=Talk)
    _scenes: dict[str, Scene] = field(default_factory=dict, init=False)

    @property
    def today(self) -> date:
        return self.now.date()

    @property
    def clock(self) -> Clock:
        return Clock(self.now, self.calendar)

    def understand(self, text: str) -> Understanding:
        """Read a text as if the sender had typed it just now."""
        if len(text) > LONGEST_MESSAGE:
            return unread(text)
        reading = read_closely(text, self.directory, self.clock, self.company.currency)
        self._scenes[reading.typed.rest] = reading.scene
        return reading.meaning

    def lay_out(self, text: str) -> Scene:
        """Find what a text names; the same text is read once, however many ask about it."""
        if text not in self._scenes:
            self._scenes[text] = lay_out(text, self.directory, self.clock)
        return self._scenes[text]

    def say(self, zh: str, en: str, **values: object) -> str:
        return self.wording.say(zh, en, **values)

    def writes(self, intent: Intent) -> Change:
        """Open this message's change, or return the one that is open already."""
        if self.change is None:
            self.change = begin_change(self.session, self.author, intent.value, self.now)
        return self.change
