"""What Slack sends, read into our own words; what is none of our business reads as None.

The same message delivered again, or delivered as both `message` and `app_mention`, has the same
key. https://docs.slack.dev/apis/events-api and docs.slack.dev/interactivity
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from bot.messages import IncomingMessage
from bot.slack.incoming_text import mentions, readable
from bot.slack.parts import (
    MalformedPayload,
    Payload,
    conversation_of,
    files_in,
    part,
    seen_by,
    word,
)

# Somebody spoke: anew, with a file, or in a thread and shown in the channel too. Every other
# subtype is a deletion, a join, a bot; or an edit, which carries the message as it is now.
SPOKEN = ("", "file_share", "thread_broadcast")
CHANGED = "message_changed"
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
    """Read a `message` or `app_mention`, new or edited by its writer; the rest is left alone."""
    event = part(payload, "event")
    if word(event, "subtype", default="") == CHANGED:
        return _read_changed(payload, event)
    if event.get("hidden"):
        return None
    edit = _edit_of(event)
    return None if event.get("edited") and edit is None else _read_said(payload, event, event, edit)


def _read_changed(payload: Payload, event: Payload) -> IncomingMessage | None:
    """Read a message as its writer changed it.

    A link that unfurls or a translation changes a message as well: then nobody has edited it, or
    its text is what it was. https://docs.slack.dev/reference/events/message/message_changed
    """
    said, before = event.get("message"), event.get("previous_message")
    edit = _edit_of(said) if isinstance(said, Mapping) else None
    if not isinstance(said, Mapping) or edit is None:
        return None
    was = word(before, "text", default="") if isinstance(before, Mapping) else ""
    if was and was == word(said, "text", default=""):
        return None
    return _read_said(payload, event, said, replace(edit, before=was or None))


@dataclass(frozen=True)
class _Edit:
    """When a message was edited, and how it arrived before that, where Slack tells."""

    ts: str
    before: str | None = None


def _edit_of(said: Payload) -> _Edit | None:
    """Return when its own writer edited a message; None when nobody did."""
    edited = said.get("edited")
    if not isinstance(edited, Mapping) or word(edited, "user", default="") != said.get("user"):
        return None
    ts = word(edited, "ts", default="")
    return _Edit(ts) if ts else None


def _read_said(
    payload: Payload, event: Payload, said: Payload, edit: _Edit | None
) -> IncomingMessage | None:
    sender = word(said, "user", default="")
    team = word(payload, "team_id")
    bots = _own_users(payload)
    if not sender or sender in bots or _is_noise(said) or _is_from_outside(payload, said, team):
        return None
    conversation = conversation_of(word(event, "channel"))
    said_at = word(said, "ts")
    text = word(said, "text", default="")
    before = edit.before if edit is not None else None
    mentioned = not bots.isdisjoint(mentions(text) | mentions(before or ""))
    once = f"message:{conversation.id}:{said_at}"
    return IncomingMessage(
        platform="slack",
        tenant=team,
        message_id=once if edit is None else f"{once}:edited:{edit.ts}",
        sender=sender,
        text=readable(text, leaving_out=bots),
        conversation=conversation,
        sent_at=_moment(said_at),
        addressed=mentioned or word(event, "type") == "app_mention" or conversation.kind == "dm",
        seen_by=seen_by(conversation),
        answers="outbox",
        edits=None if edit is None else once,
        before=None if before is None else readable(before, leaving_out=bots),
        files=files_in(said),
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
        bool(event.get("bot_id") or event.get("hidden"))
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
