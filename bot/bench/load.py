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

    def percentile(self, part: float) -> float:
        ordered = sorted(self.latencies)
        return ordered[min(int(len(ordered) * part), len(ordered) - 1)]


async def load(port: int, requests: Iterator[bytes], connections: int, seconds: float) -> Window:
    """Keep `connections` busy for `seconds`; every answer must be a 200."""
    window = Window()
    began = time.perf_counter()
    deadline = began + seconds
    lines = (_connection(port, requests, deadline, window) for _ in range(connections))
    await asyncio.gather(*lines)
    window.seconds = time.perf_counter() - began
    return window


async def _connection(
    port: int, requests: Iterator[bytes], deadline: float, window: Window
) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        while time.perf_counter() < deadline:
            sent = time.perf_counter()
            writer.write(next(requests))
            await _answer(reader)
            window.latencies.append(time.perf_counter() - sent)
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
