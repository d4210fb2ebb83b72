"""Asks a handler as one of the small company's people, in a direct message or a channel."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from core.calendar import WorkCalendar
from core.language.names.known_names import Directory
from core.language.understanding import Intent, Scope, Understanding
from core.reply import Reply
from core.storage.changes import Author
from core.storage.tables import Company, Person
from core.wording import Wording
from handlers.context import Context, Room
from tests.company import MONDAY
from tests.figures.books import Books

DM = Room("slack", "dm", "D1")
TEAM_CHANNEL = Room("slack", "channel", "C-EAST-1", seen_by="room")
REGION_CHANNEL = Room("slack", "channel", "C-EAST", seen_by="room")
UNKNOWN_CHANNEL = Room("slack", "channel", "C-ANY", seen_by="room")
Handler = Callable[[Understanding, Context], Reply]
EAST, COMPANY, ME = Scope("region", "east"), Scope("company"), Scope("me")
TEAM = Scope("team", "华东一部")


@dataclass
class Desk:
    """Books of a company, and the way to ask about them."""

    books: Books

    def ask(self, handler: Handler, name: str, room: Room = DM, **said: object) -> Reply:
        return handler(Understanding(intent=Intent.NONE, **said), self.context(name, room))

    def context(self, name: str, room: Room = DM, language: str = "zh") -> Context:
        session = self.books.session
        return Context(
            session=session,
            # The books are written in this transaction too, and one has one change.
            change=session.info["change"],
            company=session.get(Company, 1),
            person=session.get(Person, (1, self.books.people[name])),
            now=MONDAY,
            wording=Wording(language),
            directory=Directory.build((), ()),
            calendar=WorkCalendar(),
            room=room,
            author=Author(self.books.people[name], "slack", "m1"),
        )


def two_with_figures(desk: Desk) -> None:
    """Give two reps of a team a month: one with a target and a visit, one without."""
    books = desk.books
    books.won("李雪", date(2026, 11, 10), 620_000)
    books.won("王磊", date(2026, 11, 10), 400_000)
    books.activity("李雪", date(2026, 11, 10), score=9)
    books.target(books.member("李雪"), "revenue", "2026-11", "1000000")
