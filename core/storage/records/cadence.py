"""Which customers have waited longer than their tier allows, with nothing planned for them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core.storage.sessions import company_of
from core.storage.tables import Account, Activity, FollowUp

DAYS_BY_TIER = {"A": 7, "B": 14, "C": 30, "D": 90}


@dataclass(frozen=True)
class Waiting:
    """A customer without a plan, and the days since anybody was in touch."""

    name: str
    tier: str
    days: int
    owner_id: int

    @property
    def late_by(self) -> int:
        return self.days - DAYS_BY_TIER[self.tier]


def waiting_accounts(session: Session, owners: Collection[int], today: date) -> list[Waiting]:
    """Return owners' customers that are over their tier's cadence, the latest ones first."""
    company_id = company_of(session)
    last_day = (
        select(func.max(Activity.occurred_on))
        .where(Activity.company_id == company_id, Activity.account_id == Account.id)
        .scalar_subquery()
    )
    planned = select(FollowUp.id).where(
        FollowUp.company_id == company_id,
        FollowUp.account_id == Account.id,
        FollowUp.done_on.is_(None),
    )
    rows = session.execute(
        select(
            Account.name,
            Account.tier,
            func.coalesce(last_day, Account.created_on),
            Account.owner_id,
        ).where(Account.owner_id.in_(owners), Account.tier.in_(DAYS_BY_TIER), ~planned.exists())
    )
    found = [
        Waiting(name, tier or "D", (today - day).days, owner or 0)
        for name, tier, day, owner in rows
    ]
    late = [waiting for waiting in found if waiting.late_by > 0]
    return sorted(late, key=lambda waiting: (-waiting.late_by, waiting.name))
