"""A file over Slack, whole: one process hears, another does the work, on one PostgreSQL."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import httpx2
import pytest

from bot.clock import SystemClock
from core.storage.database import Database
from core.storage.tables import Account
from tests.bot.serving import ENDED_SECONDS, serving
from tests.company import Chat, SettableClock, found_company
from tests.platforms.slack.caller import Caller
from tests.platforms.slack.fake import TOKEN, FakeSlack, Json
from tests.platforms.slack.server import SlackServer, slack_server

PATIENCE_SECONDS = 60
ADMIN, ROOM = "U1", "DU1"


@dataclass
class Town:
    """Two processes of ours, and the workspace that they serve."""

    address: str
    slack: SlackServer
    chat: Chat
    caller: Caller

    def gets(self, request: object) -> int:
        answer = httpx2.post(
            f"{self.address}/slack/events", content=request.body, headers=request.headers
        )
        return answer.status_code

    def message(self, number: int) -> Json:
        """Return a direct message to the admin, waiting for it: it comes from another process."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < deadline:
            room = self.slack.workspace.rooms.get(ROOM)
            if room and len(room.messages) > number:
                return room.messages[number]
            time.sleep(0.05)  # a process has no event to wait for
        raise TimeoutError("no message came")


@contextmanager
def working(settings: dict[str, str]) -> Iterator[None]:
    process = subprocess.Popen([sys.executable, "-m", "bot", "worker"], env=os.environ | settings)
    try:
        yield
    finally:
        process.send_signal(signal.SIGTERM)
        assert process.wait(ENDED_SECONDS) == 0


@pytest.fixture
def town(postgresql_url: str) -> Iterator[Town]:
    database, clock = Database(postgresql_url), SystemClock()
    chat = Chat(database, SettableClock(clock.now()), found_company(database))
    with slack_server(FakeSlack(clock, users={ADMIN})) as slack:
        caller = Caller(clock)
        settings = {
            "DATABASE_URL": postgresql_url,
            "SLACK_BOT_TOKEN": TOKEN,
            "SLACK_SIGNING_SECRET": caller.secret,
            "SLACK_API_URL": slack.api_url,
        }
        with serving(settings, "--no-jobs") as address, working(settings):
            yield Town(address, slack, chat, caller)
    database.close()


def test_one_process_hears_of_a_file_and_another_imports_it(town: Town):
    file = town.slack.workspace.send_file("客户.csv", "客户名称\n蓝海\n".encode())
    event = town.caller.event("message", "", ROOM, ADMIN, subtype="file_share", files=[file])
    assert town.gets(town.caller.json(event)) == 200
    preview = town.message(0)
    confirm = preview["blocks"][-1]["elements"][0]["value"]

    assert [town.gets(town.caller.presses(confirm, ADMIN, ROOM)) for _ in range(2)] == [200, 200]

    assert "已导入 客户.csv · 新增 1" in town.message(1)["text"] + town.message(2)["text"]
    assert [row.name for row in town.chat.rows(Account)].count("蓝海") == 1
