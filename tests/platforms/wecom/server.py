"""The fake WeCom behind HTTP on the loopback, and any other ASGI app in the same way."""

import json
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from tests.platforms.wecom.fake import FakeWeCom, refusal


def wecom_api(fake: FakeWeCom) -> Starlette:
    async def get_token(request: Request) -> Response:
        fake.calls["gettoken"] += 1
        injected = fake.injected_code("gettoken")
        query = request.query_params
        if injected is not None:
            return JSONResponse(refusal(injected))
        return JSONResponse(fake.get_token(query.get("corpid", ""), query.get("corpsecret", "")))

    async def call(request: Request) -> Response:
        path = request.url.path.removeprefix("/cgi-bin/")
        fake.calls[path] += 1
        if fake.statuses.get(path):
            return Response("<html>oops</html>", status_code=fake.statuses[path].pop(0))
        problem = fake.injected_code(path) or _query_problem(fake, request)
        answer = refusal(problem) if problem else await _act(fake, path, request)
        if fake.dropped.get(path, 0):
            fake.dropped[path] -= 1
            return HangUp()
        return JSONResponse(answer)

    return Starlette(
        routes=[
            Route("/cgi-bin/gettoken", get_token, methods=["GET"]),
            Route("/cgi-bin/agent/get", call, methods=["GET"]),
            Route("/cgi-bin/message/send", call, methods=["POST"]),
            Route("/cgi-bin/appchat/send", call, methods=["POST"]),
            Route("/cgi-bin/media/upload", call, methods=["POST"]),
        ]
    )


def _query_problem(fake: FakeWeCom, request: Request) -> int | None:
    if "debug" in request.query_params:
        # 90312: five calls a minute, so it must not be in the product.
        return 45009
    return fake.token_problem(request.query_params.get("access_token", ""))


async def _act(fake: FakeWeCom, path: str, request: Request) -> dict:
    match path:
        case "agent/get":
            return fake.get_agent(request.query_params.get("agentid", ""))
        case "message/send":
            return fake.send_to_person(json.loads(await request.body()))
        case "appchat/send":
            return fake.send_to_room(json.loads(await request.body()))
        case _:
            async with request.form() as form:
                file = form["media"]
                kind = request.query_params.get("type", "")
                return fake.upload(kind, file.filename, await file.read())


class HangUp(Response):
    """Begins an answer and breaks off, as a lost connection does."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = [(b"content-length", b"100")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})


class Switch:
    """An ASGI app that stands in for another one, so that one server serves many tests."""

    app: ASGIApp

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self.app(scope, receive, send)


@contextmanager
def served(app: ASGIApp) -> Iterator[str]:
    """Serve `app` on a free port of the loopback and yield its address, ending in a slash."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        config = uvicorn.Config(app, log_config=None, lifespan="off", ws="none", log_level="error")
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, args=([listener],), daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}/"
        finally:
            server.should_exit = True
            thread.join()
