"""A conversation in the terminal: one message a line in, a card or a JSON object out."""

import json
import sys
import tempfile
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path
from typing import TextIO
from uuid import uuid4

from bot.assemble import Books, open_books
from bot.commands.options import clock_at
from bot.incoming import Incoming
from bot.messages import Answer, Conversation, IncomingMessage
from bot.settings import Settings
from bot.terminal.render import render
from charts import draw
from core.reply import Card, Reply
from core.storage.company import FIRST_COMPANY
from core.storage.people import person_named


@dataclass
class Terminal:
    """One person's conversation; pictures are written into a folder of its own."""

    incoming: Incoming
    sender: str

    def say(self, text: str) -> Answer:
        return self.incoming.receive(
            IncomingMessage(
                platform="terminal",
                tenant="local",
                message_id=uuid4().hex,
                sender=self.sender,
                text=text,
                conversation=Conversation("dm", self.sender),
                sent_at=self.incoming.clock.now(),
            )
        )

    @cached_property
    def folder(self) -> Path:
        """A folder that stays: the paths in it have been told. Made with the first picture."""
        return Path(tempfile.mkdtemp(prefix="salesbeat-"))

    def pictures_of(self, reply: Reply) -> list[str]:
        """Draw a reply's pictures and return where they are."""
        paths = []
        for picture in reply.pictures:
            path = self.folder / f"{picture.chart.kind}-{uuid4().hex[:8]}.png"
            path.write_bytes(draw(picture.chart))
            paths.append(str(path))
        return paths


def converse(
    settings: Settings, name: str, now: str | None, lines: TextIO, *, as_json: bool
) -> None:
    """Answer each line until the input ends."""
    books = open_books(settings)
    terminal = _terminal(books, name, now)
    interactive = lines.isatty()
    while True:
        if interactive:
            print("> ", end="", flush=True)  # noqa: T201
        line = lines.readline()
        if not line:
            return
        if text := line.strip():
            _show(terminal, terminal.say(text), as_json=as_json)


def _terminal(books: Books, name: str, now: str | None) -> Terminal:
    with books.database.reading(FIRST_COMPANY) as session:
        sender = str(person_named(session, name).id)
    incoming = Incoming(books.database, clock_at(now, books.zone), wording=books.wording)
    return Terminal(incoming, sender)


def _show(terminal: Terminal, answer: Answer, *, as_json: bool) -> None:
    reply = answer.reply
    if reply is None:
        return
    images = terminal.pictures_of(reply)
    if as_json:
        sys.stdout.write(json.dumps(reply_json(reply, images), ensure_ascii=False) + "\n")
    else:
        sys.stdout.write(render(reply, images) + "\n")
    sys.stdout.flush()


def reply_json(reply: Reply, images: list[str]) -> dict[str, object]:
    """Shape a reply as contract 6 prints it."""
    error = None
    if reply.error_code is not None:
        error = {"code": reply.error_code, "message": reply.text}
    printed: dict[str, object] = {
        "reply": {"text": reply.text, "card": card_json(reply.card), "images": images},
        "intent": reply.intent,
        "changed": [asdict(changed) for changed in reply.changed],
        "error": error,
    }
    if reply.data is not None:
        printed["data"] = reply.data
    return printed


def card_json(card: Card | None) -> dict[str, object] | None:
    return None if card is None else asdict(card)
