"""Files that are dropped on the page, and files that the page may fetch.

A page that is not ours cannot send here: the header of its own makes a browser ask us first.
"""

import json
from urllib.parse import quote, unquote

from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response

from bot.web.page import FILE
from bot.web.session import WebHouse
from core.errors import UserError
from core.files.sent import MOST_BYTES, MOST_FILES, SentFile
from core.storage.company import FIRST_COMPANY
from core.storage.drops import file_kept
from core.storage.tables import Person

MOST_AT_ONCE_BYTES = 2 * MOST_BYTES
HEADER = "x-files"


class RefusedUploadError(Exception):
    """The status that the page gets."""

    def __init__(self, status: int) -> None:
        super().__init__(str(status))
        self.status = status


async def take_files(request: Request, house: WebHouse) -> Response:
    """Take files, one after the other in one body, as if they had been sent in the chat."""
    try:
        sizes = _announced(request)
        body = await _body(request, sum(size for _, size in sizes))
        person_id = int(request.headers.get("x-person", ""))
    except RefusedUploadError as refused:
        return Response(status_code=refused.status)
    except (ValueError, TypeError, ClientDisconnect):
        return Response(status_code=400)
    await run_in_threadpool(_drop, house, person_id, _cut(sizes, body))
    return JSONResponse({"taken": len(sizes)})


def _announced(request: Request) -> list[tuple[str, int]]:
    """Read the names and sizes, as the page tells them in a header."""
    told = json.loads(request.headers.get(HEADER, "null"))
    if not isinstance(told, list) or not 0 < len(told) <= MOST_FILES + 1:
        raise RefusedUploadError(400)
    sizes = [(unquote(str(name)), int(size)) for name, size in told]
    if any(size < 0 for _, size in sizes):
        raise RefusedUploadError(400)
    if sum(size for _, size in sizes) > MOST_AT_ONCE_BYTES:
        raise RefusedUploadError(413)
    return sizes


async def _body(request: Request, size: int) -> bytes:
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > size:
            raise RefusedUploadError(413)
    if len(body) != size:
        raise RefusedUploadError(400)
    return bytes(body)


def _cut(sizes: list[tuple[str, int]], body: bytes) -> tuple[SentFile, ...]:
    files, start = [], 0
    for name, size in sizes:
        files.append(SentFile(name, size, content=body[start : start + size]))
        start += size
    return tuple(files)


def _drop(house: WebHouse, person_id: int, files: tuple[SentFile, ...]) -> None:
    with house.books.database.reading(FIRST_COMPANY) as session:
        person = session.get(Person, (FIRST_COMPANY, person_id))
    if person is not None:
        house.conversation.drop(person.id, person.name, files)


def give_file(seal: str, house: WebHouse) -> Response:
    """Return the file of a link, as long as both are good."""
    now = house.travel.now()
    try:
        command = house.conversation.signer.open(seal, person="", now=now)
        if not command.startswith(FILE):
            return Response(status_code=404)
        with house.books.database.reading(FIRST_COMPANY) as session:
            name, content = file_kept(session, int(command.removeprefix(FILE)), now)
    except (UserError, ValueError):
        return Response(status_code=404)
    headers = {
        "Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}",
        "Cache-Control": "no-store",
        "X-Content-Type-Options": "nosniff",
    }
    return Response(content, media_type="application/octet-stream", headers=headers)
