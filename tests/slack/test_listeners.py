import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from structlog.testing import capture_logs

from bot.buttons import LIFETIME
from bot.messages import Answer
from bot.slack.http import slack_app
from core.reply import Button, Card, Reply
from core.wording import Wording
from tests.platforms.slack.caller import JSON, SECRET
from tests.platforms.slack.rules import check_blocks
from tests.platforms.slack.server import refused

ENGLISH = Wording("en")
WITH_BUTTON = Reply("Logged.", Card("Visit", (), (Button("Undo", "undo 1"),)))
BUSY = Answer(Reply("Busy, please send again."), ENGLISH, status="busy")
UNAVAILABLE = Answer(Reply("No database."), ENGLISH, status="unavailable")


def test_a_slash_command_is_answered_in_its_own_response(house, caller):
    house.answer = Answer(WITH_BUTTON, ENGLISH)

    answered = json.loads(house.gets(caller.slash("/visit Acme")).body)
    assert (answered["text"], answered["response_type"]) == ("Logged.", "ephemeral")
    check_blocks(answered["blocks"], set())


def test_the_button_of_an_answer_says_its_command_when_pressed(house, caller, clock):
    house.answer = Answer(WITH_BUTTON, ENGLISH)
    answered = json.loads(house.gets(caller.slash("/visit Acme")).body)
    value = answered["blocks"][-1]["elements"][0]["value"]

    assert house.gets(caller.presses(value)).status == 200
    assert (house.heard[-1].text, house.heard[-1].button) == ("undo 1", True)


def test_a_deferred_answer_to_a_slash_command_leaves_the_response_empty(house, caller):
    house.answer = Answer(None, ENGLISH, deferred=True)

    answered = house.gets(caller.slash("/funnel east"))
    assert (answered.status, answered.body) == (200, b"")


@pytest.mark.parametrize("answer", [BUSY, UNAVAILABLE])
def test_a_slash_command_that_cannot_be_done_gets_a_plain_answer(house, caller, answer):
    house.answer = answer

    answered = house.gets(caller.slash("/visit Acme"))
    assert answered.status == 200
    assert json.loads(answered.body)["text"] == answer.reply.text


def test_an_event_is_acknowledged_once_it_is_acted_upon(house, caller, slack):
    house.answer = Answer(None, ENGLISH, deferred=True)

    assert house.gets(caller.says("visited Acme")).status == 200
    assert [message.text for message in house.heard] == ["visited Acme"]
    assert not slack.workspace.calls


def test_an_event_is_delivered_again_when_there_is_no_database(house, caller):
    house.answer = UNAVAILABLE

    assert house.gets(caller.says("visited Acme")).status == 503


def test_a_retry_of_an_event_has_the_same_key(house, caller):
    request = caller.says("visited Acme")
    caller.more_headers = {"x-slack-retry-num": "1", "x-slack-retry-reason": "http_timeout"}
    house.gets(request)
    house.gets(caller.signed(request.body, JSON))

    assert house.heard[0] == house.heard[1]


def test_a_busy_event_is_whispered_about(house, caller, slack):
    house.answer = BUSY

    assert house.gets(caller.says("visited Acme", channel="C1")).status == 200
    [whisper] = slack.workspace.whispers
    assert (whisper["user"], whisper["text"]) == ("U1", "Busy, please send again.")


def test_a_busy_event_nobody_was_told_about_is_delivered_again(house, caller, slack):
    house.answer = BUSY
    slack.next("chat.postEphemeral", refused("channel_not_found"))

    assert house.gets(caller.says("visited Acme", channel="C1")).status == 503


@pytest.mark.parametrize("kind", ["message", "app_mention"])
def test_both_kinds_of_message_are_heard(house, caller, kind):
    house.gets(caller.json(caller.event(kind, "<@UBOT> funnel", "C1")))

    assert [(message.text, message.addressed) for message in house.heard] == [("funnel", True)]


def test_our_own_messages_are_not_heard(house, caller):
    assert house.gets(caller.says("x", user="UBOT")).status == 200
    assert house.heard == []


@pytest.mark.parametrize("kind", ["app_home_opened", "team_join", "reaction_added"])
def test_other_events_are_acknowledged_and_left_alone(house, caller, kind):
    assert house.gets(caller.json(caller.event(kind, "x"))).status == 200
    assert house.heard == []


@pytest.mark.parametrize(
    ("event", "removed"),
    [
        ({"type": "app_uninstalled"}, ["T1"]),
        ({"type": "tokens_revoked", "tokens": {"oauth": [], "bot": ["UBOT"]}}, ["T1"]),
        ({"type": "tokens_revoked", "tokens": {"oauth": ["U1"], "bot": []}}, []),
    ],
)
def test_a_workspace_that_takes_the_app_away_is_told_of(house, caller, event, removed):
    body = {"type": "event_callback", "team_id": "T1", "event_id": "Ev1", "event": event}

    assert house.gets(caller.json(body)).status == 200
    assert house.removed == removed


