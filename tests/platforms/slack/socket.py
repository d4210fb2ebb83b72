"""Slack's end of Socket Mode: takes one connection at a time, sends envelopes, collects answers."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from queue import Queue
from typing import Any

from websockets.exceptions import ConnectionClosed
from websockets.sync.server import ServerConnection, serve

from tests.platforms.slack.caller import Request

PATIENCE_SECONDS = 10


@dataclass
class FakeSocket:
    """The open connections (the newest counts), and what came back over them."""

    address: str = ""
    connected: "Queue[ServerConnection]" = field(default_factory=Queue)
    answers: "Queue[dict[str, Any]]" = field(default_factory=Queue)
    numbers: Iterator[int] = field(default_factory=count)

    def connection(self) -> ServerConnection:
        """Wait for the bot to connect."""
        return self.connected.get(timeout=PATIENCE_SECONDS)

    def send(self, connection: ServerConnection, kind: str, payload: Any) -> str:
        """Send one envelope and return its id."""
        envelope = f"e{next(self.numbers)}"
        message = {"type": kind, "envelope_id": envelope, "payload": payload}
        connection.send(json.dumps(message | {"accepts_response_payload": True}))
        return envelope

    def answer(self) -> dict[str, Any]:
        """Wait for the next acknowledgement."""
        return self.answers.get(timeout=PATIENCE_SECONDS)

    def handle(self, connection: ServerConnection) -> None:
        connection.send(json.dumps({"type": "hello", "num_connections": 1}))
        self.connected.put(connection)
        try:
            for message in connection:
                self.answers.put(json.loads(message))
        except ConnectionClosed:
            return


def payload_of(request: Request) -> dict[str, Any]:
    """Return what an HTTP request of the caller would carry as an envelope."""
    return json.loads(request.body)


@contextmanager
def slack_socket() -> Iterator[FakeSocket]:
    socket = FakeSocket()
    with serve(socket.handle, "127.0.0.1", 0) as server:
        socket.address = f"ws://127.0.0.1:{server.socket.getsockname()[1]}/link"
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield socket
        server.shutdown()
        thread.join()
