"""One open page of the demo: who is played, what they do, and what they see."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from sqlalchemy.orm import Session
from starlette.concurrency import run_in_threadpool
from starlette.websockets import WebSocket, WebSocketDisconnect

from bot.assemble import Books
from bot.web.conversation import WebConversation
from bot.web.page import Page
from bot.web.people import characters, rooms_of
from bot.web.suggestions import suggestions
from bot.web.transcript import Entry, Listener
from bot.web.travel import Travel, label_of
from core.errors import UserError
from core.storage.company import FIRST_COMPANY
from core.storage.languages import speak_to, speak_to_all
from core.storage.tables import Person
from core.wording import Language, Wording

LONGEST_MESSAGE = 20_000
Said = Mapping[str, str]
Found = TypeVar("Found")


@dataclass(frozen=True)
class WebHouse:
    """What every page shares: the books, the conversation and the clock."""

    books: Books
    conversation: WebConversation
    travel: Travel


class PageSession:
    """One open page: who is played, and what they see."""

    def __init__(self, house: WebHouse, socket: WebSocket) -> None:
        self._house = house
        self._socket = socket
        self._people = {str(c.id): c for c in self._read(characters)}
        # A manager may try everything: a record, the region's funnel, the team's board.
        managers = [c for c in self._people.values() if c.role == "manager"]
        self._person = next(iter(managers or self._people.values()))
        self._rooms: list[str] = []
        # What the page was switched to; whoever is played from then on is spoken to in it.
        self._language: Language | None = None
        self._actions: dict[str, Callable[[Said], Awaitable[None]]] = {
            "start": self._start,
            "become": self._become,
            "say": self._say,
            "press": self._press,
            "jump": self._jump,
            "language": self._speak,
        }

    async def listen(self) -> None:
        """Do what the page asks until it is closed."""
        while True:
            try:
                said = await self._socket.receive_json()
                await self._actions[said["do"]](said)
            except (KeyError, TypeError, ValueError, UserError):
                # Only a page that is not ours sends what we do not know.
                await self._send("refused")
            except WebSocketDisconnect:
                return

    async def push(self, listener: Listener) -> None:
        """Send each new entry that the played person may see."""
        while True:
            entry = await listener.entries.get()
            if self._sees(entry):
                await self._send("entry", entry=self._shape(entry))

    def _sees(self, entry: Entry) -> bool:
        return entry.room in self._rooms and entry.only_for in {None, self._person.id}

    async def _start(self, _: Said) -> None:
        # A browser's numbers lose the last digits of our ids, so ids travel as text.
        people = [vars(c) | {"id": key} for key, c in self._people.items()]
        await self._send("people", people=people, language=self._wording().language)
        await self._show_rooms()

    async def _become(self, said: Said) -> None:
        self._person = self._people[said["person"]]
        if self._language is not None:
            await self._choose(self._language)
        await self._show_rooms()

    async def _say(self, said: Said) -> None:
        text = said["text"][: LONGEST_MESSAGE + 1]
        if said["room"] in self._rooms and text.strip():
            await run_in_threadpool(
                self._house.conversation.say, self._person.id, self._person.name, said["room"], text
            )

    async def _press(self, said: Said) -> None:
        if said["room"] in self._rooms:
            press = self._house.conversation.press
            person = self._person
            await run_in_threadpool(
                press, person.id, person.name, said["room"], said["seal"], said["label"]
            )

    async def _jump(self, said: Said) -> None:
        await self._send("travelling")
        await run_in_threadpool(self._house.travel.jump, said["to"])
        await self._show_clock()

    async def _speak(self, said: Said) -> None:
        """Speak another language to the played person, and to the channels where that is theirs.

        The channels' is an admin's choice; whoever begins the demo chooses for the whole day.
        """
        language = said["language"]
        if self._person.role == "admin" or self._house.conversation.transcript.is_empty():
            await run_in_threadpool(speak_to_all, self._house.books.database, language)
        await self._choose(language)
        self._language = "en" if language == "en" else "zh"
        await self._show_rooms()

    async def _choose(self, language: str) -> None:
        house = self._house
        await run_in_threadpool(
            speak_to, house.books.database, self._person.id, language, house.travel.now()
        )

    async def _show_rooms(self) -> None:
        person = self._person
        rooms = await run_in_threadpool(self._read, lambda s: rooms_of(s, person.id))
        self._rooms = [f"dm:{person.id}", *(room.key for room in rooms)]
        transcript = self._house.conversation.transcript
        entries = [e for room in self._rooms for e in transcript.of_room(room)]
        await self._send(
            "rooms",
            person=str(person.id),
            rooms=[vars(room) | {"scope_id": str(room.scope_id)} for room in rooms],
            entries=[self._shape(entry) for entry in entries if self._sees(entry)],
            suggestions=await run_in_threadpool(self._read, lambda s: suggestions(s, person.id)),
        )
        await self._show_clock()

    async def _show_clock(self) -> None:
        wording, travel = self._wording(), self._house.travel
        jumps = {
            name: {"label": label_of(name, to, travel.now(), wording), "to": wording.moment(to)}
            for name, to in travel.targets().items()
        }
        await self._send("clock", now=wording.moment(travel.now()), jumps=jumps)

    def _shape(self, entry: Entry) -> dict[str, object]:
        page = Page(self._person.id, self._house.conversation.signer, self._wording())
        return page.entry(entry, self._house.travel.now())

    def _wording(self) -> Wording:
        wording = self._house.books.current_wording()
        own = self._language or self._read(self._own_language)
        return wording if own is None else replace(wording, language=own)

    def _own_language(self, session: Session) -> Language | None:
        own = session.get_one(Person, (FIRST_COMPANY, self._person.id)).language
        return None if own is None else "en" if own == "en" else "zh"

    def _read(self, question: Callable[[Session], Found]) -> Found:
        with self._house.books.database.reading(FIRST_COMPANY) as session:
            return question(session)

    async def _send(self, kind: str, **values: object) -> None:
        await self._socket.send_json({"kind": kind, **values})
