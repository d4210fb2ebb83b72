"""Lets a demo that was stopped go on: its clock where it stood, its rooms with what was posted.

A clock that began anew would stand before what has happened: every morning would be over already.
"""

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.clock import Clock, MovableClock
from bot.web.messenger import Gallery
from bot.web.transcript import Entry, Transcript
from core.reply import ToPerson, address_from_json, reply_from_json
from core.storage.company import FIRST_COMPANY
from core.storage.database import Database
from core.storage.outbox import SENT
from core.storage.tables import Company, InboxMessage, Occurrence, OutboxPost

CLOCK = "demo_clock"
# A week of a company's posts; older ones nobody scrolls back to.
KEPT_POSTS = 2000


def keep_clock(database: Database, moment: datetime) -> None:
    """Remember where the clock was moved to."""
    with database.writing(FIRST_COMPANY) as session:
        company = session.get_one(Company, FIRST_COMPANY)
        company.settings = company.settings | {CLOCK: moment.isoformat()}


def resumed_clock(database: Database, real: Clock) -> MovableClock:
    """Return a clock at the latest moment that the demo had reached, never before the real one."""
    clock = MovableClock(real)
    with database.reading(FIRST_COMPANY) as session:
        for moment in _reached(session):
            clock.move_to(moment)
    return clock


def _reached(session: Session) -> list[datetime]:
    """Return the moments that are over: the last jump's, the last message's, the last job's."""
    kept = session.get_one(Company, FIRST_COMPANY).settings.get(CLOCK)
    jumped_to = [datetime.fromisoformat(kept)] if isinstance(kept, str) else []
    happened = (
        session.scalar(select(func.max(InboxMessage.received_at))),
        session.scalar(select(func.max(Occurrence.ran_at))),
    )
    return [*jumped_to, *(moment for moment in happened if moment is not None)]


def fill_rooms(database: Database, transcript: Transcript, gallery: Gallery) -> None:
    """Show again what the bot had posted; what was typed is not kept, only what came of it."""
    latest = (
        select(OutboxPost)
        .where(OutboxPost.state == SENT)
        .order_by(OutboxPost.sent_at.desc(), OutboxPost.id.desc())
        .limit(KEPT_POSTS)
    )
    with database.reading(FIRST_COMPANY) as session:
        for post in reversed(session.scalars(latest).all()):
            transcript.add(_entry(post, gallery))


def _entry(post: OutboxPost, gallery: Gallery) -> Entry:
    reply = reply_from_json(post.reply)
    pictures = tuple(gallery.hang(picture.chart) for picture in reply.pictures)
    at = post.sent_at or post.created_at
    return Entry(_room(post), at, reply.text, reply=reply, pictures=pictures)


def _room(post: OutboxPost) -> str:
    match address_from_json(post.address):
        case ToPerson(person_id):
            return f"dm:{person_id}"
        case room:
            return f"{room.platform}:{room.room}"
