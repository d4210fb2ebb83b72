"""One WeCom app, its callback and its API, all on the loopback, on a Monday at nine."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from bot.buttons import ButtonSigner
from bot.clock import MovableClock, StoppedClock
from bot.wecom.client import WeComApp, WeComClient
from bot.wecom.messenger import WeComMessenger
from tests.platforms.wecom.caller import Caller
from tests.platforms.wecom.fake import FakeWeCom
from tests.platforms.wecom.server import Switch, served, wecom_api

MONDAY_NINE = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock(StoppedClock(MONDAY_NINE))


@pytest.fixture
def caller() -> Caller:
    return Caller()


@pytest.fixture
def signer() -> ButtonSigner:
    return ButtonSigner(b"a key for the tests, 32 bytes lng")


@pytest.fixture
def wecom(clock: MovableClock) -> FakeWeCom:
    return FakeWeCom(clock)


@pytest.fixture(scope="session")
def api_server() -> Iterator[tuple[Switch, str]]:
    switch = Switch()
    with served(switch) as url:
        yield switch, url


@pytest.fixture
def api_url(wecom: FakeWeCom, api_server: tuple[Switch, str]) -> str:
    switch, url = api_server
    switch.app = wecom_api(wecom)
    return url + "cgi-bin/"


@pytest.fixture(scope="session")
def bot_server() -> Iterator[tuple[Switch, str]]:
    switch = Switch()
    with served(switch) as url:
        yield switch, url


@pytest.fixture
def pauses() -> list[float]:
    """How long the client would have slept."""
    return []


@pytest.fixture
def client(
    wecom: FakeWeCom, clock: MovableClock, api_url: str, pauses: list[float]
) -> Iterator[WeComClient]:
    app = WeComApp(wecom.corp_id, wecom.agent_id, wecom.secret)
    made = WeComClient(app, clock, api_url=api_url, sleep=pauses.append)
    yield made
    made.close()


@pytest.fixture
def messenger(client: WeComClient, signer: ButtonSigner, clock: MovableClock) -> WeComMessenger:
    return WeComMessenger(client, signer, clock)
