"""Decides how a reply travels: in place, by direct message, or from the outbox."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from bot.messages import Answer, IncomingMessage
from bot.sentences import kept_private_reply
from core.reply import Address, Post, Reply, ToPerson, ToRoom
from core.storage.outbox import put
from core.storage.tables import Person
from core.wording import Wording


def send_on_its_way(
    session: Session,
    message: IncomingMessage,
    person: Person | None,
    reply: Reply,
    wording: Wording,
    now: datetime,
) -> Answer:
    """Put into the outbox what does not travel with the request; return what does."""
    for post in reply.posts:
        put(session, post, now=now)
    reply = replace(reply, posts=())
    key = f"answer:{message.platform}:{message.message_id}"
    if reply.private and message.seen_by == "room" and message.conversation.kind == "channel":
        if person is not None:
            put(session, Post(ToPerson(person.id), reply, f"{key}:private"), now=now)
        reply = kept_private_reply(wording, reply)
    match message.answers:
        case "direct":
            return Answer(reply, wording)
        case "outbox":
            put(session, Post(_address(message, person), reply, key), now=now)
            return Answer(None, wording, deferred=True)
        case "in_request":
            if reply.pictures:
                alone = Reply(reply.pictures[0].alt, pictures=reply.pictures, intent=reply.intent)
                put(session, Post(_address(message, person), alone, f"{key}:pictures"), now=now)
            return Answer(replace(reply, pictures=()), wording)


def _address(message: IncomingMessage, person: Person | None) -> Address:
    """Answer in the room; what only the sender may see in place goes to the sender."""
    alone = message.conversation.kind == "dm" or message.seen_by == "sender"
    if person is not None and alone:
        return ToPerson(person.id)
    return ToRoom(message.platform, message.conversation.id)
