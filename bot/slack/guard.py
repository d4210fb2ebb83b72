"""The door for everything Slack sends: size, headers, signature, age, and only then the content.

What comes through is a signed, fresh, well-formed payload, parsed once. What does not is answered
413, 401 or 400, never 500, and reaches no other code.
https://docs.slack.dev/authentication/verifying-requests-from-slack
"""

import hmac
import json
import re
from collections.abc import Awaitable, Callable

from starlette.datastructures import Headers
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.types import Receive, Scope, Send

from bot.clock import Clock

Payload = dict[str, object]
Hear = Callable[[Payload], Awaitable[Response]]

MAX_BODY_BYTES = 1_000_000
MAX_AGE_SECONDS = 300
MAX_FORM_FIELDS = 100
_TIMESTAMP = re.compile(r"[0-9]{1,11}")
_ESCAPES = re.compile(rb"(?:%[0-9A-Fa-f]{2})+")
_SIGNATURE = re.compile(r"v0=[0-9a-f]{64}")
# Sent unsigned, to see whether our certificate holds; it asks for nothing but an answer.
_SSL_CHECK = re.compile(rb"(?:[^&]{1,200}&){0,9}ssl_check=1(?:&[^&]{1,200}){0,9}")


class RefusedRequest(Exception):  # noqa: N818 - an answer, not a fault
    """The status that the sender gets, and why."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status = status
        self.reason = reason


class SlackGuard:
    """An ASGI application that lets in what Slack signed, and hands it to `hear`."""

    def __init__(self, hear: Hear, signing_secret: str, clock: Clock) -> None:
        if not signing_secret:
            raise ValueError("a Slack signing secret is needed to tell Slack from anybody else")
        self._hear = hear
        self._secret = signing_secret.encode()
        self._clock = clock

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        try:
            response = await self._answer(request)
        except RefusedRequest as refused:
            response = PlainTextResponse(refused.reason, refused.status)
        except ClientDisconnect:
            return
        await response(scope, receive, send)

    async def _answer(self, request: Request) -> Response:
        if request.method != "POST":
            raise RefusedRequest(405, "POST only")
        body = await read_body(request)
        if "x-slack-signature" not in request.headers and _SSL_CHECK.fullmatch(body):
            return Response()
        verify(request.headers, body, self._secret, self._clock.now().timestamp())
        payload = parse(request.headers.get("content-type", ""), body)
        if payload.get("type") == "url_verification":
            return _challenge(payload)
        return await self._hear(payload)


def _challenge(payload: Payload) -> Response:
    challenge = payload.get("challenge")
    if not isinstance(challenge, str) or not challenge:
        raise RefusedRequest(400, "no challenge")
    return JSONResponse({"challenge": challenge})


async def read_body(request: Request) -> bytes:
    """Read no more than Slack would ever send."""
    declared = request.headers.get("content-length", "0")
    if declared.isascii() and declared.isdigit() and int(declared[:20]) > MAX_BODY_BYTES:
        raise RefusedRequest(413, "too large")
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > MAX_BODY_BYTES:
            raise RefusedRequest(413, "too large")
    return bytes(body)


def verify(headers: Headers, body: bytes, secret: bytes, now: float) -> None:
    """Raise `RefusedRequest` unless the body was signed with our secret in the last 5 minutes."""
    timestamp = headers.get("x-slack-request-timestamp", "")
    signature = headers.get("x-slack-signature", "")
    if not _TIMESTAMP.fullmatch(timestamp) or not _SIGNATURE.fullmatch(signature):
        raise RefusedRequest(401, "not signed")
    if not hmac.compare_digest(signature, sign(body, timestamp, secret)):
        raise RefusedRequest(401, "wrong signature")
    if abs(now - int(timestamp)) > MAX_AGE_SECONDS:
        raise RefusedRequest(401, "stale")


def sign(body: bytes, timestamp: str, secret: bytes) -> str:
    """Return the signature Slack gives a request: `v0=` and an HMAC in hex."""
    return "v0=" + hmac.digest(secret, b"v0:%b:%b" % (timestamp.encode(), body), "sha256").hex()


def parse(content_type: str, body: bytes) -> Payload:
    """Read a signed body: JSON, a form, or a form whose `payload` is JSON."""
    kind = content_type.partition(";")[0].strip().lower()
    try:
        if kind == "application/json":
            return _object(json.loads(body.decode()))
        if kind == "application/x-www-form-urlencoded":
            return _form(body)
    except (ValueError, RecursionError) as problem:
        raise RefusedRequest(400, "malformed") from problem
    raise RefusedRequest(400, "neither JSON nor a form")


def _form(body: bytes) -> Payload:
    pairs = body.split(b"&")
    if len(pairs) > MAX_FORM_FIELDS:
        raise RefusedRequest(400, "too many fields")
    fields: Payload = {}
    for pair in pairs:
        name, _, value = pair.partition(b"=")
        fields[unquoted(name)] = unquoted(value)
    payload = fields.get("payload")
    return fields if payload is None else _object(json.loads(str(payload)))


def unquoted(field: bytes) -> str:
    """Decode one field of a form: as `urllib.parse` does, but a run of escapes at a time.

    A Chinese sentence is nothing but escapes, and decoding them one by one took longer than all the
    rest of the guard.
    """
    spaced = field.replace(b"+", b" ")
    return _ESCAPES.sub(_unescaped, spaced).decode() if b"%" in spaced else spaced.decode()


def _unescaped(run: re.Match[bytes]) -> bytes:
    return bytes.fromhex(run[0].replace(b"%", b"").decode())


def _object(parsed: object) -> Payload:
    if not isinstance(parsed, dict):
        raise RefusedRequest(400, "not an object")
    return parsed
