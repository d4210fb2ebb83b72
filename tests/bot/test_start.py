"""What a start leaves for later, so that whoever waits for an answer has it soon."""

import inspect
import subprocess
import sys
import threading

import pytest

from bot.commands import serving
from bot.serve_line import ServeLine, plain_serve_line
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
    "prometheus_client",
    "psycopg",
    "pypinyin",
    "rapidfuzz",
    "rich",
    "slack_bolt",
    "slack_sdk",
    "sqlalchemy.dialects.postgresql",
    "typer",
    "wechatpy",
)


@pytest.fixture(scope="module")
def loaded():
    """What `salesbeat serve` has loaded when it begins to serve."""
    code = "import sys, bot.__main__, bot.logs, bot.server; print(*sys.modules)"
    started = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    return set(started.stdout.decode().split())


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("serve", ServeLine()),
        ("serve --port 8123 --no-jobs", ServeLine(port=8123, no_jobs=True)),
        ("serve --no-jobs --host ::1", ServeLine("::1", no_jobs=True)),
        ("serve --db sqlite:///a.db", ServeLine(db="sqlite:///a.db")),
    ],
)
def test_a_plain_line_is_read_without_the_library(words, line):
    assert plain_serve_line(words.split()) == line


@pytest.mark.parametrize(
    "words",
    [
        "", "demo", "serve --help", "serve --port", "serve --port 65536", "serve --port -1",
        "serve --port ٣", "serve --host --port 1", "serve --hots 0.0.0.0", "serve now",
    ],
)  # fmt: skip
def test_any_other_line_is_left_to_the_library(words):
    assert plain_serve_line(words.split()) is None


def test_both_ways_to_read_a_line_have_the_same_defaults():
    options = inspect.signature(serving.serve).parameters.values()

    assert {option.name: option.default for option in options} == ServeLine()._asdict()


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
