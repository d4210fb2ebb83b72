"""What a start leaves for later, so that whoever waits for an answer has it soon."""

import subprocess
import sys
import threading

import pytest

from bot.server import a_moment_later

PATIENCE_SECONDS = 20
LATER = (
    "aiohttp",
    "alembic",
    "apscheduler",
    "cryptography",
    "holidays",
    "httpx2",
    "matplotlib",
    "openpyxl",
    "psycopg",
    "pypinyin",
    "rapidfuzz",
    "rich",
    "sqlalchemy.dialects.postgresql",
    "wechatpy",
)


@pytest.fixture(scope="module")
def loaded():
    """What `salesbeat serve` has loaded when it begins to serve."""
    code = "import sys, bot.__main__, bot.logs, bot.server; print(*sys.modules)"
    started = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    return set(started.stdout.decode().split())


@pytest.mark.parametrize("library", LATER)
def test_a_start_does_not_load(library, loaded):
    assert library not in loaded


def test_what_can_wait_begins_by_itself_and_is_ended():
    begun, ended = threading.Event(), []

    def begin(stack):
        stack.callback(ended.append, "ended")
        begun.set()

    with a_moment_later(begin):
        happened = begun.wait(PATIENCE_SECONDS)

    assert (happened, ended) == (True, ["ended"])


def test_what_has_not_begun_at_the_end_never_begins():
    begun = []

    with a_moment_later(begun.append):
        pass

    assert begun == []
