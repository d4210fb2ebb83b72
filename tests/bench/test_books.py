"""The hand-written funnel, the throw-away cluster, and the stand-in for Slack's Web API."""

import sqlite3

import httpx2
import psycopg

from bot.bench.by_hand import FunnelByHand
from bot.bench.funnel import disagreements
from bot.bench.postgresql import cluster
from bot.bench.slack_sink import slack_sink
from core.figures.funnel import baseline_period
from core.periods import quarter_containing
from tests.company import MONDAY

PERIOD = quarter_containing(MONDAY.date())


def test_the_hand_written_funnel_says_what_the_bot_says(chat):
    chat.says("新商机 华东医疗 50万", "李雪")
    path = chat.database.url.removeprefix("sqlite:///")
    connection = sqlite3.connect(path)
    tables = FunnelByHand(connection, PERIOD, baseline_period(PERIOD)).tables(MONDAY.date())
    connection.close()

    assert disagreements(chat.says("/funnel east", "何佳").data, tables) == []


def test_a_disagreement_of_the_two_funnels_is_named():
    data = {"stages": [{"stage": "lead", "entered": 2, "advanced": 1, "lost": 0, "open_count": 1}]}

    found = disagreements(data, ([("lead", 1, 1, 0, 3)], [], [("lead", 1, 100)], []))

    assert found == ["lead"]


def test_the_cluster_puts_every_commit_on_disk():
    with cluster() as running, psycopg.connect(running.url(running.create())) as connection:
        found = connection.execute("SHOW fsync").fetchone()

    assert found == ("on",)


def test_the_stand_in_for_slack_counts_the_pictures_it_gets():
    with slack_sink() as sink:
        httpx2.post(sink.url.replace("/api/", "/upload"), content=b"png")
        answer = httpx2.post(f"{sink.url}chat.postMessage", json={})

    assert (sink.pictures, answer.json()["ok"]) == (1, True)
