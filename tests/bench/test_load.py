"""The load generator, the bare server and signed requests, against each other."""

import asyncio
import sqlite3
from itertools import repeat

import pytest

from bot.bench.load import RefusedError, ask, load
from bot.bench.requests import command
from bot.bench.servers import bare
from bot.bench.windows import alternate


@pytest.fixture
def store(tmp_path):
    return str(tmp_path / "bare.db")


def test_every_answer_that_was_counted_is_a_durable_row(store):
    with bare(store) as server:
        window = asyncio.run(load(server.port, repeat(_visit()), connections=2, seconds=0.2))

    with sqlite3.connect(store) as rows:
        [(kept,)] = rows.execute("SELECT count(*) FROM bare").fetchall()
    rows.close()
    assert kept == len(window.latencies) > 0


def test_a_refused_request_ends_the_measurement(store):
    forged = _visit().replace(b"v0=", b"v0=0")

    with bare(store) as server, pytest.raises(RefusedError, match="401"):
        asyncio.run(ask(server.port, forged))


def test_a_window_with_pauses_asks_less_often(store):
    with bare(store) as server:
        window = asyncio.run(load(server.port, repeat(_visit()), 1, seconds=0.3, pause=0.1))

    assert 1 <= len(window.latencies) <= 4


def test_percentiles_are_in_milliseconds(store):
    with bare(store) as server:
        window = asyncio.run(load(server.port, repeat(_visit()), 1, seconds=0.1))

    assert 0 < window.milliseconds(0.5) <= window.milliseconds(0.99) < 10_000


def test_sides_are_measured_in_turns():
    order = []

    alternate(lambda: order.append("ours") or 1.0, lambda: order.append("theirs") or 1.0, 2)

    assert order == ["ours", "theirs", "ours", "theirs"]


def _visit() -> bytes:
    return command("U1", "/visit", "华东医疗,张总嫌价格高,下周三再跟进", 1)
