"""A real browser on the real demo: one server and one Chromium for the module."""

import shutil
import signal
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.bot.serving import serving
from tests.browser.page import Demo

# The first start makes the sample company.
MADE_SECONDS = 120
CHROMIUM = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def sample_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the sample company once; each server gets a copy."""
    path = tmp_path_factory.mktemp("sample") / "sample.db"
    with served_demo(path):
        pass
    return path


@pytest.fixture
def demo_database(sample_database: Path, tmp_path: Path) -> Path:
    database = tmp_path / "demo.db"
    shutil.copyfile(sample_database, database)
    return database


@pytest.fixture
def demo_address(demo_database: Path) -> Iterator[str]:
    with served_demo(demo_database) as address:
        yield f"{address}/"


def served_demo(database: Path) -> AbstractContextManager[str]:
    """Run the demo as a process, ended as Ctrl+C ends it."""
    settings = {"DATABASE_URL": f"sqlite:///{database}"}
    return serving(settings, command="demo", patience=MADE_SECONDS, ends={0, -signal.SIGTERM})


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
