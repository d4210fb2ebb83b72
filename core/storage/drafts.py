"""Questions that wait for an answer: one a person and conversation, for a quarter of an hour."""

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from core.storage.tables import Draft

OPEN_FOR = timedelta(minutes=15)


def keep_draft(session: Session, draft: Draft) -> None:
    """Store a question in place of the one that was open in the same conversation."""
    drop_draft(session, draft.person_id, draft.conversation)
    session.add(draft)


def open_draft(
    session: Session, person_id: int, conversations: Collection[str], now: datetime
) -> Draft | None:
    """Return the latest question that a person's next message may answer."""
    return session.scalars(
        select(Draft)
        .where(
            Draft.person_id == person_id,
            Draft.conversation.in_(conversations),
            Draft.expires_at > now,
        )
        .order_by(Draft.id.desc())
    ).first()


def drop_draft(session: Session, person_id: int, conversation: str) -> None:
    session.execute(
        delete(Draft).where(Draft.person_id == person_id, Draft.conversation == conversation)
    )
