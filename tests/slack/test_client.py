from datetime import timedelta

import pytest

from bot.delivery_errors import AmbiguousFailure, PermanentFailure, TemporaryFailure
from bot.slack.client import SlackClient
from bot.slack.render import SlackMessage
from tests.platforms.slack.fake import TOKEN, Room
from tests.platforms.slack.server import (
    BAD_GATEWAY,
    DROPPED_ANSWER,
    DROPPED_REQUEST,
    SERVER_ERROR_AFTER_ACTING,
    Trouble,
    rate_limited,
    refused,
)

HELLO = SlackMessage("Hello")
PNG = b"\x89PNG not really"


def test_knows_whose_token_it_has(client):
    assert client.check() == ("T1", "UBOT")


def test_tells_what_an_app_that_was_installed_earlier_lacks(client, slack):
    slack.workspace.scopes = "chat:write, files:write"

    assert client.missing_scopes(["chat:write", "files:read"]) == ["files:read"]


def test_lacks_nothing_where_slack_does_not_tell(client):
    assert client.missing_scopes(["files:read"]) == []


def test_a_wrong_token_is_a_permanent_failure(slack):
    with pytest.raises(PermanentFailure, match="invalid_auth"):
        SlackClient("xoxb-wrong", base_url=slack.api_url).post("C1", HELLO, "k")


def test_a_post_carries_its_key_out_of_sight(client, slack):
    ts = client.post("C1", HELLO, "k1")

    message = slack.workspace.post("C1")
    assert (message["text"], message["ts"]) == ("Hello", ts)
    assert message["metadata"]["event_payload"] == {"key": "k1"}
    assert message["unfurl_links"] is message["unfurl_media"] is False


@pytest.mark.parametrize(
    ("trouble", "failure"),
    [
        (DROPPED_ANSWER, AmbiguousFailure),
        (DROPPED_REQUEST, AmbiguousFailure),
        (BAD_GATEWAY, AmbiguousFailure),
        (SERVER_ERROR_AFTER_ACTING, AmbiguousFailure),
        (refused("internal_error"), AmbiguousFailure),
        (refused("fatal_error"), AmbiguousFailure),
        (Trouble(body="<html>a proxy</html>"), AmbiguousFailure),
        (Trouble(acts=True, waits=2), AmbiguousFailure),
        (rate_limited(7), TemporaryFailure),
        (refused("ratelimited"), TemporaryFailure),
        (refused("token_revoked"), PermanentFailure),
        (refused("account_inactive"), PermanentFailure),
        (refused("restricted_action"), PermanentFailure),
    ],
)
def test_every_failure_of_a_post_has_its_meaning_and_no_second_try(client, slack, trouble, failure):
    slack.next("chat.postMessage", trouble)

    with pytest.raises(failure):
        client.post("C1", HELLO, "k")
    assert slack.workspace.calls["chat.postMessage"] == 1


def test_slack_says_how_long_to_wait(client, slack):
    slack.next("chat.postMessage", rate_limited(7))

    with pytest.raises(TemporaryFailure) as failed:
        client.post("C1", HELLO, "k")
    assert failed.value.retry_after == 7


def test_an_address_that_nobody_listens_on_was_surely_not_posted_to():
    client = SlackClient(TOKEN, base_url="http://127.0.0.1:9/api/", timeout=2)

    with pytest.raises(TemporaryFailure):
        client.post("C1", HELLO, "k")


@pytest.mark.parametrize("channel", ["C-unknown", "C-archived", "C-foreign"])
def test_a_room_that_cannot_be_posted_to_is_permanent(client, slack, channel):
    slack.workspace.rooms |= {"C-archived": Room(archived=True), "C-foreign": Room(joined=False)}

    with pytest.raises(PermanentFailure):
        client.post(channel, HELLO, "k")


def test_a_direct_channel_is_asked_for_once(client, slack):
    assert client.open_direct_channel("U1") == client.open_direct_channel("U1") == "DU1"
    assert slack.workspace.calls["conversations.open"] == 1


