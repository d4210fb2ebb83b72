"""Deliveries that were acted upon, so that a retry changes nothing and gets the same answer."""

from datetime import datetime
from functools import cache

from sqlalchemy import Executable, bindparam, select, update
from sqlalchemy.orm import Session

from core.storage.columns import table_of
from core.storage.sessions import company_of
from core.storage.tables import InboxMessage
from core.storage.upserts import insert_for

_inbox = table_of(InboxMessage)
# Built once: building takes longer than running.
_KEEP = (
    update(_inbox)
    .where(
        _inbox.c.company_id == bindparam("in_company"),
        _inbox.c.platform == bindparam("on_platform"),
        _inbox.c.message_id == bindparam("message"),
    )
    .values(person_id=bindparam("person"), reply=bindparam("answer"))
)


@cache
def _claim(dialect: str) -> Executable:
    return insert_for(dialect, _inbox).on_conflict_do_nothing().returning(_inbox.c.message_id)


def claim_message(session: Session, platform: str, message_id: str, now: datetime) -> bool:
    """Return whether this delivery is the first one and so ours to act upon.

    The unique key decides, not a lookup: a retry may arrive while the first delivery is still
    being worked on. On PostgreSQL the second waits here for the first one's commit.
    """
    claimed = session.connection().execute(
        _claim(session.get_bind().dialect.name),
        {
            "company_id": company_of(session),
            "platform": platform,
            "message_id": message_id,
            "received_at": now,
            "person_id": None,
            "reply": None,
        },
    )
    return claimed.first() is not None


def keep_answer(
    session: Session, platform: str, message_id: str, person_id: int | None, reply: str | None
) -> None:
    """Store what was answered, for the retries."""
    session.connection().execute(
        _KEEP,
        {
            "in_company": company_of(session),
            "on_platform": platform,
            "message": message_id,
            "person": person_id,
            "answer": reply,
        },
    )


def stored_answer(session: Session, platform: str, message_id: str) -> str | None:
    """Return the answer given to an earlier delivery of the same message."""
    return session.scalar(
        select(InboxMessage.reply).where(
            InboxMessage.platform == platform, InboxMessage.message_id == message_id
        )
    )
