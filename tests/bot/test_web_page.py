"""The demo's page as its server sees it: closed at any moment, told where its clock leads."""

import asyncio
import json
from datetime import datetime, timedelta

import pytest
from starlette.applications import Starlette

from bot.assemble import Books
from bot.buttons import ButtonSigner
from bot.clock import MovableClock
from bot.web.conversation import WebConversation
from bot.web.messenger import Gallery
from bot.web.people import rooms_of
from bot.web.routes import WebChat
from bot.web.session import WebHouse
from bot.web.transcript import Entry, Transcript
from bot.web.travel import Travel, label_of
from core.calendar import WorkCalendar
from core.storage.company import FIRST_COMPANY
from core.wording import Wording
from tests.company import MONDAY, SHANGHAI, Chat, SettableClock

NIGHT, THURSDAY, FRIDAY = (
    MONDAY - timedelta(hours=6),
    MONDAY + timedelta(days=3),
    MONDAY + timedelta(days=4),
)


def page_of(chat: Chat, transcript: Transcript) -> Starlette:
    """Serve the page; while its clock moves, something is posted to everybody."""
    clock = MovableClock(SettableClock())
    conversation = WebConversation(
        chat.incoming, transcript, Gallery(lambda _: b""), ButtonSigner(b"key")
    )

    def post(start: datetime, end: datetime) -> None:
        transcript.add(Entry(f"dm:{chat.ids['张敏']}", end, "早上好"))

    travel = Travel(clock, SHANGHAI, WorkCalendar(), post)
    return Starlette(
        routes=WebChat(
            WebHouse(Books(chat.database, Wording(), b"key"), conversation, travel)
        ).routes()
    )


async def visited(app: Starlette, says: list[dict], leaves_at: str) -> list[str]:
    """Play a browser that is gone when the server wants to send a kind of message."""
    told = [{"type": "websocket.receive", "text": json.dumps(each)} for each in says]
    events = [{"type": "websocket.connect"}, *told, {"type": "websocket.disconnect", "code": 1001}]
    heard: list[str] = []

    async def receive() -> dict:
        return events.pop(0)

    async def send(message: dict) -> None:
        if message["type"] == "websocket.send":
            heard.append(json.loads(message["text"])["kind"])
            if heard[-1] == leaves_at:
                raise OSError

    await app({"type": "websocket", "path": "/socket", "headers": [], "query_string": b"",
               "root_path": "", "subprotocols": []}, receive, send)  # fmt: skip
    return heard


@pytest.mark.parametrize("moment", ["people", "travelling", "entry", "clock"])
def test_a_page_that_is_closed_is_no_error(chat: Chat, moment: str):
    transcript = Transcript()
    says = [{"do": "start"}, {"do": "jump", "to": "morning"}]

    heard = asyncio.run(visited(page_of(chat, transcript), says, leaves_at=moment))

    assert moment in heard
    assert transcript._watchers == []


@pytest.mark.parametrize(
    ("now", "zh", "en"),
    [
        (NIGHT, "今早 9:00", "9:00 today"),
        (MONDAY, "明早 9:00", "9:00 tomorrow"),
        (FRIDAY, "周一早 9:00", "9:00 on Mon"),
    ],
)
def test_the_button_to_the_next_morning_says_which_one(now: datetime, zh: str, en: str):
    travel = Travel(MovableClock(SettableClock(now)), SHANGHAI, WorkCalendar(), lambda *_: None)

    to = travel.targets()["morning"]

    words = [label_of("morning", to, now, Wording(language)) for language in ("zh", "en")]
    assert words == [zh, en]


def test_rooms_have_the_name_that_posts_call_them_by(chat: Chat):
    with chat.database.reading(FIRST_COMPANY) as session:
        rooms = rooms_of(session, chat.ids["何佳"])

    assert {room.name_en for room in rooms} == {"华东一部", "East", "Company"}
