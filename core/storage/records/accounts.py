"""Customers: found by name, made anew, and those that somebody last had to do with."""

from datetime import date

from sqlalchemy import Select, Text, bindparam, func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from core.errors import UserError
from core.storage.names import account_added
from core.storage.queries.prepared import COMPANY, records
from core.storage.tables import Account, Activity, Person

LONGEST_NAME = 80


def account_named(session: Session, name: str) -> Account | None:
    found = records(session, _account_named, name=name)
    return found[0] if found else None


def _account_named() -> Select[Account]:
    named = Account.name == bindparam("name", type_=Text)
    return select(Account).where(Account.company_id == COMPANY, named)


def new_account(session: Session, name: str, owner: Person, today: date) -> Account:
    """Record a customer of `owner`'s, in the owner's region; raises UserError on no real name."""
    account = Account(
        name=clean_name(name),
        short_name=None,
        aliases=[],
        region_id=owner.region_id,
        owner_id=owner.id,
        tier=None,
        industry=None,
        created_on=today,
    )
    try:
        with session.begin_nested():
            session.add(account)
    except IntegrityError:
        # The unique name decides, not a lookup: a colleague may be recording it just now.
        return session.scalars(select(Account).where(Account.name == clean_name(name))).one()
    account_added(session)
    session.flush()
    return account


def clean_name(name: str) -> str:
    """Return a name as it may be kept: printable, on one line, of a sensible length."""
    printable = "".join(letter if letter.isprintable() else " " for letter in name)
    cleaned = " ".join(printable.split())
    if not cleaned or len(cleaned) > LONGEST_NAME:
        raise UserError(
            f"客户名要有 1 到 {LONGEST_NAME} 个字，例如“新客户 启明智造”。",
            f"An account's name has 1 to {LONGEST_NAME} characters, "
            "for example “new account Bright Works”.",
        )
    return cleaned


def recent_accounts(session: Session, person_id: int, limit: int = 3) -> list[str]:
    """Return the names of the customers that a person last had to do with."""
    last = func.max(Activity.recorded_at)
    worked_on = session.scalars(
        select(Account.name)
        .join(Activity, Activity.account_id == Account.id)
        .where(Activity.member_id == person_id)
        .group_by(Account.id, Account.name)
        .order_by(last.desc(), Account.id)
        .limit(limit)
    ).all()
    own = session.scalars(
        select(Account.name)
        .where(Account.owner_id == person_id)
        .order_by(Account.created_on.desc(), Account.name)
        .limit(limit)
    ).all()
    return list(dict.fromkeys((*worked_on, *own)))[:limit]


def contacts_at(session: Session, account: Account, limit: int) -> list[str]:
    """Return the people at a customer whom anybody was in touch with, the last met first."""
    met = (
        select(Activity.contact)
        .where(Activity.account_id == account.id, Activity.contact.is_not(None))
        .group_by(Activity.contact)
        .order_by(func.max(Activity.occurred_on).desc(), Activity.contact)
        .limit(limit)
    )
    return [contact for contact in session.scalars(met) if contact]
