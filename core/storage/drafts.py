"""Questions that wait for an answer: one a person and conversation, for a quarter of an hour."""

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import BigInteger, bindparam, delete, select
from sqlalchemy.orm import Session

from core.storage.columns import UtcDateTime
from core.storage.queries.prepared import COMPANY, AnySelect, run
from core.storage.sessions import company_of
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
    # Few messages answer a question, and plain rows cost a fraction of records.
    rows = run(session, _open_drafts, person=person_id, now=now)
    open_ones = [row.id for row in rows if row.conversation in conversations]
    return session.get(Draft, (company_of(session), max(open_ones))) if open_ones else None


def _open_drafts() -> AnySelect:
    return select(Draft.id, Draft.conversation).where(
        Draft.company_id == COMPANY,
        Draft.person_id == bindparam("person", type_=BigInteger),
        Draft.expires_at > bindparam("now", type_=UtcDateTime),
    )


def drop_draft(session: Session, person_id: int, conversation: str) -> None:
    session.execute(
        delete(Draft).where(Draft.person_id == person_id, Draft.conversation == conversation)
    )
