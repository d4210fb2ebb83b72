"""Runs `salesbeat serve` and `demo` as an operator does: in a process ended by a signal."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Container, Iterator
from contextlib import contextmanager

import httpx2

STARTED_SECONDS = 60
ENDED_SECONDS = 20


@contextmanager
def serving(
    settings: dict[str, str],
    *options: str,
    command: str = "serve",
    patience: float = STARTED_SECONDS,
    ends: Container[int] = (0,),
) -> Iterator[str]:
    """Serve until the block ends; yields the address. It must end well and at once."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    words = [sys.executable, "-m", "bot", command, "--port", str(port), *options]
    process = subprocess.Popen(words, env=os.environ | settings, stdout=subprocess.DEVNULL)
    try:
        yield _reachable(process, f"http://127.0.0.1:{port}", patience)
    finally:
        process.send_signal(signal.SIGTERM)
        status = process.wait(ENDED_SECONDS)
    assert status in ends


def _reachable(process: subprocess.Popen, address: str, patience: float) -> str:
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline:
        assert process.poll() is None, "it ended"
        try:
            httpx2.get(f"{address}/healthz")
        except httpx2.TransportError:
            time.sleep(0.05)  # a process that starts has no event to wait for
        else:
            return address
    raise TimeoutError("it did not start")