def test_an_upload_takes_three_steps_and_posts_nothing(client, slack):
    file_id = client.upload(PNG, "a.png", "rising")

    assert slack.workspace.files[file_id].content == PNG
    assert slack.workspace.files[file_id].completed
    assert [room.messages for room in slack.workspace.rooms.values()] == [[], []]


@pytest.mark.parametrize(
    "step", ["files.getUploadURLExternal", "upload", "files.completeUploadExternal"]
)
@pytest.mark.parametrize("trouble", [DROPPED_ANSWER, BAD_GATEWAY])
def test_an_upload_that_breaks_off_may_simply_start_over(client, slack, step, trouble):
    slack.next(step, trouble)

    with pytest.raises(TemporaryFailure):
        client.upload(PNG, "a.png", "")
    assert client.upload(PNG, "a.png", "")


def picture(file_id):
    image = {"type": "image", "slack_file": {"id": file_id}, "alt_text": "a"}
    return SlackMessage("See", (image,))


def test_waits_until_slack_has_looked_at_a_fresh_file(client, slack):
    slack.workspace.slow_files = 2
    file_id = client.upload(PNG, "a.png", "")

    client.post("C1", picture(file_id), "k")
    assert len(slack.workspace.rooms["C1"].messages) == 1


def test_does_not_wait_for_a_file_for_ever(client):
    with pytest.raises(PermanentFailure, match="invalid_blocks"):
        client.post("C1", picture("F-never"), "k")


def test_a_post_can_be_found_by_its_key_again(client, slack, clock):
    slack.next("chat.postMessage", DROPPED_ANSWER)
    with pytest.raises(AmbiguousFailure):
        client.post("C1", HELLO, "lost")
    for number in range(40):
        client.post("C1", HELLO, f"later {number}")

    assert client.find("C1", "lost", clock.now()) == slack.workspace.rooms["C1"].messages[0]["ts"]
    assert client.find("C1", "never", clock.now()) is None


def test_does_not_look_further_back_than_asked(client, clock):
    client.post("C1", HELLO, "old")

    assert client.find("C1", "old", clock.now() + timedelta(minutes=1)) is None


def test_a_busy_room_is_not_searched_for_ever(client, slack, clock):
    slack.workspace.history_page = 1
    for number in range(11):
        client.post("C1", HELLO, f"{number}")

    with pytest.raises(PermanentFailure, match="too many"):
        client.find("C1", "never", clock.now())


def test_the_history_asks_to_wait(client, slack, clock):
    slack.next("conversations.history", rate_limited(60))

    with pytest.raises(TemporaryFailure) as failed:
        client.find("C1", "k", clock.now())
    assert failed.value.retry_after == 60


def test_answers_a_press_in_place(client, slack):
    client.respond(slack.response_url, HELLO)

    [response] = slack.workspace.responses
    assert (response["text"], response["response_type"]) == ("Hello", "ephemeral")
    assert response["replace_original"] is False


@pytest.mark.parametrize(
    "url",
    [
        "https://evil.example/x",
        "https://hooks.slack.com.evil.example/x",
        "https://hooks.slack.com@evil.example/x",
        "http://hooks.slack.com/x",
        "file:///etc/passwd",
        "",
    ],
)
def test_asks_no_address_that_is_not_slacks(url):
    with pytest.raises(PermanentFailure, match="not Slack's"):
        SlackClient(TOKEN).respond(url, HELLO)


@pytest.mark.parametrize("trouble", [Trouble(404), DROPPED_ANSWER])
def test_a_response_that_fails_is_a_delivery_error(client, slack, trouble):
    slack.next("respond", trouble)

    with pytest.raises((PermanentFailure, TemporaryFailure)):
        client.respond(slack.response_url, HELLO)


def test_failures_name_no_token_and_no_text(client, slack, caplog):
    slack.next("chat.postMessage", BAD_GATEWAY)

    with caplog.at_level("DEBUG"), pytest.raises(AmbiguousFailure) as failed:
        client.post("C1", SlackMessage("华东医疗 50万"), "k")
    assert "xoxb" not in f"{failed.value}{caplog.text}"
    assert "华东医疗" not in f"{failed.value}{caplog.text}"
