"""What every platform's adapter hands in, and what it gets back."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from core.files.sent import SentFile
from core.reply import Reply
from core.wording import Wording


@dataclass(frozen=True)
class Conversation:
    """Where something was said; `id` is the platform's own name for the room.

    `platform` is named where the room belongs to another platform than the message: the demo's
    page shows the company's Slack and WeCom channels.
    """

    kind: Literal["dm", "channel"]
    id: str
    platform: str | None = None


@dataclass(frozen=True)
class IncomingMessage:
    """One delivery from a platform: the same `message_id` again is a retry.

    `addressed` is false for what people say to each other in a channel. `seen_by` is who will
    see the answer given in place: a slash command's answer is the sender's alone.
    `answers` says how the answer travels: `direct` (the adapter shows it, pictures included),
    `in_request` (card in the HTTP answer, pictures follow from the outbox), or `outbox`.
    `edits` is the id of the message that its writer changed into this one; `sent_at` is then when
    that was said, and `before` how it read, where the platform tells. `files` came with it.
    """

    platform: str
    tenant: str
    message_id: str
    sender: str
    text: str
    conversation: Conversation
    sent_at: datetime
    addressed: bool = True
    button: bool = False
    seen_by: Literal["sender", "room"] = "sender"
    answers: Literal["direct", "in_request", "outbox"] = "direct"
    edits: str | None = None
    before: str | None = None
    files: tuple[SentFile, ...] = ()


@dataclass(frozen=True)
class Answer:
    """What became of a message. `reply` is none when there is nothing to say in place.

    `busy`: nothing was written, please send again. `unavailable`: no database. `deferred`: the
    outbox brings the reply.
    """

    reply: Reply | None
    wording: Wording
    status: Literal["answered", "repeated", "busy", "unavailable"] = "answered"
    deferred: bool = False
