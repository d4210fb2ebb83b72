import json

import pytest

from bot.messages import Answer, Conversation
from bot.slack.shortcuts import BOX, LOG_MESSAGE, TYPE_COMMAND
from core.reply import Reply
from core.wording import Wording
from tests.platforms.slack.server import refused

DEFERRED = Answer(None, Wording("en"), deferred=True)


@pytest.fixture
def pressing(caller, slack):
    caller.response_url = slack.response_url
    return caller


def test_the_shortcut_opens_a_box(house, pressing, slack):
    assert house.gets(pressing.shortcut(TYPE_COMMAND)).status == 200

    [view] = slack.workspace.views
    assert view["title"]["text"] == "Log it"
    assert view["blocks"][0]["block_id"] == BOX


def test_a_box_that_does_not_open_breaks_nothing(house, pressing, slack):
    slack.next("views.open", refused("trigger_expired"))

    assert house.gets(pressing.shortcut(TYPE_COMMAND)).status == 200


def test_what_is_typed_into_the_box_is_a_message_of_its_writer(house, pressing):
    house.answer = DEFERRED

    answered = house.gets(pressing.submits(TYPE_COMMAND, BOX, "visited Acme", user="U2"))
    assert (answered.status, answered.body) == (200, b"")
    [message] = house.heard
    assert (message.text, message.sender) == ("visited Acme", "U2")
    assert (message.conversation, message.answers) == (Conversation("dm", "U2"), "outbox")


def test_a_box_that_could_not_be_saved_stays_open(house, pressing):
    house.answer = Answer(Reply("Busy."), Wording("en"), status="busy")

    answered = house.gets(pressing.submits(TYPE_COMMAND, BOX, "visited Acme"))
    assert json.loads(answered.body) == {"response_action": "errors", "errors": {BOX: "Busy."}}


def test_log_this_says_the_message_for_whoever_pressed(house, pressing, slack):
    house.gets(pressing.message_shortcut(LOG_MESSAGE, "visited <@U3|acme> &amp; Co", user="U2"))

    [message] = house.heard
    assert (message.text, message.sender) == ("visited @acme & Co", "U2")
    assert slack.workspace.responses[0]["text"] == "Good."


def test_the_same_message_is_logged_once_for_each_person(house, pressing):
    for user in ("U1", "U1", "U2"):
        house.gets(pressing.message_shortcut(LOG_MESSAGE, "visited Acme", user=user))

    keys = [message.message_id for message in house.heard]
    assert keys[0] == keys[1] != keys[2]


def test_a_button_on_an_answer_for_one_is_answered_to_that_one(house, pressing, slack, clock):
    value = house.sealed("undo 1", "U1")
    house.gets(pressing.presses(value, channel="C1", ephemeral=True))

    [message] = house.heard
    assert (message.seen_by, message.answers) == ("sender", "in_request")
    assert slack.workspace.responses[0]["text"] == "Good."
