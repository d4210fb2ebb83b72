"""What a person did last, while it can still be taken back."""

from datetime import datetime

from sqlalchemy import Exists, or_, select
from sqlalchemy.orm import Session, aliased

from core.storage.tables import Change, ChangeRow
from core.storage.undo import UNDO_FOR

# Who undoes and restores the same records over and over is found the latest ones of all the same.
LOOKED_THROUGH = 20


def last_change(session: Session, person_id: int, now: datetime) -> Change | None:
    """Return a person's latest change that still stands and may still be undone.

    One that an undo took back and that was restored is as late as its restoring.
    """
    done = session.scalars(
        select(Change)
        .where(
            Change.actor_id == person_id,
            Change.undone_by.is_(None),
            # A correction undoes a record as well, and is one itself.
            or_(Change.undoes.is_(None), Change.intent != "undo", _restores()),
            Change.made_at > now - UNDO_FOR,
            select(ChangeRow.position).where(ChangeRow.change_id == Change.id).exists(),
        )
        .order_by(Change.id.desc())
        .limit(LOOKED_THROUGH)
    )
    return next((found for one in done if (found := _standing(session, one, now))), None)


def _standing(session: Session, done: Change, now: datetime) -> Change | None:
    """Return what was recorded or restored, if that still stands."""
    whose = done.actor_id
    while done.undoes is not None and done.intent == "undo":
        done = session.get_one(Change, (done.company_id, done.undoes))
    stands = done.undone_by is None and done.made_at > now - UNDO_FOR
    return done if stands and done.actor_id == whose else None


def _restores() -> Exists:
    """Tell what undoes an undo, and so restores a record."""
    undo = aliased(Change)
    same = (undo.company_id == Change.company_id, undo.id == Change.undoes)
    return select(undo.id).where(*same, undo.undoes.is_not(None), undo.intent == "undo").exists()


def has_written(session: Session, change: Change | None) -> bool:
    """Tell whether an open change holds a row yet, or was only begun."""
    if change is None:
        return False
    session.flush()
    held = select(ChangeRow.position).where(ChangeRow.change_id == change.id).limit(1)
    return session.scalar(held) is not None


def own_changes_of(
    session: Session, row: tuple[str, str], person_id: int, now: datetime
) -> list[Change]:
    """Return a person's standing changes of a row (its table and key), the newest first."""
    table, key = row
    theirs = select(ChangeRow.change_id).where(
        ChangeRow.table_name == table, ChangeRow.row_key == key
    )
    return list(
        session.scalars(
            select(Change)
            .where(
                Change.actor_id == person_id,
                Change.undone_by.is_(None),
                Change.made_at > now - UNDO_FOR,
                Change.id.in_(theirs),
            )
            .order_by(Change.id.desc())
        )
    )


def last_undo(session: Session, person_id: int, now: datetime) -> Change | None:
    """Return the last time a person took something back, while that can be taken back itself."""
    return session.scalars(
        select(Change)
        .where(
            Change.actor_id == person_id,
            Change.undone_by.is_(None),
            Change.undoes.is_not(None),
            ~_restores(),
            Change.intent == "undo",
            Change.made_at > now - UNDO_FOR,
        )
        .order_by(Change.id.desc())
        .limit(1)
    ).first()


def change_of_message(
    session: Session, platform: str, message_id: str, person_id: int, since: datetime
) -> Change | None:
    """Return the change that a person's message made, or its last edit did, if it still stands.

    `since` is when the message was said; it spares looking through all that the person ever did.
    """
    edits = Change.message_id.startswith(f"{message_id}:edited:", autoescape=True)
    return session.scalars(
        select(Change)
        .where(
            Change.actor_id == person_id,
            Change.made_at >= since,
            Change.platform == platform,
            or_(Change.message_id == message_id, edits),
            Change.undone_by.is_(None),
            or_(Change.undoes.is_(None), Change.intent != "undo"),
        )
        .order_by(Change.id.desc())
        .limit(1)
    ).first()
