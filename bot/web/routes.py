"""The demo's HTTP: the page, its files, its pictures and one socket an open page."""

import asyncio
from dataclasses import dataclass
from pathlib import Path

import anyio
import structlog
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import BaseRoute, Mount, Route, WebSocketRoute
from starlette.staticfiles import StaticFiles
from starlette.websockets import WebSocket, WebSocketDisconnect, WebSocketDisconnected

from bot.drawing import DrawingError
from bot.web.files import give_file, take_files
from bot.web.font import chinese_font
from bot.web.messenger import Gallery
from bot.web.session import PageSession, WebHouse
from bot.web.transcript import Listener

log = structlog.get_logger(__name__)
STATIC = Path(__file__).parent / "static"
# The page comes from this machine and may talk to nothing else.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'"
)
# The drawing process starts anew after it broke; the page asks again by itself (static/card.js).
DRAWN_AGAIN_SECONDS = 5


async def picture_of(gallery: Gallery, name: str) -> Response:
    """Answer with a picture; one that cannot be drawn now is worth asking for again."""
    try:
        png = await run_in_threadpool(gallery.picture, name)
    except DrawingError as problem:
        log.warning("a picture was not drawn", picture=name, problem=str(problem))
        headers = {"Retry-After": str(DRAWN_AGAIN_SECONDS), "Cache-Control": "no-store"}
        return Response(status_code=503, headers=headers)
    if png is None:
        return Response(status_code=404)
    return Response(png, media_type="image/png", headers={"Cache-Control": "max-age=86400"})


@dataclass
class WebChat:
    """The page's server side."""

    house: WebHouse

    def routes(self) -> list[BaseRoute]:
        return [
            Route("/", self._page),
            Route("/font/chinese", self._font),
            Route("/pictures/{name}", self._picture),
            Route("/files", self._take_files, methods=["POST"]),
            Route("/files/{seal}", self._file),
            WebSocketRoute("/socket", self._socket),
            Mount("/static", StaticFiles(directory=STATIC)),
        ]

    async def _page(self, _: Request) -> Response:
        headers = {"Content-Security-Policy": POLICY, "Cache-Control": "no-cache"}
        return FileResponse(STATIC / "index.html", headers=headers)

    async def _font(self, _: Request) -> Response:
        face = await run_in_threadpool(chinese_font)
        headers = {"Cache-Control": "max-age=604800"}
        return Response(face, media_type="font/otf", headers=headers)

    async def _picture(self, request: Request) -> Response:
        return await picture_of(self.house.conversation.gallery, request.path_params["name"])

    async def _take_files(self, request: Request) -> Response:
        return await take_files(request, self.house)

    async def _file(self, request: Request) -> Response:
        return await run_in_threadpool(give_file, request.path_params["seal"], self.house)

    async def _socket(self, socket: WebSocket) -> None:
        await socket.accept()
        session = PageSession(self.house, socket)
        listener = Listener(asyncio.get_running_loop())
        self.house.conversation.transcript.watch(listener)
        try:
            async with anyio.create_task_group() as tasks:
                tasks.start_soon(session.push, listener)
                await session.listen()
                tasks.cancel_scope.cancel()
        except* (WebSocketDisconnect, WebSocketDisconnected):
            # A page may be closed at any moment, also while something is on its way to it.
            log.debug("page closed")
        finally:
            self.house.conversation.transcript.unwatch(listener)
