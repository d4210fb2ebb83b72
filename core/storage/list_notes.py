"""What the numbers of the list shown last stand for, kept for a quarter of an hour.

A platform without buttons has its rows answered in words: “完成 1”. Only each row's customer and
orders are kept; what may be done with it is asked again when it is ordered.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.storage.drafts import keep_draft
from core.storage.tables import Draft

FRESH_FOR = timedelta(minutes=15)
NOTE = "list"


@dataclass(frozen=True)
class Row:
    """A numbered row: in words, the order that ends it, and how the order to move it begins."""

    number: int
    label: str
    done: str
    later: str = ""


@dataclass(frozen=True)
class ShownList:
    """The rows of the list shown last; `note_id` tells what came first, it or a question."""

    rows: tuple[Row, ...]
    note_id: int


def note_list(
    session: Session, person_id: int, conversation: str, rows: tuple[Row, ...], now: datetime
) -> None:
    """Remember the rows of a list, in place of the list before it."""
    kept: list[object] = [[row.number, row.label, row.done, row.later] for row in rows]
    note = Draft(
        person_id=person_id,
        conversation=_note_of(conversation),
        asks_for=NOTE,
        understood={"rows": kept},
        options=[],
        expires_at=now + FRESH_FOR,
    )
    keep_draft(session, note)


def list_shown(
    session: Session, person_id: int, conversations: Collection[str], now: datetime
) -> ShownList | None:
    """Return the last list that a person was shown in these conversations."""
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
    kept = note.understood["rows"]
    rows = [Row(*each) for each in kept] if isinstance(kept, list) else []
    return ShownList(tuple(rows), note.id)


def _note_of(conversation: str) -> str:
    return f"{NOTE}:{conversation}"
