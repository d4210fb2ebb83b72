"""Deliveries that were acted upon, so that a retry changes nothing and gets the same answer."""

from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from core.storage.sessions import company_of
from core.storage.tables import InboxMessage

_inbox = InboxMessage.__table__


def claim_message(session: Session, platform: str, message_id: str, now: datetime) -> bool:
    """Return whether this delivery is the first one and so ours to act upon.

    The unique key decides, not a lookup: a retry may arrive while the first delivery is still
    being worked on. On PostgreSQL the second waits here for the first one's commit.
    """
    dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    claim = dialect.insert(_inbox).on_conflict_do_nothing().returning(_inbox.c.message_id)
    claimed = session.connection().execute(
        claim,
        {
            "company_id": company_of(session),
            "platform": platform,
            "message_id": message_id,
            "received_at": now,
        },
    )
    return claimed.first() is not None


def keep_answer(
    session: Session, platform: str, message_id: str, person_id: int | None, reply: str | None
) -> None:
    """Store what was answered, for the retries."""
    session.connection().execute(
        update(_inbox)
        .where(
            _inbox.c.company_id == company_of(session),
            _inbox.c.platform == platform,
            _inbox.c.message_id == message_id,
        )
        .values(person_id=person_id, reply=reply)
    )


def stored_answer(session: Session, platform: str, message_id: str) -> str | None:
    """Return the answer given to an earlier delivery of the same message."""
    return session.scalar(
        select(InboxMessage.reply).where(
            InboxMessage.platform == platform, InboxMessage.message_id == message_id
        )
    )
