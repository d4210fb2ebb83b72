"""Sends prepared requests over kept-alive connections and measures the answers.

A raw client: an HTTP library would cost more than the servers that are measured.
"""

import asyncio
import time
from collections.abc import Iterator
from dataclasses import dataclass, field


class RefusedError(Exception):
    """A server answered something else than 200; the measurement would mean nothing."""


@dataclass
class Window:
    """What one window of load measured: seconds and each answer's latency in seconds."""

    seconds: float = 0.0
    latencies: list[float] = field(default_factory=list)

    @property
    def throughput(self) -> float:
        return len(self.latencies) / self.seconds

    def milliseconds(self, part: float) -> float:
        """Return the latency that `part` of the answers stayed below."""
        ordered = sorted(self.latencies)
        return ordered[min(int(len(ordered) * part), len(ordered) - 1)] * 1000


async def load(
    port: int, requests: Iterator[bytes], connections: int, seconds: float, pause: float = 0.0
) -> Window:
    """Keep `connections` busy for `seconds`; every answer must be a 200.

    With a `pause` each connection waits that long between an answer and its next request.
    """
    window = Window()
    began = time.perf_counter()
    line = _Line(port, requests, began + seconds, pause, window)
    await asyncio.gather(*(line.run() for _ in range(connections)))
    window.seconds = time.perf_counter() - began
    return window


@dataclass(frozen=True)
class _Line:
    """What each connection of one window does."""

    port: int
    requests: Iterator[bytes]
    deadline: float
    pause: float
    window: Window

    async def run(self) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        try:
            while time.perf_counter() < self.deadline:
                request = next(self.requests)
                sent = time.perf_counter()
                writer.write(request)
                await _answer(reader)
                self.window.latencies.append(time.perf_counter() - sent)
                if self.pause:
                    await asyncio.sleep(self.pause)
        finally:
            writer.close()
            await writer.wait_closed()


async def _answer(reader: asyncio.StreamReader) -> bytes:
    """Read one answer whole. Raises RefusedError unless it is a 200."""
    head = await reader.readuntil(b"\r\n\r\n")
    length = 0
    for line in head.split(b"\r\n"):
        if line.lower().startswith(b"content-length:"):
            length = int(line.split(b":")[1])
    body = await reader.readexactly(length)
    if not head.startswith(b"HTTP/1.1 200"):
        raise RefusedError((head + body)[:300].decode(errors="replace"))
    return body


async def ask(port: int, request: bytes) -> bytes:
    """Send one request on a connection of its own and return the body."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        writer.write(request)
        return await _answer(reader)
    finally:
        writer.close()
        await writer.wait_closed()
