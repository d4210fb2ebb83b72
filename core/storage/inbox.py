"""Deliveries that were acted upon, so that a retry changes nothing and gets the same answer."""

from datetime import datetime
from functools import cache

from sqlalchemy import Dialect, bindparam, select, update
from sqlalchemy.orm import Session

from core.storage.columns import table_of
from core.storage.on_driver import OnDriver
from core.storage.sessions import company_of
from core.storage.tables import InboxMessage
from core.storage.upserts import insert_for

_inbox = table_of(InboxMessage)
_KEEP = (
    update(_inbox)
    .where(
        _inbox.c.company_id == bindparam("in_company"),
        _inbox.c.platform == bindparam("on_platform"),
        _inbox.c.message_id == bindparam("message"),
    )
    .values(person_id=bindparam("person"), reply=bindparam("answer"))
)


def claim_message(session: Session, platform: str, message_id: str, now: datetime) -> bool:
    """Return whether this delivery is the first one and so ours to act upon.

    The unique key decides, not a lookup: a retry may arrive while the first delivery is still
    being worked on. On PostgreSQL the second waits here for the first one's commit.
    """
    delivery = {
        "company_id": company_of(session),
        "platform": platform,
        "message_id": message_id,
        "received_at": now,
    }
    return _claim(session.get_bind().dialect).write(session, delivery) > 0


def keep_answer(
    session: Session, platform: str, message_id: str, person_id: int | None, reply: str | None
) -> None:
    """Store what was answered, for the retries."""
    answered = {
        "in_company": company_of(session),
        "on_platform": platform,
        "message": message_id,
        "person": person_id,
        "answer": reply,
    }
    _keep(session.get_bind().dialect).write(session, answered)


@cache
def _claim(dialect: Dialect) -> OnDriver:
    return OnDriver(insert_for(dialect.name, _inbox).on_conflict_do_nothing(), (), dialect)


@cache
def _keep(dialect: Dialect) -> OnDriver:
    return OnDriver(_KEEP, (), dialect)


def stored_answer(session: Session, platform: str, message_id: str) -> str | None:
    """Return the answer given to an earlier delivery of the same message."""
    return session.scalar(
        select(InboxMessage.reply).where(
            InboxMessage.platform == platform, InboxMessage.message_id == message_id
        )
    )
