"""Who has confirmed a target that somebody else set for them.

A confirmation is a change without rows, so it needs no table of its own: the target's number is
its summary. It holds until the target is set anew.
"""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from core.storage.changes import Author, begin_change
from core.storage.sessions import company_of
from core.storage.tables import Change, ChangeRow, Target

CONFIRMED = "confirm_target"
UNDO = "undo"
# Several confirmed at once: “#12 #15”.
SEVERAL = "#% #%"


def confirm_target(session: Session, target: Target, author: Author, now: datetime) -> Change:
    """Keep that the author has seen the target as it is now."""
    return confirm_targets(session, [target], author, now)


def confirm_targets(
    session: Session, targets: Sequence[Target], author: Author, now: datetime
) -> Change:
    """Keep that the author has seen all these targets as they are now."""
    change = begin_change(session, author, CONFIRMED, now)
    change.summary = " ".join(f"#{target.id}" for target in targets)
    return change


def last_setting(session: Session, target: Target) -> Change | None:
    """Return the change that set a target as it is now."""
    found = _settings(session, [target.id]).get(target.id)
    return None if found is None else session.get(Change, (company_of(session), found))


def is_confirmed(session: Session, target: Target) -> bool:
    return target.id not in unconfirmed(session, [target.id])


def unconfirmed(session: Session, target_ids: Collection[int]) -> frozenset[int]:
    """Return those that were set by hand, and not confirmed since by whom they are for."""
    return _seen(session, target_ids, confirmed=False)


def confirmed_ones(session: Session, target_ids: Collection[int]) -> frozenset[int]:
    """Return those that were confirmed as they are now."""
    return _seen(session, target_ids, confirmed=True)


def _seen(session: Session, target_ids: Collection[int], *, confirmed: bool) -> frozenset[int]:
    set_by = _settings(session, target_ids)
    alone = [f"#{target_id}" for target_id in set_by]
    rows = session.execute(
        select(Change.summary, func.max(Change.id))
        .where(
            Change.company_id == company_of(session),
            Change.intent == CONFIRMED,
            or_(Change.summary.in_(alone), Change.summary.like(SEVERAL)),
        )
        .group_by(Change.summary)
    )
    seen: dict[int, int] = {}
    for summary, change_id in rows:
        for number in map(int, summary.replace("#", "").split()):
            seen[number] = max(seen.get(number, 0), change_id)
    return frozenset(
        one for one, change_id in set_by.items() if (seen.get(one, 0) >= change_id) is confirmed
    )


def _settings(session: Session, target_ids: Collection[int]) -> dict[int, int]:
    """Return for each target the last change by a person that set it and still stands."""
    rows = session.execute(
        select(ChangeRow.row_key, func.max(ChangeRow.change_id))
        .join(
            Change,
            (Change.company_id == ChangeRow.company_id) & (Change.id == ChangeRow.change_id),
        )
        .where(
            ChangeRow.company_id == company_of(session),
            ChangeRow.table_name == Target.__tablename__,
            ChangeRow.row_key.in_([str(one) for one in target_ids]),
            Change.actor_id.is_not(None),
            # What was undone set nothing, and to undo it is no setting either.
            Change.undone_by.is_(None),
            or_(Change.undoes.is_(None), Change.intent != UNDO),
        )
        .group_by(ChangeRow.row_key)
    )
    return {int(key): change_id for key, change_id in rows}
