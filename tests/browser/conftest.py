"""A real browser on the real demo: one server and one Chromium for the module."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.page import Demo

CHROMIUM = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PATIENCE_SECONDS = 120


@pytest.fixture(scope="session")
def sample_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the sample company once; each server gets a copy."""
    path = tmp_path_factory.mktemp("sample") / "sample.db"
    with _demo(path):
        pass
    return path


@pytest.fixture
def demo_address(sample_database: Path, tmp_path: Path) -> Iterator[str]:
    database = tmp_path / "demo.db"
    shutil.copyfile(sample_database, database)
    with _demo(database) as address:
        yield address


class _demo:  # noqa: N801 (used like a function)
    """The demo as a process, stopped at the end as Ctrl+C stops it."""

    def __init__(self, database: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        command = [sys.executable, "-m", "bot", "demo", "--port", str(self.port)]
        environment = os.environ | {"DATABASE_URL": f"sqlite:///{database}"}
        self.process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)

    def __enter__(self) -> str:
        address = f"http://127.0.0.1:{self.port}/"
        deadline = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < deadline:
            assert self.process.poll() is None, "the demo ended"
            try:
                httpx2.get(f"{address}healthz")
            except httpx2.TransportError:
                time.sleep(0.1)  # a process that starts has no event to wait for
            else:
                return address
        raise TimeoutError("the demo did not start")

    def __exit__(self, *_: object) -> None:
        self.process.send_signal(signal.SIGTERM)
        assert self.process.wait(20) in {0, -signal.SIGTERM}


# Of one file and not of the session: its event loop would still run under the next file's tests.
@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=CHROMIUM
        )
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium: Browser, demo_address: str) -> Iterator[Demo]:
    """Open the demo's page; at the end nothing was logged and nothing left the machine."""
    context = chromium.new_context(viewport={"width": 1180, "height": 860})
    page: Page = context.new_page()
    demo = Demo(page, demo_address)
    yield demo
    context.close()
    assert demo.complaints == []
    assert demo.outside_requests == []