def test_a_press_that_cannot_be_done_is_answered_in_place(house, caller, slack, clock):
    house.answer = UNAVAILABLE
    caller.response_url = slack.response_url

    assert house.gets(caller.presses(house.sealed("undo 1", "U1"))).status == 200
    assert slack.workspace.responses[0]["text"] == "No database."


def test_somebody_elses_button_says_so_where_it_was_pressed(house, caller, slack, clock):
    caller.response_url = slack.response_url
    house.gets(caller.presses(house.sealed("undo 1", "U2")))

    assert "somebody else" in slack.workspace.responses[0]["text"]
    assert house.heard == []


def test_an_old_button_says_so_where_it_was_pressed(house, caller, slack, clock):
    value = house.sealed("undo 1", "U1")
    clock.move_to(clock.now() + LIFETIME)
    caller.response_url = slack.response_url
    house.gets(caller.presses(value))

    assert "too old" in slack.workspace.responses[0]["text"]


def test_a_forged_button_does_nothing(house, caller, slack):
    caller.response_url = slack.response_url
    house.gets(caller.presses("undo 1"))

    assert "do not recognise" in slack.workspace.responses[0]["text"]
    assert house.heard == []


def test_a_press_is_never_answered_to_a_foreign_address(house, caller, clock):
    house.answer = BUSY
    caller.response_url = "https://evil.example/"

    assert house.gets(caller.presses(house.sealed("undo 1", "U1"))).status == 200


def test_settings_of_bolts_own_change_nothing(house, caller, monkeypatch):
    monkeypatch.setenv("SLACK_CLIENT_ID", "1.2")
    monkeypatch.setenv("SLACK_CLIENT_SECRET", "secret")
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-from-elsewhere")
    house.__post_init__()

    assert house.gets(caller.slash("/me")).status == 200


def test_no_body_is_logged(house, caller, caplog):
    with caplog.at_level("DEBUG"):
        house.gets(caller.slash("/visit 华东医疗"))
        house.gets(caller.json({"type": "event_callback", "event": {"type": "华东医疗"}}))

    assert "华东医疗" not in caplog.text


def test_a_broken_listener_is_a_plain_500(house, caller):
    house.answer = None

    with capture_logs() as logs:
        answered = house.gets(caller.slash("/visit 华东医疗"))
    assert (answered.status, answered.body) == (500, b"")
    assert [(log["event"], log["log_level"]) for log in logs] == [("listener failed", "error")]


@pytest.mark.parametrize(
    "payload",
    [
        {},
        {"type": "event_callback"},
        {"type": "event_callback", "event": 5},
        {"type": "event_callback", "event": {"type": 5}},
        {"type": "event_callback", "event": {"type": "message"}},
        {"type": "event_callback", "event": {"type": "message", "channel": {}}, "team_id": "T1"},
        {"type": "block_actions"},
        {"type": "block_actions", "actions": []},
        {"type": "block_actions", "actions": 5},
        {"type": "block_actions", "actions": [5]},
        {"type": "block_actions", "actions": [{"action_id": "say-0", "value": "x"}]},
        {"type": "view_submission", "view": 5},
        {"command": 5},
        {"command": "/me"},
        {"authorizations": 5, "type": "event_callback", "event": {"type": "message"}},
        {"type": ["event_callback"]},
    ],
)
def test_signed_payloads_without_their_parts_are_no_500(house, caller, payload):
    assert house.gets(caller.json(payload)).status in {200, 400}
    assert house.heard == []


WORDS = st.sampled_from(
    [
        *("type", "event", "event_callback", "message", "block_actions", "actions", "action_id"),
        *("say-0", "value", "team", "user", "id", "channel", "command", "text", "authorizations"),
        *("shortcut", "message_action", "view_submission", "view", "callback_id", "type_command"),
    ]
)
JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=5),
    max_leaves=12,
)


@settings(
    max_examples=150,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(payload=st.dictionaries(WORDS, JUNK, max_size=6))
def test_no_signed_junk_is_a_500(house, caller, payload):
    assert house.gets(caller.json(payload)).status in {200, 400}


def test_the_app_needs_a_secret(house):
    with pytest.raises(ValueError, match="secret"):
        slack_app(house.hearing, "")


def test_the_right_secret_is_the_only_one(house, caller):
    caller.secret = SECRET[:-1]

    assert house.gets(caller.slash("/me")).status == 401
