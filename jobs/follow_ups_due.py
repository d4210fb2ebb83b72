"""The follow-ups that jobs speak of, each with its customer and its deal."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Select, and_, func, select
from sqlalchemy.orm import Session

from core.storage.sessions import company_of
from core.storage.tables import Account, Deal, FollowUp, Person

# What has no time of day comes after what has one.
END_OF_DAY = "24:00"


@dataclass(frozen=True)
class OpenFollowUp:
    """A follow-up that is not done, of somebody who is still here."""

    follow_up: FollowUp
    account: Account
    person: Person
    deal: Deal | None


def timed_between(session: Session, first: date, last: date) -> list[OpenFollowUp]:
    """Return open follow-ups with a time of day, due from `first` to `last`, in that order."""
    return _open(session, FollowUp.due_on.between(first, last), FollowUp.due_at.is_not(None))


def open_of(session: Session, person_id: int, until: date) -> list[OpenFollowUp]:
    """Return one person's open follow-ups that are due by `until`, oldest first."""
    return _open(session, FollowUp.member_id == person_id, FollowUp.due_on <= until)


def _open(session: Session, *which: ColumnElement[bool]) -> list[OpenFollowUp]:
    same_company = FollowUp.company_id == Account.company_id
    found = session.execute(
        select(FollowUp, Account, Person, Deal)
        .join(Account, and_(same_company, Account.id == FollowUp.account_id))
        .join(
            Person,
            and_(Person.company_id == FollowUp.company_id, Person.id == FollowUp.member_id),
        )
        .outerjoin(Deal, and_(Deal.company_id == FollowUp.company_id, Deal.id == FollowUp.deal_id))
        # By people, because that is how the index goes.
        .where(FollowUp.member_id.in_(_active(session)), FollowUp.done_on.is_(None), *which)
        .order_by(FollowUp.due_on, func.coalesce(FollowUp.due_at, END_OF_DAY), FollowUp.id)
    )
    return [OpenFollowUp(*row) for row in found]


def _active(session: Session) -> Select[int]:
    return select(Person.id).where(Person.company_id == company_of(session), Person.active)


def short_name(account: Account) -> str:
    return account.short_name or account.name
