"""Which list a person has read how far, kept among the drafts for a quarter of an hour.

So “更多” goes on after a restart, or in another process. The list itself is not kept: only its
question, which is asked again for every page.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.storage.drafts import drop_draft, keep_draft
from core.storage.tables import Draft

FRESH_FOR = timedelta(minutes=15)
NOTE = "page"


@dataclass(frozen=True)
class Read:
    """The page of a list that was shown last, and the question that it answered.

    `note_id` tells what came first, this page or a question of ours.
    """

    question: str
    number: int
    note_id: int = 0


def note_page(
    session: Session, person_id: int, conversation: str, read: Read, now: datetime
) -> None:
    """Remember how far a list was read, in place of the list before it."""
    note = Draft(
        person_id=person_id,
        conversation=_note_of(conversation),
        asks_for=NOTE,
        understood={"question": read.question, "number": read.number},
        options=[],
        expires_at=now + FRESH_FOR,
    )
    keep_draft(session, note)


def forget_page(session: Session, person_id: int, conversation: str) -> None:
    drop_draft(session, person_id, _note_of(conversation))


def page_read(
    session: Session, person_id: int, conversations: Collection[str], now: datetime
) -> Read | None:
    """Return how far a person has read the last long list in these conversations."""
    note = session.scalars(
        select(Draft)
        .where(
            Draft.person_id == person_id,
            Draft.conversation.in_([_note_of(each) for each in conversations]),
            Draft.expires_at > now,
        )
        .order_by(Draft.expires_at.desc(), Draft.id.desc())
        .limit(1)
    ).first()
    if note is None:
        return None
    number = note.understood["number"]
    return Read(str(note.understood["question"]), number if isinstance(number, int) else 1, note.id)


def _note_of(conversation: str) -> str:
    return f"{NOTE}:{conversation}"
