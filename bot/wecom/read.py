"""What a callback's fields say: a message for us, something to decline politely, or nothing.

Decides nothing about meaning. A press of a card's button comes out with its seal still on.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from bot.messages import Conversation, IncomingMessage
from bot.wecom.crypto import MALFORMED, CallbackRefusedError

PLATFORM = "wecom"
BUTTON_EVENT = "template_card_event"
# https://developer.work.weixin.qq.com/document/path/90239
EVENT_IDENTITY = (
    "ToUserName",
    "AgentID",
    "FromUserName",
    "CreateTime",
    "Event",
    "EventKey",
    "TaskId",
    "ResponseCode",
)
MAX_DIGITS = 18
UNREADABLE = frozenset({"image", "voice", "video", "shortvideo", "location", "link", "file"})


@dataclass(frozen=True)
class Unreadable:
    """Something a person sent that is no text: `kind` is image, voice, file and the like."""

    sender: str
    kind: str


@dataclass(frozen=True)
class Ignored:
    """Something that calls for no answer: somebody opened the app, left it, moved."""


Read = IncomingMessage | Unreadable | Ignored


def read(fields: Mapping[str, str], agent_id: int) -> Read:
    """Read one callback of our app.

    Raises:
        CallbackRefusedError: a field is missing that WeCom always sends.
    """
    agent = fields.get("AgentID")
    if agent is not None and _number(agent) != agent_id:
        return Ignored()
    kind = _field(fields, "MsgType")
    if kind == "text":
        return _text(fields)
    if kind == "event":
        return _event(fields)
    if (shown := _visit_shown(kind, fields)) is not None:
        return _message(fields, _field(fields, "MsgId"), shown)
    return Unreadable(_field(fields, "FromUserName"), kind) if kind in UNREADABLE else Ignored()


def _text(fields: Mapping[str, str]) -> Read:
    content = _field(fields, "Content")
    return _message(fields, _field(fields, "MsgId"), content) if content.strip() else Ignored()


def _visit_shown(kind: str, fields: Mapping[str, str]) -> str | None:
    """Return what somebody at a customer's shows, as they would type it: a photo, or the place.

    The photo stays with WeCom, and its id names it.
    """
    if kind == "image" and fields.get("MediaId"):
        return f"照片：{fields['MediaId']}"
    if kind == "location":
        point = ",".join(filter(None, (fields.get("Location_X"), fields.get("Location_Y"))))
        where = fields.get("Label", "").strip() or point
        return f"地点：{where}" if where else None
    return None


def _event(fields: Mapping[str, str]) -> Read:
    """Clicks are commands; their kind is spelled differently from one page to the next."""
    match _field(fields, "Event").lower():
        case "click":
            return _message(fields, _event_id(fields), _field(fields, "EventKey"))
        case kind if kind == BUTTON_EVENT:
            return _press(fields)
        case _:
            return Ignored()


def _press(fields: Mapping[str, str]) -> IncomingMessage:
    said = _message(fields, _event_id(fields), _field(fields, "EventKey"))
    # A press may be answered with a changed button only, so its reply goes out as a message.
    return replace(said, button=True, answers="outbox")


def _message(fields: Mapping[str, str], message_id: str, text: str) -> IncomingMessage:
    sender = _field(fields, "FromUserName")
    return IncomingMessage(
        platform=PLATFORM,
        tenant=_field(fields, "ToUserName"),
        message_id=message_id,
        sender=sender,
        text=text,
        conversation=Conversation("dm", sender),
        sent_at=_moment(_field(fields, "CreateTime")),
        answers="in_request",
    )


def _event_id(fields: Mapping[str, str]) -> str:
    """Name an event, which has no id of its own, so that a retry is known as one.

    The vendor advises sender and second alone; two clicks in one second would then be one.
    """
    parts = "\0".join(fields.get(name, "") for name in EVENT_IDENTITY)
    return "event-" + hashlib.sha256(parts.encode()).hexdigest()[:40]


def _moment(seconds: str) -> datetime:
    try:
        return datetime.fromtimestamp(_number(seconds), UTC)
    except (OverflowError, ValueError, OSError):
        raise CallbackRefusedError(MALFORMED, "not a time") from None


def _number(text: str) -> int:
    if not text.isascii() or not text.isdecimal() or len(text) > MAX_DIGITS:
        raise CallbackRefusedError(MALFORMED, "not a number")
    return int(text)


def _field(fields: Mapping[str, str], name: str) -> str:
    value = fields.get(name, "")
    if not value:
        raise CallbackRefusedError(MALFORMED, f"no {name}")
    return value
