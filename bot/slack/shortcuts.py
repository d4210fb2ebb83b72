"""The two shortcuts: a box to type into from anywhere, and “log this” on somebody's message.

Both only make a typed command; it is understood and checked like any other.
"""

from datetime import datetime

from bot.messages import Conversation, IncomingMessage
from bot.slack import blocks
from bot.slack.blocks import Block
from bot.slack.incoming_text import readable
from bot.slack.parts import Payload, conversation_of, part, word
from bot.slack.read import Press
from core.wording import Wording

TYPE_COMMAND = "type_command"
LOG_MESSAGE = "log_message"
BOX = "said"
MAX_TYPED = 3_000


def command_box(wording: Wording) -> Block:
    """Return the modal: one box, and what one might type into it."""
    return {
        "type": "modal",
        "callback_id": TYPE_COMMAND,
        "title": blocks.plain_text(wording.say("记一笔", "Log it")),
        "submit": blocks.plain_text(wording.say("发送", "Send")),
        "close": blocks.plain_text(wording.say("取消", "Cancel")),
        "blocks": [
            blocks.text_box(
                BOX,
                wording.say("发生了什么？", "What happened?"),
                wording.say(
                    "拜访华东医疗，张总嫌价格高，下周三再跟进",
                    "Visited Acme, price too high, follow up next Wednesday",
                ),
                MAX_TYPED,
            )
        ],
    }


def read_box(payload: Payload, received_at: datetime) -> IncomingMessage:
    """Read what was typed into the box; the answer comes by direct message."""
    view = part(payload, "view")
    values = part(part(view, "state"), "values")
    sender = word(part(payload, "user"), "id")
    return IncomingMessage(
        platform="slack",
        tenant=word(part(payload, "team"), "id"),
        message_id=f"box:{word(view, 'id')}",
        sender=sender,
        text=word(part(part(values, BOX), BOX), "value", default=""),
        conversation=Conversation("dm", sender),
        sent_at=received_at,
        answers="outbox",
    )


def read_log_this(payload: Payload, received_at: datetime) -> Press:
    """Read a message that somebody wants logged as their own doing, once for each message."""
    message = part(payload, "message")
    conversation = conversation_of(word(part(payload, "channel"), "id"))
    sender = word(part(payload, "user"), "id")
    incoming = IncomingMessage(
        platform="slack",
        tenant=word(part(payload, "team"), "id"),
        message_id=f"logged:{conversation.id}:{word(message, 'ts')}:{sender}",
        sender=sender,
        text=readable(word(message, "text", default="")),
        conversation=conversation,
        sent_at=received_at,
        answers="in_request",
    )
    return Press(incoming, word(payload, "response_url", default=""))
