"""Which customers have waited longer than their tier allows, with nothing planned for them."""

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

    @property
    def late_by(self) -> int:
        return self.days - DAYS_BY_TIER[self.tier]


def waiting_accounts(session: Session, owner_id: int, today: date) -> list[Waiting]:
    """Return an owner's customers that are over their tier's cadence, the latest ones first."""
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
        select(Account.name, Account.tier, func.coalesce(last_day, Account.created_on)).where(
            Account.owner_id == owner_id, Account.tier.in_(DAYS_BY_TIER), ~planned.exists()
        )
    )
    found = [Waiting(name, tier or "D", (today - day).days) for name, tier, day in rows]
    late = [waiting for waiting in found if waiting.late_by > 0]
    return sorted(late, key=lambda waiting: (-waiting.late_by, waiting.name))
