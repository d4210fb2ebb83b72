"""Killed at any moment, the bot loses no post and says none twice."""

import random
from collections import Counter
from multiprocessing import get_context
from multiprocessing.process import BaseProcess

import pytest

from core.storage.database import Database
from tests.company import found_company
from tests.crash.worker import CRASHED, received, wanted_keys, work

# The server has everything loaded, so that a life begins within milliseconds.
PROCESSES = get_context("forkserver")
PROCESSES.set_forkserver_preload(["tests.crash.worker"])
KILLS = 30


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request) -> str:
    url = request.getfixturevalue(f"{request.param}_url")
    database = Database(url)
    found_company(database)
    database.close()
    return url


def live(*arguments, **more) -> BaseProcess:
    process = PROCESSES.Process(target=work, args=arguments, kwargs=more)
    process.start()
    return process


def ending_of(process: BaseProcess, seconds: float | None = None) -> int | None:
    """Return how a life ended; one that outlives its seconds is killed without warning."""
    process.join(seconds)
    if process.exitcode is None:
        process.kill()
        process.join()
    return process.exitcode


def test_a_crash_at_each_step_in_turn_loses_nothing_and_doubles_nothing(url, tmp_path):
    record = tmp_path / "received"
    endings = []

    for step in range(1, 100):
        endings.append(ending_of(live(url, record, step, step)))
        if endings[-1] != CRASHED:
            break

    assert endings[-1] == 0
    assert Counter(received(record)) == Counter(wanted_keys())


def test_kills_at_random_lose_nothing_and_double_nothing(url, tmp_path):
    record, luck = tmp_path / "received", random.Random(2026)

    for life in range(KILLS):
        ending_of(live(url, record, life, posts=60, unreliable=True), luck.uniform(0.05, 0.3))
    last = ending_of(live(url, record, KILLS, posts=60))

    assert last == 0
    assert Counter(received(record)) == Counter(wanted_keys(60))


def test_replicas_of_which_one_is_killed_again_and_again_say_everything_once(url, tmp_path):
    record, luck = tmp_path / "received", random.Random(2027)

    for life in range(0, 18, 3):
        replicas = [live(url, record, life, posts=90, alone=False) for _ in range(3)]
        ending_of(replicas[0], luck.uniform(0.1, 0.4))
        others = [ending_of(replica) for replica in replicas[1:]]
        assert others == [0, 0]
    last = ending_of(live(url, record, 20, posts=90))

    assert last == 0
    assert Counter(received(record)) == Counter(wanted_keys(90))
