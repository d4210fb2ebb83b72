"""How many service orders of some kinds were opened in a period, whatever became of them."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session

from core.periods import Period
from core.storage.tables import Account, ServiceOrder
from core.vocabulary import OrderKind


def opened_in(
    session: Session,
    kinds: Sequence[OrderKind],
    period: Period,
    people: Sequence[int] | None,
    zone: ZoneInfo,
) -> int:
    """Count the orders that were opened on the period's days, as the zone has them.

    `people` have the order, or own its customer; None counts everybody's.
    """
    first = datetime.combine(period.first, time(), zone)
    end = datetime.combine(period.last + timedelta(days=1), time(), zone)
    order = ServiceOrder
    wanted = (
        select(func.count())
        .select_from(ServiceOrder)
        .join(Account, and_(Account.company_id == order.company_id, Account.id == order.account_id))
        .where(
            order.order_kind.in_([kind.value for kind in kinds]),
            order.opened_at >= first,
            order.opened_at < end,
        )
    )
    if people is not None:
        wanted = wanted.where(or_(order.assignee_id.in_(people), Account.owner_id.in_(people)))
    return session.scalar(wanted) or 0
