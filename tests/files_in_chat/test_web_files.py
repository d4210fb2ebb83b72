"""What the page's server takes and gives: files with their names told, links that are sealed."""

import asyncio
import json
from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from starlette.applications import Starlette

from bot.assemble import Books
from bot.buttons import ButtonSigner
from bot.web.conversation import WebConversation
from bot.web.files import MOST_AT_ONCE_BYTES
from bot.web.messenger import Gallery
from bot.web.page import Page
from bot.web.routes import WebChat
from bot.web.session import WebHouse
from bot.web.transcript import Entry, Transcript
from core.reply import Attachment, Reply
from core.storage.company import FIRST_COMPANY
from core.storage.drops import KEPT_FOR, keep_file
from core.storage.tables import FileDrop
from core.wording import Wording
from tests.company import SettableClock
from tests.files_in_chat.sending import ADMIN, Sending

GOOD = "客户名称\n蓝海\n".encode()


@dataclass
class Served:
    """The demo's routes over ASGI, without a network."""

    sending: Sending
    signer: ButtonSigner = field(default_factory=lambda: ButtonSigner(b"key"))

    def __post_init__(self) -> None:
        chat = self.sending.chat
        conversation = WebConversation(
            chat.incoming, Transcript(), Gallery(lambda _: b""), self.signer
        )
        self.clock: SettableClock = chat.clock
        books = Books(chat.database, Wording(), b"key")
        house = WebHouse(books, conversation, self.clock)
        self.transcript = conversation.transcript
        self.app = Starlette(routes=WebChat(house).routes())

    def call(self, method: str, path: str, headers: dict | None = None, body: bytes = b""):
        """Return the status and the body of the answer."""
        return asyncio.run(self._called(method, path, headers or {}, body))

    def uploads(self, told: object, body: bytes, person: object = None) -> int:
        person = self.sending.chat.ids[ADMIN] if person is None else person
        headers = {"x-files": json.dumps(told), "x-person": str(person)}
        return self.call("POST", "/files", headers, body)[0]

    async def _called(self, method: str, path: str, headers: dict, body: bytes):
        sent: list[dict] = []

        async def receive() -> dict:
            return {"type": "http.request", "body": body, "more_body": False}

        async def send(message: dict) -> None:
            sent.append(message)

        raw = [(k.encode(), v.encode()) for k, v in headers.items()]
        scope = {"type": "http", "method": method, "path": path, "headers": raw,
                 "query_string": b"", "root_path": ""}  # fmt: skip
        await self.app(scope, receive, send)
        return sent[0]["status"], b"".join(each.get("body", b"") for each in sent[1:])


@pytest.fixture
def served(sending: Sending) -> Served:
    return Served(sending)


def link(served: Served, file_id: int) -> str:
    entry = Entry(
        "dm:1", served.clock.now(), "x", reply=Reply("x", files=(Attachment("a", file_id),))
    )
    [file] = Page(1, served.signer, Wording()).entry(entry, served.clock.now())["files"]
    return file["href"]


def kept(served: Served) -> int:
    with served.sending.chat.database.writing(FIRST_COMPANY) as session:
        person = served.sending.chat.ids[ADMIN]
        return keep_file(session, person, "商机.csv", GOOD, served.clock.now())


def test_a_file_is_taken_as_if_it_had_been_sent(served):
    assert served.uploads([["%E5%AE%A2%E6%88%B7.csv", len(GOOD)]], GOOD) == 200

    [said] = served.transcript.of_room(f"dm:{served.sending.chat.ids[ADMIN]}")
    assert said.text == "客户.csv"
    served.sending.errands.run_due()
    assert served.sending.posts()[0].card.title == "导入预览 · 客户.csv"


@pytest.mark.parametrize(
    ("told", "body", "status"),
    [
        (None, GOOD, 400),
        ([], b"", 400),
        ([["a.csv"]], GOOD, 400),
        ([["a.csv", "many"]], GOOD, 400),
        ([["a.csv", -1]], GOOD, 400),
        ([["a.csv", len(GOOD) + 1]], GOOD, 400),
        ([["a.csv", len(GOOD) - 1]], GOOD, 413),
        ([["a.csv", MOST_AT_ONCE_BYTES + 1]], b"", 413),
        ([["a.csv", 0]] * 12, b"", 400),
        ({"a.csv": 1}, GOOD, 400),
    ],
)
def test_an_odd_upload_is_refused(served, told: object, body: bytes, status: int):
    assert served.uploads(told, body) == status
    assert served.sending.chat.rows(FileDrop) == []


@pytest.mark.parametrize("person", ["", "nobody", "12"])
def test_an_upload_of_nobody_leaves_nothing(served, person: str):
    assert served.uploads([["a.csv", len(GOOD)]], GOOD, person) in {200, 400}
    assert served.sending.chat.rows(FileDrop) == []


def test_an_upload_without_our_header_is_refused(served):
    assert served.call("POST", "/files", {}, GOOD)[0] == 400


def test_a_link_gives_its_file(served):
    assert served.call("GET", link(served, kept(served))) == (200, GOOD)


def test_a_link_that_was_altered_gives_nothing(served):
    href = link(served, kept(served))

    assert served.call("GET", href[:-1] + ("0" if href[-1] != "0" else "1"))[0] == 404
    assert served.call("GET", "/files/s1.x.-.1.file:1")[0] == 404


def test_a_button_is_no_link(served):
    expires = served.clock.now() + timedelta(days=1)
    seal = served.signer.seal("undo", person=None, expires=expires)

    assert served.call("GET", f"/files/{seal}")[0] == 404


def test_a_link_is_good_for_a_day(served):
    href = link(served, kept(served))
    served.clock.moment += KEPT_FOR

    assert served.call("GET", href)[0] == 404
