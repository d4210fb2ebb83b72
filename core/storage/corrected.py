"""Undoes a record that was corrected before, down to what there was before its first version."""

from datetime import datetime

from sqlalchemy.orm import Session

from core.storage.tables import Change
from core.storage.undo import change_numbered, undo_change


def undo_wholly(session: Session, change: Change, inverse: Change, now: datetime) -> None:
    """Write into `inverse`, the open change, what undoes a record and what that had corrected.

    Undoing a correction alone would bring back the record that it had put right. Undoing `inverse`
    later brings the correction back. Raises UserError where one of them cannot be undone.
    """
    versions = [change]
    while (earlier := versions[-1].undoes) is not None:
        versions.append(change_numbered(session, earlier))
    for version in versions:
        undo_change(session, version, inverse, now)
    inverse.undoes = change.id
    for version, later in zip(versions, (inverse, *versions), strict=False):
        version.undone_by = later.id
    session.flush()
