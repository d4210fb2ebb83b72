"""The smallest honest server to compare with: checks the signature, makes one durable insert."""

import hashlib
import hmac
import os
import sqlite3
import time
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Protocol

Message = MutableMapping[str, object]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
OLDEST_SECONDS = 300


class Store(Protocol):
    """One durable insert."""

    def insert(self, key: str, body: bytes) -> None: ...


class SqliteStore:
    """One file, every commit on disk, as Salesbeat keeps its own."""

    def __init__(self, path: str) -> None:
        self._connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        self._connection.execute("PRAGMA journal_mode=WAL")
        self._connection.execute("PRAGMA synchronous=FULL")
        self._connection.execute(
            "CREATE TABLE IF NOT EXISTS bare (key TEXT PRIMARY KEY, body BLOB)"
        )

    def insert(self, key: str, body: bytes) -> None:
        self._connection.execute("INSERT INTO bare VALUES (?, ?)", (key, body))


class PostgresqlStore:
    """One connection, committing each insert."""

    def __init__(self, url: str) -> None:
        import psycopg

        self._connection = psycopg.connect(url, autocommit=True)
        self._connection.execute(
            "CREATE TABLE IF NOT EXISTS bare (key TEXT PRIMARY KEY, body BYTEA)"
        )

    def insert(self, key: str, body: bytes) -> None:
        self._connection.execute("INSERT INTO bare VALUES (%s, %s)", (key, body))


class BareApp:
    """An ASGI application without any framework."""

    def __init__(self, secret: bytes, store: Store) -> None:
        self._secret = secret
        self._store = store
        self._count = 0

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        body = await _body(receive)
        status = 200 if self._is_genuine(dict(scope["headers"]), body) else 401  # type: ignore[call-overload]
        if status == 200 and body:  # noqa: PLR2004 (HTTP's own number)
            self._count += 1
            self._store.insert(f"{time.time_ns()}-{self._count}", body)
        headers = [(b"content-type", b"text/plain"), (b"content-length", b"2")]
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": b"ok"})

    def _is_genuine(self, headers: dict[bytes, bytes], body: bytes) -> bool:
        timestamp = headers.get(b"x-slack-request-timestamp", b"0")
        if abs(time.time() - int(timestamp)) > OLDEST_SECONDS:
            return False
        expected = hmac.new(self._secret, b"v0:" + timestamp + b":" + body, hashlib.sha256)
        given = headers.get(b"x-slack-signature", b"").decode()
        return hmac.compare_digest(f"v0={expected.hexdigest()}", given)


async def _body(receive: Receive) -> bytes:
    body: bytes = b""
    while True:
        message = await receive()
        chunk = message.get("body", b"")
        body += chunk if isinstance(chunk, bytes) else b""
        if not message.get("more_body"):
            return body


def app() -> BareApp:
    """Build the application from BARE_SECRET and BARE_STORE, for uvicorn's factory."""
    place = os.environ["BARE_STORE"]
    store: Store = PostgresqlStore(place) if "://" in place else SqliteStore(place)
    return BareApp(os.environ["BARE_SECRET"].encode(), store)
