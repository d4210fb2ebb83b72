"""The fake workspace behind HTTP on the loopback, with failures to order."""

import asyncio
import json
from base64 import b64encode
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from tests.platforms.slack.fake import (
    APP_TOKEN,
    CLIENT_ID,
    SECRET,
    TOKEN,
    FakeSlack,
    Json,
    RefusalError,
)
from tests.platforms.wecom.server import served


@dataclass(frozen=True)
class Trouble:
    """What happens to one call instead of a plain answer; `acts` first does what was asked."""

    status: int = 200
    body: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    acts: bool = False
    hangs_up: bool = False
    waits: float = 0.0


def refused(error: str) -> Trouble:
    return Trouble(body=json.dumps({"ok": False, "error": error}))


def rate_limited(seconds: int) -> Trouble:
    limited = json.dumps({"ok": False, "error": "ratelimited"})
    return Trouble(429, limited, {"Retry-After": str(seconds)})


DROPPED_ANSWER = Trouble(acts=True, hangs_up=True)
DROPPED_REQUEST = Trouble(hangs_up=True)
BAD_GATEWAY = Trouble(502, "<html>Bad gateway</html>")
SERVER_ERROR_AFTER_ACTING = Trouble(500, '{"ok": false, "error": "internal_error"}', acts=True)


@dataclass
class SlackServer:
    """A running fake: the workspace, its address, and the troubles to come."""

    workspace: FakeSlack
    troubles: dict[str, list[Trouble]] = field(default_factory=dict)

    @property
    def api_url(self) -> str:
        return f"{self.workspace.address}api/"

    @property
    def response_url(self) -> str:
        return f"{self.workspace.address}response/1"

    def next(self, method: str, *troubles: Trouble) -> None:
        """Let these happen to the next calls of a method."""
        self.troubles.setdefault(method, []).extend(troubles)

    def trouble(self, method: str) -> Trouble | None:
        waiting = self.troubles.get(method, [])
        return waiting.pop(0) if waiting else None

    def open(self, workspace: FakeSlack) -> None:
        """Begin anew with an empty workspace at the same address."""
        workspace.address = self.workspace.address
        self.workspace = workspace
        self.troubles = {}


@contextmanager
def slack_server(workspace: FakeSlack) -> Iterator[SlackServer]:
    server = SlackServer(workspace)
    with served(_app(server)) as address:
        workspace.address = address
        yield server


def _app(server: SlackServer) -> Starlette:
    async def call(request: Request) -> Response:
        method = request.path_params["method"]
        server.workspace.calls[method] += 1
        return await _answered(server, method, request)

    async def upload(request: Request) -> Response:
        server.workspace.calls["upload"] += 1
        trouble = server.trouble("upload")
        content = await request.body()
        if trouble is not None:
            return _troubled(trouble)
        taken = server.workspace.take_bytes(request.path_params["file"], content)
        return PlainTextResponse(f"OK - {len(content)}", 200 if taken else 400)

    async def respond(request: Request) -> Response:
        server.workspace.calls["respond"] += 1
        trouble = server.trouble("respond")
        if trouble is not None:
            return _troubled(trouble)
        server.workspace.responses.append(await request.json())
        return PlainTextResponse("ok")

    return Starlette(
        routes=[
            Route("/api/{method}", call, methods=["GET", "POST"]),
            Route("/upload/{file}", upload, methods=["POST"]),
            Route("/files-pri/{file}/download/{name}", _giving(server)),
            Route("/response/{number}", respond, methods=["POST"]),
        ]
    )


def _giving(server: SlackServer) -> Callable[[Request], Awaitable[Response]]:
    """Return what hands out files that people sent, to whom has the token."""

    async def give(request: Request) -> Response:
        server.workspace.calls["download"] += 1
        trouble = server.trouble("download")
        if trouble is not None:
            return _troubled(trouble)
        if request.headers.get("authorization") != f"Bearer {TOKEN}":
            return RedirectResponse("/login")  # As Slack does, and then answers in HTML.
        return Response(server.workspace.sent_file(request.path_params["file"]))

    return give


async def _answered(server: SlackServer, method: str, request: Request) -> Response:
    trouble = server.trouble(method)
    arguments = await _arguments(request)
    if trouble is None or trouble.acts:
        answer = _act(server.workspace, method, arguments, request)
    else:
        answer = {}
    if trouble is None:
        limited = answer.get("error") == "ratelimited"
        headers = {"Retry-After": "1"} if limited else {"X-OAuth-Scopes": server.workspace.scopes}
        return JSONResponse(answer, 429 if limited else 200, headers)
    await asyncio.sleep(trouble.waits)
    return _troubled(trouble)


def _act(workspace: FakeSlack, method: str, arguments: Json, request: Request) -> Json:
    if request.headers.get("authorization") != _credentials(method):
        return {"ok": False, "error": "invalid_auth"}
    try:
        return {"ok": True, **workspace.call(method, arguments)}
    except RefusalError as refusal:
        return refusal.answer


def _credentials(method: str) -> str:
    if method == "oauth.v2.access":
        return "Basic " + b64encode(f"{CLIENT_ID}:{SECRET}".encode()).decode()
    return f"Bearer {APP_TOKEN if method == 'apps.connections.open' else TOKEN}"


async def _arguments(request: Request) -> Json:
    if request.headers.get("content-type", "").startswith("application/json"):
        return json.loads(await request.body() or b"{}")
    async with request.form() as form:
        return {**request.query_params, **form}


def _troubled(trouble: Trouble) -> Response:
    if trouble.hangs_up:
        return _HangUp()
    return Response(trouble.body, trouble.status, trouble.headers)


class _HangUp(Response):
    """Begins an answer and breaks off, as a lost connection does."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = [(b"content-length", b"100")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
