"""Starts servers for a measurement, each a process of its own, and stops them."""

import asyncio
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.bench.load import ask
from bot.bench.requests import SIGNING_SECRET

PATIENCE_SECONDS = 60.0
# Nothing listens there; a server that posts nothing never notices.
NOWHERE = "http://127.0.0.1:9/api/"
KIBIBYTE = 1024


@dataclass(frozen=True)
class Server:
    """A running server: where it listens, when it was started, its process."""

    port: int
    pid: int
    started_at: float

    def seconds_to_answer(self, request: bytes) -> float:
        """Return the seconds from the start of the process to the answer to one request."""
        asyncio.run(ask(self.port, request))
        return time.perf_counter() - self.started_at

    def memory_megabytes(self) -> float:
        """Return the resident memory of the process now."""
        return resident_megabytes(self.pid)


def resident_megabytes(pid: int) -> float:
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / KIBIBYTE
    return 0.0


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def salesbeat(
    database_url: str, *, slack_api_url: str = NOWHERE, jobs: bool = False
) -> Iterator[Server]:
    """Run `salesbeat serve` on a database, as an operator would."""
    environment = {
        "DATABASE_URL": database_url,
        "SLACK_BOT_TOKEN": "xoxb-benchmark",
        "SLACK_SIGNING_SECRET": SIGNING_SECRET,
        "SLACK_API_URL": slack_api_url,
    }
    port = free_port()
    command = [sys.executable, "-m", "bot", "serve", "--port", str(port)]
    with _running(command if jobs else [*command, "--no-jobs"], environment, port) as server:
        yield server


@contextmanager
def bare(store: str) -> Iterator[Server]:
    """Run the bare application on a store of its own."""
    port = free_port()
    command = [
        sys.executable, "-m", "uvicorn", "--factory", "bot.bench.bare:app", "--port", str(port),
        "--no-access-log", "--log-level", "warning",
    ]  # fmt: skip
    with _running(command, {"BARE_SECRET": SIGNING_SECRET, "BARE_STORE": store}, port) as server:
        yield server


@contextmanager
def _running(command: list[str], environment: dict[str, str], port: int) -> Iterator[Server]:
    started_at = time.perf_counter()
    process = subprocess.Popen(  # noqa: S603 (our own command)
        command, env=os.environ | environment, stdout=subprocess.DEVNULL
    )
    try:
        _wait_until_listening(process, port)
        yield Server(port, process.pid, started_at)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(PATIENCE_SECONDS)


def _wait_until_listening(process: "subprocess.Popen[bytes]", port: int) -> None:
    deadline = time.perf_counter() + PATIENCE_SECONDS
    while time.perf_counter() < deadline:
        if process.poll() is not None:
            raise RuntimeError(f"the server ended with {process.returncode}")
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.005)
    raise TimeoutError("the server did not start")
