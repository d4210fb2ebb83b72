"""What Slack sends, read into our own words; what is none of our business reads as None.

The same message delivered again, or delivered as both `message` and `app_mention`, has the same
key. https://docs.slack.dev/apis/events-api and docs.slack.dev/interactivity
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.messages import IncomingMessage
from bot.slack.incoming_text import mentions, readable
from bot.slack.parts import MalformedPayload, Payload, conversation_of, part, seen_by, word

# Somebody spoke: anew, with a file, or in a thread and shown in the channel too. Every other
# subtype is an edit, a deletion, a join, a bot.
SPOKEN = ("", "file_share", "thread_broadcast")
EARLIEST_SECONDS, LATEST_SECONDS = 1_000_000_000, 9_999_999_999


@dataclass(frozen=True)
class Press:
    """Something pressed: the message it makes (a button's is still sealed), where to answer."""

    message: IncomingMessage
    response_url: str


def read_command(payload: Payload, received_at: datetime) -> IncomingMessage:
    """Read a slash command: what was typed, the command's own word and all."""
    typed = readable(word(payload, "text", default=""))
    once = word(payload, "trigger_id", default="") or _digest(payload, received_at)
    conversation = conversation_of(word(payload, "channel_id"))
    return IncomingMessage(
        platform="slack",
        tenant=word(payload, "team_id"),
        message_id=f"command:{conversation.id}:{once}",
        sender=word(payload, "user_id"),
        text=f"{word(payload, 'command')} {typed}".rstrip(),
        conversation=conversation,
        sent_at=received_at,
        answers="in_request",
    )


def read_event(payload: Payload) -> IncomingMessage | None:
    """Read a `message` or `app_mention`; bots, edits and strangers' channels are left alone."""
    event = part(payload, "event")
    sender = word(event, "user", default="")
    team = word(payload, "team_id")
    bots = _own_users(payload)
    if not sender or sender in bots or _is_noise(event) or _is_from_outside(payload, event, team):
        return None
    text = word(event, "text", default="")
    conversation = conversation_of(word(event, "channel"))
    mentioned = word(event, "type") == "app_mention" or not bots.isdisjoint(mentions(text))
    said_at = word(event, "ts")
    return IncomingMessage(
        platform="slack",
        tenant=team,
        message_id=f"message:{conversation.id}:{said_at}",
        sender=sender,
        text=readable(text, leaving_out=bots),
        conversation=conversation,
        sent_at=_moment(said_at),
        addressed=mentioned or conversation.kind == "dm",
        seen_by=seen_by(conversation),
        answers="outbox",
    )


def read_press(payload: Payload, received_at: datetime) -> Press | None:
    """Read a pressed button of ours; None when the press carries nothing."""
    actions = payload.get("actions")
    action = actions[0] if isinstance(actions, list) and actions else None
    if not isinstance(action, Mapping) or not word(action, "value", default=""):
        return None
    sender = part(payload, "user")
    conversation = conversation_of(word(part(payload, "channel"), "id"))
    once = word(payload, "trigger_id", default="") or _digest(payload, received_at)
    # What one person alone was shown is answered to that person alone, in the same place.
    in_place = bool(part(payload, "container").get("is_ephemeral"))
    message = IncomingMessage(
        platform="slack",
        tenant=word(part(payload, "team"), "id"),
        message_id=f"button:{conversation.id}:{once}",
        sender=word(sender, "id"),
        text=word(action, "value"),
        conversation=conversation,
        sent_at=received_at,
        button=True,
        seen_by="sender" if in_place else seen_by(conversation),
        answers="in_request" if in_place else "outbox",
    )
    return Press(message, word(payload, "response_url", default=""))


def _is_action(action: object) -> bool:
    return isinstance(action, Mapping) and isinstance(action.get("action_id"), str)


def _own_users(payload: Payload) -> frozenset[str]:
    """Return our bot's user ids: Slack names the installation that an event is meant for."""
    authorizations = payload.get("authorizations")
    found = authorizations if isinstance(authorizations, list) else []
    return frozenset(
        word(each, "user_id", default="")
        for each in found
        if isinstance(each, Mapping) and each.get("is_bot")
    ) - {""}


def _is_noise(event: Payload) -> bool:
    return (
        bool(event.get("bot_id") or event.get("hidden") or event.get("edited"))
        or word(event, "subtype", default="") not in SPOKEN
    )


def _is_from_outside(payload: Payload, event: Payload, team: str) -> bool:
    """Tell whether a guest company could read along: figures stay out of shared channels."""
    home = word(event, "user_team", default="") or word(event, "team", default="") or team
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
