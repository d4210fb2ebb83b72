"""A fake workspace on the loopback, our real client against it, and our app for it to call."""

from collections.abc import Iterator

import pytest

from bot.clock import MovableClock, StoppedClock
from bot.slack.client import SlackClient
from tests.platforms.slack.caller import Caller
from tests.platforms.slack.fake import TOKEN, FakeSlack
from tests.platforms.slack.server import SlackServer, slack_server
from tests.slack.house import MONDAY, House


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock(StoppedClock(MONDAY))


@pytest.fixture(scope="session")
def running_slack() -> Iterator[SlackServer]:
    with slack_server(FakeSlack(StoppedClock(MONDAY))) as server:
        yield server


@pytest.fixture
def slack(running_slack: SlackServer, clock: MovableClock) -> SlackServer:
    running_slack.open(FakeSlack(clock))
    return running_slack


@pytest.fixture
def client(slack: SlackServer) -> SlackClient:
    return SlackClient(TOKEN, base_url=slack.api_url, timeout=1, pause=lambda _: None)


@pytest.fixture
def caller(clock: MovableClock) -> Caller:
    return Caller(clock)


@pytest.fixture
def house(clock: MovableClock, slack: SlackServer, client: SlackClient) -> House:
    """Open our Slack app with a scripted road behind it."""
    return House(clock, slack, client)
