"""Phrases that were not understood: counted as they come in, read and cleared by the admin."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from core.language.text.compiled import compiled
from core.storage.columns import table_of
from core.storage.sessions import company_of
from core.storage.tables import Phrase
from core.storage.upserts import insert_into

MOST_KEPT = 2_000
KEPT_FOR = timedelta(days=180)
_CHINESE = compiled(r"[\u4e00-\u9fff]")
_phrases = table_of(Phrase)


@dataclass(frozen=True)
class NotUnderstood:
    """One phrase with how often it was said, and when first and last."""

    text: str
    language: str
    count: int
    first_seen: datetime
    last_seen: datetime


def count_phrase(session: Session, text: str, now: datetime, keep: int = MOST_KEPT) -> None:
    """Count a masked phrase once more; a new one may push out the rarest and oldest."""
    insert = insert_into(_phrases, session).values(
        company_id=company_of(session),
        text=text,
        language="zh" if _CHINESE.search(text) else "en",
        count=1,
        first_seen=now,
        last_seen=now,
    )
    counted = insert.on_conflict_do_update(
        index_elements=[_phrases.c.company_id, _phrases.c.text],
        set_={"count": _phrases.c.count + 1, "last_seen": now},
    ).returning(_phrases.c.count)
    if session.connection().execute(counted).scalar_one() == 1:
        _forget_the_rarest(session, now, keep)


def _forget_the_rarest(session: Session, now: datetime, keep: int) -> None:
    ours = Phrase.company_id == company_of(session)
    session.execute(delete(Phrase).where(ours, Phrase.last_seen < now - KEPT_FOR))
    too_many = phrases_kept(session) - keep
    if too_many <= 0:
        return
    rarest = (
        select(Phrase.text).order_by(Phrase.count, Phrase.last_seen, Phrase.text).limit(too_many)
    )
    gone = session.scalars(rarest).all()
    session.execute(delete(Phrase).where(ours, Phrase.text.in_(gone)))


def phrases_by_count(session: Session, limit: int) -> Sequence[NotUnderstood]:
    """Return what was said most often first; of equals, what was said last."""
    rows = session.scalars(
        select(Phrase)
        .order_by(Phrase.count.desc(), Phrase.last_seen.desc(), Phrase.text)
        .limit(limit)
    )
    return [
        NotUnderstood(row.text, row.language, row.count, row.first_seen, row.last_seen)
        for row in rows
    ]


def phrases_kept(session: Session) -> int:
    ours = Phrase.company_id == company_of(session)
    return session.scalar(select(func.count()).select_from(Phrase).where(ours)) or 0


def clear_phrases(session: Session) -> int:
    """Forget them all; returns how many there were."""
    kept = phrases_kept(session)
    session.execute(delete(Phrase).where(Phrase.company_id == company_of(session)))
    return kept
