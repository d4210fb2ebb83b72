"""Which deals stall: open, and untouched for longer than twice the usual days of their stage."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session

from core.periods import Period
from core.scopes import COMPANY
from core.storage.queries.funnel import funnel_of
from core.storage.tables import Account, Deal

# Until there is a history (definitions.md).
DAYS_WITHOUT_HISTORY = 14
TIMES_USUAL = 2
# Enough of the past to be usual, little enough to be of today.
HISTORY = timedelta(days=365)


@dataclass(frozen=True)
class StalledDeal:
    """A deal that nobody has touched for `idle_days`."""

    deal: Deal
    account: Account
    idle_days: int


def stalled_after_days(session: Session, today: date) -> dict[str, int]:
    """Return, by stage, after how many days without a record a deal counts as stalled."""
    usual = funnel_of(session, COMPANY, Period(today - HISTORY, today), today)
    return {
        flow.stage.value: DAYS_WITHOUT_HISTORY
        if flow.average_days is None
        else int(TIMES_USUAL * flow.average_days)
        for flow in usual.stages
    }


def stalled_deals(
    session: Session, owners: Collection[int], today: date, limits: Mapping[str, int]
) -> list[StalledDeal]:
    """Return the owners' stalled deals, the most valuable first."""
    too_long = (
        and_(Deal.stage == stage, Deal.touched_on < today - timedelta(days=days))
        for stage, days in limits.items()
    )
    found = session.execute(
        select(Deal, Account)
        .join(Account, and_(Account.company_id == Deal.company_id, Account.id == Deal.account_id))
        .where(Deal.status == "open", Deal.owner_id.in_(tuple(owners)), or_(*too_long))
        .order_by(func.coalesce(Deal.value_minor, 0).desc(), Deal.id)
    )
    return [StalledDeal(deal, account, (today - deal.touched_on).days) for deal, account in found]
