"""Removes what has served its purpose: old answers, sent posts, closed questions, files, past runs.

The books themselves and their changes are kept for good.
"""

from datetime import datetime, timedelta

from sqlalchemy import delete
from sqlalchemy.orm import Session

from core.storage.outbox import PARKED, SENT, WITHDRAWN
from core.storage.tables import (
    Draft,
    FileDrop,
    InboxMessage,
    KeptFile,
    Occurrence,
    OutboxPost,
)

# Platforms deliver again within hours; a month also answers “what did it tell me last week”.
KEEP_ANSWERS = timedelta(days=30)
# A post's key is what stops it from being posted again, and undo looks for what it told.
KEEP_POSTS = timedelta(days=90)
# Longer than a year, so that the run of the same day a year ago can still be looked up.
KEEP_RUNS = timedelta(days=400)
SETTLED = (SENT, PARKED, WITHDRAWN)


def tidy(session: Session, now: datetime) -> None:
    """Remove what is older than anybody needs it."""
    session.execute(delete(InboxMessage).where(InboxMessage.received_at < now - KEEP_ANSWERS))
    for passing in (Draft, KeptFile, FileDrop):
        session.execute(delete(passing).where(passing.expires_at < now))
    session.execute(
        delete(OutboxPost).where(
            OutboxPost.state.in_(SETTLED), OutboxPost.created_at < now - KEEP_POSTS
        )
    )
    session.execute(delete(Occurrence).where(Occurrence.local_date < (now - KEEP_RUNS).date()))
