"""Questions that wait for an answer: one a person and conversation, for a quarter of an hour."""

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import BigInteger, Select, Text, bindparam, delete, select
from sqlalchemy.orm import Session

from core.storage.columns import UtcDateTime
from core.storage.queries.prepared import COMPANY, records
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
    asked = {"person": person_id, "conversations": list(conversations), "now": now}
    found = records(session, _open_drafts, **asked)
    return found[0] if found else None


def _open_drafts() -> Select[Draft]:
    return (
        select(Draft)
        .where(
            Draft.company_id == COMPANY,
            Draft.person_id == bindparam("person", type_=BigInteger),
            Draft.conversation.in_(bindparam("conversations", type_=Text, expanding=True)),
            Draft.expires_at > bindparam("now", type_=UtcDateTime),
        )
        .order_by(Draft.id.desc())
    )


def drop_draft(session: Session, person_id: int, conversation: str) -> None:
    session.execute(
        delete(Draft).where(Draft.person_id == person_id, Draft.conversation == conversation)
    )
