"""What Slack sends, read into our own words; what is none of our business reads as None.

The same message delivered again, or delivered as both `message` and `app_mention`, has the same
key. https://docs.slack.dev/apis/events-api and docs.slack.dev/interactivity
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from bot.messages import Conversation, IncomingMessage
from bot.slack.incoming_text import mentions, readable

COMMANDS = ("/sales", "/visit", "/deal", "/followup", "/funnel", "/leaderboard", "/target", "/me")
# Somebody spoke: anew, with a file, or in a thread and shown in the channel too. Every other
# subtype is an edit, a deletion, a join, a bot.
SPOKEN = ("", "file_share", "thread_broadcast")
EARLIEST_SECONDS, LATEST_SECONDS = 1_000_000_000, 9_999_999_999

Payload = Mapping[str, object]


class MalformedPayload(Exception):  # noqa: N818 - answered 400, like any bad request
    """A signed payload without something that every real one has."""


@dataclass(frozen=True)
class Press:
    """A pressed button: the message it makes, its text still sealed, and where errors may go."""

    sealed: IncomingMessage
    response_url: str


def has_shape(payload: Payload) -> bool:
    """Tell whether a payload is of a kind that we know, with the parts that tell its kind."""
    actions = payload.get("actions")
    match payload.get("type"):
        case None:
            return isinstance(payload.get("command"), str)
        case "event_callback":
            event = payload.get("event")
            return isinstance(event, Mapping) and isinstance(event.get("type"), str)
        case "block_actions":
            return isinstance(actions, list) and bool(actions) and _is_action(actions[0])
        case _:
            return False


def read_command(payload: Payload, received_at: datetime) -> IncomingMessage:
    """Read a slash command: what was typed, the command's own word and all."""
    typed = readable(_word(payload, "text", default=""))
    once = _word(payload, "trigger_id", default="") or _digest(payload, received_at)
    return IncomingMessage(
        platform="slack",
        tenant=_word(payload, "team_id"),
        message_id=f"command:{once}",
        sender=_word(payload, "user_id"),
        text=f"{_word(payload, 'command')} {typed}".rstrip(),
        conversation=_conversation(_word(payload, "channel_id")),
        sent_at=received_at,
        answers="in_request",
    )


def read_event(payload: Payload) -> IncomingMessage | None:
    """Read a `message` or `app_mention`; bots, edits and strangers' channels are left alone."""
    event = _part(payload, "event")
    sender = _word(event, "user", default="")
    team = _word(payload, "team_id")
    bots = _own_users(payload)
    if not sender or sender in bots or _is_noise(event) or _is_from_outside(payload, event, team):
        return None
    text = _word(event, "text", default="")
    conversation = _conversation(_word(event, "channel"))
    mentioned = _word(event, "type") == "app_mention" or not bots.isdisjoint(mentions(text))
    said_at = _word(event, "ts")
    return IncomingMessage(
        platform="slack",
        tenant=team,
        message_id=f"message:{conversation.id}:{said_at}",
        sender=sender,
        text=readable(text, leaving_out=bots),
        conversation=conversation,
        sent_at=_moment(said_at),
        addressed=mentioned or conversation.kind == "dm",
        seen_by=_seen_by(conversation),
        answers="outbox",
    )


def read_press(payload: Payload, received_at: datetime) -> Press | None:
    """Read a pressed button of ours; None when the press carries nothing."""
    actions = payload.get("actions")
    action = actions[0] if isinstance(actions, list) and actions else None
    if not isinstance(action, Mapping) or not _word(action, "value", default=""):
        return None
    sender = _part(payload, "user")
    conversation = _conversation(_word(_part(payload, "channel"), "id"))
    once = _word(payload, "trigger_id", default="") or _digest(payload, received_at)
    message = IncomingMessage(
        platform="slack",
        tenant=_word(_part(payload, "team"), "id"),
        message_id=f"button:{once}",
        sender=_word(sender, "id"),
        text=_word(action, "value"),
        conversation=conversation,
        sent_at=received_at,
        button=True,
        seen_by=_seen_by(conversation),
        answers="outbox",
    )
    return Press(message, _word(payload, "response_url", default=""))


def _is_action(action: object) -> bool:
    return isinstance(action, Mapping) and isinstance(action.get("action_id"), str)


def _conversation(channel: str) -> Conversation:
    return Conversation("dm" if channel.startswith("D") else "channel", channel)


def _seen_by(conversation: Conversation) -> Literal["sender", "room"]:
    return "sender" if conversation.kind == "dm" else "room"


def _own_users(payload: Payload) -> frozenset[str]:
    """Return our bot's user ids: Slack names the installation that an event is meant for."""
    authorizations = payload.get("authorizations")
    found = authorizations if isinstance(authorizations, list) else []
    return frozenset(
        _word(each, "user_id", default="")
        for each in found
        if isinstance(each, Mapping) and each.get("is_bot")
    ) - {""}


def _is_noise(event: Payload) -> bool:
    return (
        bool(event.get("bot_id") or event.get("hidden") or event.get("edited"))
        or _word(event, "subtype", default="") not in SPOKEN
    )


def _is_from_outside(payload: Payload, event: Payload, team: str) -> bool:
    """Tell whether a guest company could read along: figures stay out of shared channels."""
    home = _word(event, "user_team", default="") or _word(event, "team", default="") or team
    return bool(payload.get("is_ext_shared_channel")) or home != team


def _moment(ts: str) -> datetime:
    try:
        seconds = float(ts)
    except ValueError as problem:
        raise MalformedPayload("ts is no time") from problem
    if not EARLIEST_SECONDS < seconds < LATEST_SECONDS:
        raise MalformedPayload("ts is out of range")
    return datetime.fromtimestamp(seconds, UTC)


def _digest(payload: Payload, received_at: datetime) -> str:
    content = json.dumps([payload, received_at.strftime("%Y%m%d%H%M")], sort_keys=True, default=str)
    return hashlib.sha256(content.encode()).hexdigest()[:32]


def _part(payload: Payload, key: str) -> Payload:
    part = payload.get(key)
    if not isinstance(part, Mapping):
        raise MalformedPayload(f"{key} is missing")
    return part


def _word(payload: Payload, key: str, default: str | None = None) -> str:
    word = payload.get(key)
    if word is None:
        word = default
    if not isinstance(word, str) or (not word and default is None):
        raise MalformedPayload(f"{key} is missing")
    return word
