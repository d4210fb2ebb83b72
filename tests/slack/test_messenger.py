import pytest

from bot.buttons import ButtonSigner
from bot.delivery_errors import AmbiguousFailure, PermanentFailure, TemporaryFailure
from bot.messenger import Messenger, Outgoing, PersonAddress, RoomAddress
from bot.slack.messenger import SlackMessenger
from core.errors import UserError
from core.pictures import TrendChart
from core.reply import Button, Card, Paragraph, Picture, Reply, Span, paragraph
from core.wording import Wording
from tests.platforms.slack.fake import live_in
from tests.platforms.slack.server import DROPPED_ANSWER

SIGNER = ButtonSigner(b"key").within("T1")
CHART = TrendChart("t", "s", "万元", (), "zh")
BOARD = Reply(
    "王芳领先",
    Card("本周", (paragraph("三天了"),), (Button("漏斗", "/funnel"),)),
    (Picture(CHART, "上升"), Picture(CHART, "下降")),
)


@pytest.fixture
def messenger(client, clock):
    return SlackMessenger(client, SIGNER, clock, {7: "U2"}.get)


def outgoing(address, reply=BOARD, pictures=(b"one", b"two"), key="leaderboard:east:2026-11-23"):
    return Outgoing(key, address, reply, pictures, Wording())


def test_a_board_is_one_message_with_its_pictures_inside(messenger, slack):
    ts = messenger.send(outgoing(RoomAddress("C1")))

    message = slack.workspace.post("C1")
    assert message["ts"] == ts
    assert [each["type"] for each in message["blocks"]] == [
        "header", "section", "image", "image", "actions",
    ]  # fmt: skip
    assert [file.content for file in slack.workspace.files.values()] == [b"one", b"two"]


def test_a_person_gets_a_direct_message(messenger, slack):
    messenger.send(outgoing(PersonAddress("U1")))

    assert len(slack.workspace.rooms["DU1"].messages) == 1


def test_the_key_in_the_metadata_says_nothing(messenger, slack):
    messenger.send(outgoing(RoomAddress("C1")))

    key = slack.workspace.post("C1")["metadata"]["event_payload"]["key"]
    assert len(key) == 32
    assert "east" not in key


def test_people_are_mentioned_by_their_slack_id(messenger, slack):
    spans = (Span("张敏", person=7), Span(" 和 "), Span("李雪", person=8))
    card = Card("", (Paragraph(spans),))
    messenger.send(outgoing(RoomAddress("C1"), Reply("x", card), ()))

    assert live_in(slack.workspace.post("C1")) == ["<@U2>"]


def pressed(slack, room):
    return slack.workspace.post(room)["blocks"][-1]["elements"][0]["value"]


def test_a_button_in_a_room_is_anybodys(messenger, slack, clock):
    messenger.send(outgoing(RoomAddress("C1")))

    assert SIGNER.open(pressed(slack, "C1"), person="U3", now=clock.now()) == "/funnel"


def test_a_button_in_a_direct_message_is_its_readers(messenger, slack, clock):
    messenger.send(outgoing(PersonAddress("U1")))

    with pytest.raises(UserError):
        SIGNER.open(pressed(slack, "DU1"), person="U2", now=clock.now())


def test_an_answer_that_was_lost_is_found_in_the_room(messenger, slack, clock):
    slack.next("chat.postMessage", DROPPED_ANSWER)
    lost = outgoing(RoomAddress("C1"))

    with pytest.raises(AmbiguousFailure):
        messenger.send(lost)
    assert messenger.was_sent(lost, clock.now()) is True


def test_what_was_never_posted_is_not_found(messenger, clock):
    assert messenger.was_sent(outgoing(PersonAddress("U1")), clock.now()) is False


def test_without_the_right_to_read_nobody_can_tell(messenger, slack, clock):
    slack.workspace.history_readable = False

    assert messenger.was_sent(outgoing(RoomAddress("C1")), clock.now()) is None


def test_a_picture_that_fails_to_upload_posts_nothing(messenger, slack):
    slack.next("upload", DROPPED_ANSWER)

    with pytest.raises(TemporaryFailure):
        messenger.send(outgoing(RoomAddress("C1")))
    assert slack.workspace.calls["chat.postMessage"] == 0


def test_a_person_who_left_is_a_permanent_failure(messenger):
    with pytest.raises(PermanentFailure, match="user_not_found"):
        messenger.send(outgoing(PersonAddress("U-gone")))


def test_is_a_messenger(messenger):
    def deliver(by: Messenger) -> str:
        return by.send(outgoing(RoomAddress("C1")))

    assert deliver(messenger)
