"""Service orders: opened with the moment by which each is answered, given on, and closed.

Requirement FU-11 asks for an answer in time and names no figure. A repair has one working day's
eight hours; a complaint has the 24 hours by the clock that an objection has (FU-01); a renewal
has a working week.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session

from core.calendar import WorkCalendar
from core.storage.records.follow_ups import Due, objection_due
from core.storage.records.leads import WORK_ENDS, answer_due
from core.storage.tables import Account, Deal, Person, ServiceOrder
from core.vocabulary import DealStatus, OrderKind

SERVICE_WITHIN = timedelta(hours=8)
RENEWAL_DAYS = 5


@dataclass(frozen=True)
class Wish:
    """What a customer wants put right."""

    kind: OrderKind
    matter: str


@dataclass(frozen=True)
class Wanted:
    """Which open orders are asked for.

    `people` have them, or own their customer; None means everybody. `assignees` have them.
    """

    people: Sequence[int] | None = None
    assignees: Sequence[int] | None = None
    account_id: int | None = None
    kinds: Sequence[OrderKind] = ()
    late_at: datetime | None = None


@dataclass(frozen=True)
class OpenOrder:
    """An order without a result yet, with its customer and whoever sees to it."""

    order: ServiceOrder
    account: Account
    assignee: Person


def answered_by(kind: OrderKind, now: datetime, calendar: WorkCalendar) -> datetime:
    """Return until when an order that is opened now is to be answered, in the zone of `now`."""
    match kind:
        case OrderKind.SERVICE:
            return _moment(answer_due(now, calendar, SERVICE_WITHIN), now)
        case OrderKind.COMPLAINT | OrderKind.CHANNEL_CONFLICT:
            return _moment(objection_due(now), now)
        case OrderKind.RENEWAL:
            last = calendar.add_working_days(now.date(), RENEWAL_DAYS)
            return _moment(Due(last, WORK_ENDS), now)


def _moment(due: Due, now: datetime) -> datetime:
    return datetime.combine(due.on, due.at or time(), now.tzinfo)


def open_order(
    session: Session, account: Account, wish: Wish, assignee: Person, moments: tuple[datetime, ...]
) -> ServiceOrder:
    """Record what a customer wants put right; `moments` are now and until when."""
    opened_at, answer_by = moments
    order = ServiceOrder(
        account_id=account.id,
        order_kind=wish.kind.value,
        matter=wish.matter,
        assignee_id=assignee.id,
        opened_at=opened_at,
        answer_by=answer_by,
        closed_at=None,
        result=None,
    )
    session.add(order)
    session.flush()
    return order


def held_order(session: Session, order_id: int) -> ServiceOrder | None:
    """Read an order again and hold it, so that it cannot be closed twice at once."""
    wanted = select(ServiceOrder).where(ServiceOrder.id == order_id)
    held = wanted.with_for_update().execution_options(populate_existing=True)
    return session.scalars(held).one_or_none()


def open_orders(session: Session, wanted: Wanted, limit: int | None = None) -> list[OpenOrder]:
    """Return open orders, the most urgent first."""
    return _open(session, *_which(wanted), limit=limit)


def orders_due(session: Session, first: datetime, last: datetime) -> list[OpenOrder]:
    """Return open orders that are to be answered between two moments."""
    return _open(session, ServiceOrder.answer_by.between(first, last))


def _open(
    session: Session, *which: ColumnElement[bool], limit: int | None = None
) -> list[OpenOrder]:
    order = ServiceOrder
    wanted = (
        select(ServiceOrder, Account, Person)
        .join(Account, and_(Account.company_id == order.company_id, Account.id == order.account_id))
        .join(Person, and_(Person.company_id == order.company_id, Person.id == order.assignee_id))
        .where(order.closed_at.is_(None), *which)
        .order_by(order.answer_by, order.id)
        .limit(limit)
    )
    return [OpenOrder(*row) for row in session.execute(wanted)]


def _which(wanted: Wanted) -> list[ColumnElement[bool]]:
    which: list[ColumnElement[bool]] = []
    if wanted.people is not None:
        theirs = Account.owner_id.in_(wanted.people)
        which.append(or_(ServiceOrder.assignee_id.in_(wanted.people), theirs))
    if wanted.assignees is not None:
        which.append(ServiceOrder.assignee_id.in_(wanted.assignees))
    if wanted.account_id is not None:
        which.append(ServiceOrder.account_id == wanted.account_id)
    if wanted.kinds:
        which.append(ServiceOrder.order_kind.in_([kind.value for kind in wanted.kinds]))
    if wanted.late_at is not None:
        which.append(ServiceOrder.answer_by < wanted.late_at)
    return which


def has_bought(session: Session, account_id: int) -> bool:
    """Tell whether a customer has won deals: something that can be renewed."""
    won = select(Deal.id).where(Deal.account_id == account_id, Deal.status == DealStatus.WON.value)
    return session.scalar(won.limit(1)) is not None
