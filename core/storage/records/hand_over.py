"""Handing over: customers and what is open with them get another owner; the past stays.

What was closed keeps its owner, team and region; activities, stage entries and points keep their
person. So history and credit stay where they were earned. Colleagues who help with a customer go on
helping; who now owns it is no helper of it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.orm import Session

from core.storage.columns import Base
from core.storage.records.account_members import drop_from
from core.storage.tables import Account, Deal, FollowUp, Person, ServiceOrder
from core.vocabulary import DealStatus

Row = TypeVar("Row", bound=Base)


@dataclass(frozen=True)
class Handed:
    """What has gone to somebody else."""

    accounts: Sequence[Account] = ()
    deals: Sequence[Deal] = ()
    follow_ups: Sequence[FollowUp] = ()
    reports: Sequence[Person] = ()
    orders: Sequence[ServiceOrder] = ()

    def __bool__(self) -> bool:
        held = (self.accounts, self.deals, self.follow_ups, self.reports, self.orders)
        return any(held)


def held_account(session: Session, account_id: int) -> Account:
    """Read a customer again and hold it, so that it cannot be handed over twice at once."""
    wanted = select(Account).where(Account.id == account_id)
    return session.scalars(_held(wanted)).one()


def hand_over_account(session: Session, account: Account, to: Person) -> Handed:
    """Give a customer away, with its owner's open deals and follow-ups there."""
    giver = account.owner_id
    deals = _open_deals(session, Deal.account_id == account.id, Deal.owner_id == giver)
    mine = (FollowUp.account_id == account.id, FollowUp.member_id == giver)
    theirs = (ServiceOrder.account_id == account.id, ServiceOrder.assignee_id == giver)
    handed = Handed(
        [account],
        deals,
        _open_follow_ups(session, *mine),
        orders=_open_orders(session, *theirs),
    )
    return _given(session, handed, to)


def hand_over_deal(session: Session, deal: Deal, to: Person) -> Handed:
    """Give one open deal away, with its owner's open follow-ups on it."""
    mine = (FollowUp.deal_id == deal.id, FollowUp.member_id == deal.owner_id)
    return _given(session, Handed((), [deal], _open_follow_ups(session, *mine)), to)


def hand_over_all(session: Session, giver: Person, to: Person) -> Handed:
    """Give away all that a person has open."""
    accounts = select(Account).where(Account.owner_id == giver.id).order_by(Account.name)
    handed = Handed(
        session.scalars(_held(accounts)).all(),
        _open_deals(session, Deal.owner_id == giver.id),
        _open_follow_ups(session, FollowUp.member_id == giver.id),
        orders=_open_orders(session, ServiceOrder.assignee_id == giver.id),
    )
    return _given(session, handed, to)


def succeed(session: Session, leaver: Person, to: Person) -> Handed:
    """Give away all that a leaver has open; who reported to them follows a new manager."""
    handed = hand_over_all(session, leaver, to)
    if to.role not in {"manager", "director"}:
        return handed
    reports = [one for one in _reports(session, leaver) if one.id != to.id]
    for person in reports:
        person.manager_id = to.id
    return replace(handed, reports=reports)


def holdings(session: Session, person: Person) -> Handed:
    """Return what a person has that somebody must look after when they leave."""
    return Handed(
        session.scalars(select(Account).where(Account.owner_id == person.id)).all(),
        _open_deals(session, Deal.owner_id == person.id),
        _open_follow_ups(session, FollowUp.member_id == person.id),
        orders=_open_orders(session, ServiceOrder.assignee_id == person.id),
    )


def _given(session: Session, handed: Handed, to: Person) -> Handed:
    for account in handed.accounts:
        account.owner_id = to.id
    if handed.accounts:
        drop_from(session, handed.accounts, to)
    for deal in handed.deals:
        deal.owner_id = to.id
    for follow_up in handed.follow_ups:
        follow_up.member_id = to.id
    for order in handed.orders:
        order.assignee_id = to.id
    return handed


def _reports(session: Session, giver: Person) -> Sequence[Person]:
    return session.scalars(select(Person).where(Person.manager_id == giver.id)).all()


def _open_deals(session: Session, *which: ColumnElement[bool]) -> Sequence[Deal]:
    is_open = Deal.status == DealStatus.OPEN.value
    return session.scalars(_held(select(Deal).where(is_open, *which).order_by(Deal.number))).all()


def _open_follow_ups(session: Session, *which: ColumnElement[bool]) -> Sequence[FollowUp]:
    wanted = select(FollowUp).where(FollowUp.done_on.is_(None), *which).order_by(FollowUp.id)
    return session.scalars(_held(wanted)).all()


def _open_orders(session: Session, *which: ColumnElement[bool]) -> Sequence[ServiceOrder]:
    wanted = select(ServiceOrder).where(ServiceOrder.closed_at.is_(None), *which)
    return session.scalars(_held(wanted.order_by(ServiceOrder.id))).all()


def _held(wanted: Select[Row]) -> Select[Row]:
    """Lock the rows until the commit, and read them as they are now."""
    return wanted.with_for_update().execution_options(populate_existing=True)
