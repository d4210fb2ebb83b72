"""Runs `salesbeat serve` as an operator does: a process of its own, stopped by a signal."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import httpx2

PATIENCE_SECONDS = 60


@contextmanager
def serving(settings: dict[str, str], *options: str) -> Iterator[str]:
    """Serve until the block ends; yields the address. It must end well and at once."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "bot", "serve", "--port", str(port), *options]
    process = subprocess.Popen(command, env=os.environ | settings)
    try:
        yield _reachable(process, f"http://127.0.0.1:{port}")
    finally:
        process.send_signal(signal.SIGTERM)
        status = process.wait(PATIENCE_SECONDS)
    assert status == 0


def _reachable(process: subprocess.Popen, address: str) -> str:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        assert process.poll() is None, "serve ended"
        try:
            httpx2.get(f"{address}/healthz")
        except httpx2.TransportError:
            time.sleep(0.05)  # a process that starts has no event to wait for
        else:
            return address
    raise TimeoutError("serve did not start")
