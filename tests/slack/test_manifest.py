import json

import pytest

from bot.slack.manifest import slack_manifest
from core.errors import UserError

MANIFEST = json.loads(slack_manifest("https://sales.example.com/"))
COMMANDS = MANIFEST["features"]["slash_commands"]
SHORTCUTS = MANIFEST["features"]["shortcuts"]


def test_names_every_command_of_the_contract():
    assert [command["command"] for command in COMMANDS] == [
        "/sales", "/visit", "/deal", "/followup", "/funnel", "/leaderboard", "/target", "/me",
    ]  # fmt: skip


def test_everything_comes_to_one_address():
    settings = MANIFEST["settings"]
    urls = [command["url"] for command in COMMANDS]
    urls += [settings[key]["request_url"] for key in ("event_subscriptions", "interactivity")]

    assert set(urls) == {"https://sales.example.com/slack/events"}


def test_asks_for_what_each_call_needs_and_no_user_token():
    scopes = MANIFEST["oauth_config"]["scopes"]

    assert set(scopes) == {"bot"}
    assert {"chat:write", "files:write", "commands", "im:write", "im:history"} <= set(scopes["bot"])


def test_keeps_to_slacks_lengths():
    assert len(MANIFEST["display_information"]["description"]) <= 140
    assert all(len(each["name"]) <= 24 for each in SHORTCUTS)
    assert all(len(each["description"]) <= 150 for each in SHORTCUTS)
    assert all(1 <= len(each.get("usage_hint", "x")) <= 1_000 for each in COMMANDS)


def test_listens_to_direct_messages_and_mentions_only():
    subscribed = MANIFEST["settings"]["event_subscriptions"]["bot_events"]

    heard = [event for event in subscribed if "message" in event or "mention" in event]
    assert heard == ["app_mention", "message.im"]


@pytest.mark.parametrize(
    "url", ["notaurl", "", "http://sales.example.com", "https://", "https://a b.com", "https://-"]
)
def test_an_address_that_slack_cannot_call_is_refused(url):
    with pytest.raises(UserError, match="Slack can call"):
        slack_manifest(url)


@pytest.mark.parametrize("url", ["https://a.cn", "https://a.cn:8443/", "https://1.2.3.4/bot"])
def test_an_address_may_have_a_port_and_a_path(url):
    assert f'"{url.rstrip("/")}/slack/events"' in slack_manifest(url)
