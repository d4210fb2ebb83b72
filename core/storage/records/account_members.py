"""Who looks after a customer beside its owner: colleagues who see its story and record on it."""

from collections.abc import Collection, Sequence

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session

from core.storage.changes import add_record
from core.storage.sessions import company_of
from core.storage.tables import Account, AccountMember, Person


def helpers_of_account(session: Session, account: Account) -> Sequence[Person]:
    """Return the colleagues who help with a customer, by name; its owner is not one of them."""
    helps = exists().where(
        AccountMember.company_id == Person.company_id,
        AccountMember.account_id == account.id,
        AccountMember.person_id == Person.id,
    )
    wanted = select(Person).where(helps, Person.active, Person.id != (account.owner_id or 0))
    return session.scalars(wanted.order_by(Person.name)).all()


def accounts_helped(session: Session, person: Person) -> Sequence[Account]:
    """Return the customers that somebody helps with, by name; their own are not among them."""
    helps = exists().where(
        AccountMember.company_id == Account.company_id,
        AccountMember.account_id == Account.id,
        AccountMember.person_id == person.id,
    )
    owner = func.coalesce(Account.owner_id, 0)
    return session.scalars(
        select(Account).where(helps, owner != person.id).order_by(Account.name)
    ).all()


def is_helper(session: Session, account: Account, person: Person) -> bool:
    return _row(session, account, person) is not None


def add_helper(session: Session, account: Account, person: Person) -> None:
    add_record(session, AccountMember(account_id=account.id, person_id=person.id))


def drop_helper(session: Session, account: Account, person: Person) -> None:
    row = _row(session, account, person)
    if row is not None:
        session.delete(row)


def drop_from(session: Session, accounts: Collection[Account], person: Person) -> None:
    """Let somebody help no more with these customers: their new owner is no helper."""
    ids = [account.id for account in accounts]
    mine = AccountMember.person_id == person.id, AccountMember.account_id.in_(ids)
    _delete(session, session.scalars(select(AccountMember).where(*mine)).all())


def drop_everywhere(session: Session, leaver: Person) -> int:
    """Let somebody help nowhere any more; returns with how many customers they did."""
    mine = select(AccountMember).where(AccountMember.person_id == leaver.id)
    rows = session.scalars(mine).all()
    _delete(session, rows)
    return len(rows)


def _delete(session: Session, rows: Sequence[AccountMember]) -> None:
    for row in rows:
        session.delete(row)


def _row(session: Session, account: Account, person: Person) -> AccountMember | None:
    return session.get(AccountMember, (company_of(session), account.id, person.id))
