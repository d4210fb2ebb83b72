"""Finds out, right before sending, whom a post reaches and where; people and rooms come and go."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.delivery_errors import PermanentFailure
from bot.messenger import PersonAddress, RoomAddress
from core.reply import Reply, ToPerson, ToRoom, paragraph
from core.storage.outbox import Claimed
from core.storage.sessions import company_of
from core.storage.tables import Channel, Person
from core.wording import Wording
from jobs.scene import Scene

# The demo's own messenger shows every room and reaches everybody.
EVERYWHERE = "web"
ANSWER = "answer:"
NOTICE = "parked:"
LEFT = "person left"
NO_ADDRESS = "no address on any platform"


@dataclass(frozen=True)
class Recipient:
    """A place on one platform, and how its reader is spoken to."""

    platform: str
    address: PersonAddress | RoomAddress
    wording: Wording


def recipient_of(scene: Scene, post: Claimed, platforms: Collection[str]) -> Recipient:
    """Return where a post goes now. Raises PermanentFailure when it goes nowhere."""
    match post.to:
        case ToPerson(person_id):
            return _person(scene, post, person_id, platforms)
        case ToRoom(platform, room):
            return _room(scene, post, ToRoom(platform, room), platforms)


def _person(scene: Scene, post: Claimed, person_id: int, platforms: Collection[str]) -> Recipient:
    person = scene.session.get(Person, (company_of(scene.session), person_id))
    if person is None or not person.active:
        raise PermanentFailure(LEFT)
    ids = {
        "slack": person.slack_user_id,
        "wecom": person.wecom_user_id,
        EVERYWHERE: str(person.id),
    }
    for platform in _preferred(post, platforms):
        if user_id := ids.get(platform):
            return Recipient(platform, PersonAddress(user_id), scene.wording(person))
    raise PermanentFailure(NO_ADDRESS)


def _preferred(post: Claimed, platforms: Collection[str]) -> list[str]:
    """Order the platforms: an answer goes back to where the question was asked."""
    asked_on = post.key.split(":")[1] if post.key.startswith(ANSWER) else ""
    return sorted(platforms, key=lambda platform: platform != asked_on)


def _room(scene: Scene, post: Claimed, to: ToRoom, platforms: Collection[str]) -> Recipient:
    if not post.key.startswith(ANSWER) and not _is_registered(scene.session, to):
        raise PermanentFailure("channel not registered any more")
    platform = to.platform if to.platform in platforms else EVERYWHERE
    if platform not in platforms:
        raise PermanentFailure("no platform")
    return Recipient(platform, RoomAddress(to.room), scene.wording())


def _is_registered(session: Session, to: ToRoom) -> bool:
    found = select(Channel.id).where(Channel.platform == to.platform, Channel.channel_id == to.room)
    return session.scalar(found) is not None


def posts_at_most_once(post: Claimed) -> bool:
    """Tell what is worse: a board that hangs twice, or a reminder that never came."""
    return isinstance(post.to, ToRoom) and not post.key.startswith(ANSWER)


def said_again(reply: Reply, wording: Wording) -> Reply:
    """Mark a reply that may have arrived already."""
    mark = wording.say("（重发）", "(Sent again) ")
    card = reply.card
    if card is not None:
        note = wording.say("重发：上一条可能没有送达", "Sent again: the first may not have arrived")
        card = replace(card, sections=(*card.sections, paragraph(note, quiet=True)))
    return replace(reply, text=mark + reply.text, card=card)


def without_pictures(reply: Reply) -> Reply:
    """Say in words what a picture that could not be drawn would have shown."""
    words = [picture.alt for picture in reply.pictures if picture.alt not in reply.text]
    return replace(reply, text="\n".join((reply.text, *words)), pictures=())
