from collections.abc import Iterator

import pytest

from bot.messages import Answer
from bot.slack.socket_mode import SocketMode
from core.wording import Wording
from tests.platforms.slack.socket import FakeSocket, payload_of, slack_socket
from tests.slack.house import House

COMMAND = {
    "team_id": "T1",
    "user_id": "U1",
    "channel_id": "C1",
    "command": "/funnel",
    "text": "east",
    "trigger_id": "1.1.x",
}


@pytest.fixture
def socket(house: House) -> Iterator[FakeSocket]:
    with slack_socket() as socket:
        house.slack.workspace.socket_address = socket.address
        mode = SocketMode(house.hearing, "xapp-1", base_url=house.slack.api_url)
        mode.start()
        yield socket
        mode.stop()


def test_a_slash_command_is_answered_in_its_acknowledgement(socket, house):
    envelope = socket.send(socket.connection(), "slash_commands", COMMAND)

    answer = socket.answer()
    assert (answer["envelope_id"], answer["payload"]["text"]) == (envelope, "Good.")
    assert [message.text for message in house.heard] == ["/funnel east"]


def test_an_event_is_acknowledged_once_it_is_acted_upon(socket, house, caller):
    house.answer = Answer(None, Wording("en"), deferred=True)
    payload = payload_of(caller.says("visited Acme"))
    envelope = socket.send(socket.connection(), "events_api", payload)

    assert socket.answer() == {"envelope_id": envelope}
    assert [message.text for message in house.heard] == ["visited Acme"]


def test_what_could_not_be_done_is_not_acknowledged(socket, house, caller):
    connection = socket.connection()
    house.answer = Answer(None, Wording("en"), status="unavailable")
    lost = payload_of(caller.says("visited Acme"))
    socket.send(connection, "events_api", lost)
    envelope = socket.send(connection, "events_api", payload_of(caller.says("x", user="UBOT")))

    assert socket.answer() == {"envelope_id": envelope}


def test_goes_on_over_a_new_connection_when_slack_asks(socket, house):
    socket.connection().send('{"type": "disconnect", "reason": "refresh_requested"}')
    envelope = socket.send(socket.connection(), "slash_commands", COMMAND)

    assert socket.answer()["envelope_id"] == envelope


def test_stops_at_once_while_slack_refuses_it(house):
    mode = SocketMode(house.hearing, "xapp-wrong", base_url=house.slack.api_url)
    mode.start()
    mode.stop()

    assert not mode._thread.is_alive()
