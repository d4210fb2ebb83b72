"""What speaks for each rep who could take a customer; `core/figures/dispatch.py` weighs it."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.figures.dispatch import LOOKED_BACK_DAYS, Candidate
from core.figures.record_keeping import Kept
from core.periods import last_days
from core.storage.queries.record_keeping import open_deals_by_owner, records_kept, reps_among
from core.storage.records.specialties import is_about, specialties_among
from core.storage.tables import Account, Deal


def candidates_for(
    session: Session, account: Account, people: Collection[int] | None, today: date
) -> list[Candidate]:
    """Return the active reps among people (None: all) but the customer's owner, by name."""
    reps = [one for one in reps_among(session, people) if one.id != account.owner_id]
    ids = [one.id for one in reps]
    matters = matters_of(session, account)
    words = specialties_among(session, ids)
    busy = open_deals_by_owner(session, ids)
    kept = records_kept(session, ids, last_days(LOOKED_BACK_DAYS, today), today)
    return [
        Candidate(
            one.id,
            one.name,
            _fitting(words.get(one.id, []), matters),
            busy.get(one.id, 0),
            kept.get(one.id, Kept()).recorded,
            kept.get(one.id, Kept()).share,
        )
        for one in reps
    ]


def matters_of(session: Session, account: Account) -> list[str]:
    """Return what a customer is about: its industry, and the products of its deals."""
    products = session.scalars(
        select(Deal.product).where(Deal.account_id == account.id, Deal.product.is_not(None))
    ).all()
    return sorted({matter for matter in (account.industry, *products) if matter})


def _fitting(words: list[str], matters: list[str]) -> tuple[str, ...]:
    return tuple(word for word in words if any(is_about(word, matter) for matter in matters))
