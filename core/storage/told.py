"""What a change tells others: taken back in time, corrected, or told after all."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.reply import Address, Post, ToPerson, address_from_json, reply_from_json
from core.storage.outbox import WITHDRAWN, withdraw
from core.storage.tables import Change, OutboxPost

_WITHDRAWN_TO = "withdrawn_to"


@dataclass(frozen=True)
class Told:
    """A post that has gone out, or is on its way: its key and who gets it."""

    key: str
    to: Address


def post_key(change: Change, part: str) -> str:
    """Return the key of a post that tells others of a change, so that undo finds it again."""
    return f"change:{change.id}:{part}"


def withdraw_posts(session: Session, change: Change) -> list[Told]:
    """Take back what a change tells others and nobody has begun to send; return the rest."""
    told = []
    for post in _posts_of(session, change):
        to = address_from_json(post.address)
        if post.state != WITHDRAWN and not withdraw(session, post.key):
            told.append(Told(post.key, to))
        elif isinstance(to, ToPerson):
            session.info.setdefault(_WITHDRAWN_TO, set()).add(to.person_id)
    return told


def withdrawn_to(session: Session) -> set[int]:
    """Return for whom this transaction withdrew a post: they never heard of what is undone."""
    return set(session.info.get(_WITHDRAWN_TO, ()))


def posts_withdrawn(session: Session, change: Change) -> list[Post]:
    """Return what a change would have told others, had it not been taken back in time."""
    return [
        Post(address_from_json(post.address), reply_from_json(post.reply), post.key)
        for post in _posts_of(session, change)
        if post.state == WITHDRAWN
    ]


def _posts_of(session: Session, change: Change) -> Sequence[OutboxPost]:
    told = select(OutboxPost).where(OutboxPost.key.like(post_key(change, "%")))
    return session.scalars(told.order_by(OutboxPost.id)).all()
