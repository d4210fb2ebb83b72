"""Gives up on a post and tells an admin, once a month for each room and reason."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.recipients import LEFT, NO_ADDRESS, NOTICE
from core.reply import Post, Reply, ToPerson, ToRoom
from core.storage.outbox import Claimed, mark_parked, put
from core.storage.tables import Person
from core.wording import Wording
from jobs.scene import scene_of

# Nobody has to do anything about this.
EXPECTED = frozenset({LEFT})


def park(session: Session, post: Claimed, worker: str, reason: str, now: datetime) -> None:
    """Keep the post with the reason, and queue the notice to an admin."""
    if not mark_parked(session, post, worker, reason):
        return
    if reason in EXPECTED or post.key.startswith(NOTICE):
        return
    admin = session.scalars(
        select(Person).where(Person.active, Person.role == "admin").order_by(Person.id).limit(1)
    ).first()
    if admin is None:
        return
    scene = scene_of(session, now)
    reply = parked_reply(_place(session, post), reason, scene.wording(admin))
    # Of people without an account on a platform there may be many, and one import mends them all.
    where = "" if reason == NO_ADDRESS else post.lane
    key = f"{NOTICE}{where}:{reason}:{scene.today:%Y-%m}"
    put(session, Post(ToPerson(admin.id), reply, key), now=now)


def parked_reply(place: str, reason: str, wording: Wording) -> Reply:
    """Word what could not be delivered, why, and what to do about it."""
    return Reply(
        wording.say(
            "有一条消息没能发到 {place}（{reason}）。请检查频道和机器人的设置，"
            "或运行 salesbeat doctor。",
            "A post to {place} could not be delivered ({reason}). Please check the channel and "
            "the bot's settings, or run salesbeat doctor.",
            place=place,
            reason=_worded(reason, wording),
        ),
        intent="none",
    )


def _worded(reason: str, wording: Wording) -> str:
    if reason == "perhaps not delivered":
        return wording.say("可能未送达，没有重发", "it may have arrived; it was not sent again")
    return reason


def _place(session: Session, post: Claimed) -> str:
    match post.to:
        case ToPerson(person_id):
            name = session.scalar(select(Person.name).where(Person.id == person_id))
            return name or str(person_id)
        case ToRoom(platform, room):
            return f"{platform} {room}"
