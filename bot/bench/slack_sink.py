"""Stands in for Slack's Web API where a benchmark needs posts to go somewhere: takes everything."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from bot.bench.requests import TEAM

PATIENCE_SECONDS = 30.0


class SlackSink(ThreadingHTTPServer):
    """A server on loopback that says yes, and counts the pictures it was sent."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Yes)
        self.pictures = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/api/"

    def wait_for_a_picture(self) -> None:
        """Wait until the process that draws is up. Raises TimeoutError."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while not self.pictures:
            if time.monotonic() > deadline:
                raise TimeoutError("no picture was sent")
            time.sleep(0.05)

    def answer(self, path: str) -> dict[str, object]:
        """Return what the methods that we call answer, all in one."""
        if path == "/upload":
            self.pictures += 1
        now = f"{time.time():.6f}"
        return {
            "ok": True, "team_id": TEAM, "user_id": "UBOT", "ts": now, "file_id": "F1",
            "upload_url": f"http://127.0.0.1:{self.server_port}/upload",
            "channel": {"id": "D1"}, "files": [{"id": "F1"}], "messages": [],
        }  # fmt: skip


class _Yes(BaseHTTPRequestHandler):
    """One request."""

    server: SlackSink
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers.get("content-length", 0)))
        body = json.dumps(self.server.answer(self.path)).encode()
        self.send_response(200)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the library's name)
        """Keep quiet."""


@contextmanager
def slack_sink() -> Iterator[SlackSink]:
    with SlackSink() as sink:
        thread = threading.Thread(target=sink.serve_forever, daemon=True)
        thread.start()
        try:
            yield sink
        finally:
            sink.shutdown()
            thread.join()
