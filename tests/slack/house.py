"""Our Slack app over ASGI, with a scripted neutral road behind it, or the real one."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from bot.buttons import LIFETIME, ButtonSigner
from bot.clock import MovableClock
from bot.messages import Answer, IncomingMessage
from bot.slack.client import SlackClient
from bot.slack.hearing import Hearing
from bot.slack.http import slack_app
from core.reply import Reply
from core.wording import Wording
from tests.platforms.slack.caller import SECRET, Request
from tests.platforms.slack.server import SlackServer

MONDAY = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
SIGNER = ButtonSigner(b"a key for tests")


@dataclass(frozen=True)
class Answered:
    """What our app answered to one HTTP request."""

    status: int
    body: bytes


@dataclass
class House:
    """Remembers what was heard; answers with `answer`, or takes the real `road`."""

    clock: MovableClock
    slack: SlackServer
    client: SlackClient
    heard: list[IncomingMessage] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    road: Callable[[IncomingMessage], Answer] | None = None
    answer: Answer = field(default_factory=lambda: Answer(Reply("Good."), Wording("en")))

    def __post_init__(self) -> None:
        self.hearing = Hearing(
            receive=self._receive,
            signer=SIGNER,
            clock=self.clock,
            wording=Wording("en"),
            client=lambda _: self.client,
            mention=lambda _, person: {1: "U1"}.get(person),
            removed=self.removed.append,
        )
        self.app = slack_app(self.hearing, SECRET)

    def gets(self, request: Request, method: str = "POST") -> Answered:
        """Let one request arrive over ASGI."""
        return asyncio.run(called(self.app, request, method))

    def sealed(self, command: str, person: str) -> str:
        """Return what one of our buttons in workspace T1 would carry."""
        expires = self.clock.now() + LIFETIME
        return SIGNER.within("T1").seal(command, person=person, expires=expires)

    def _receive(self, message: IncomingMessage) -> Answer:
        self.heard.append(message)
        return self.answer if self.road is None else self.road(message)


async def called(app: object, request: Request, method: str = "POST") -> Answered:
    """Call an ASGI app with a request whose body comes in two pieces, as bodies may."""
    half = len(request.body) // 2
    pieces = [(request.body[:half], True), (request.body[half:], False)]
    sent: list[dict] = []

    async def receive() -> dict:
        body, more = pieces.pop(0)
        return {"type": "http.request", "body": body, "more_body": more}

    async def send(message: dict) -> None:
        sent.append(message)

    headers = [
        (k.lower().encode("latin-1"), v.encode("latin-1")) for k, v in request.headers.items()
    ]
    scope = {
        "type": "http",
        "method": method,
        "path": "/slack/events",
        "headers": headers,
        "query_string": b"",
    }
    await app(scope, receive, send)
    body = b"".join(each.get("body", b"") for each in sent[1:])
    return Answered(sent[0]["status"], body)
