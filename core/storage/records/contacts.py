"""The people at a customer: who they are, what they do in a purchase, how to reach them."""

from collections.abc import Sequence

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from core.storage.tables import Account, Contact
from core.vocabulary import BuyingPart


def contacts_of(session: Session, account_id: int) -> Sequence[Contact]:
    """Return the people at a customer: who decides first, those without a part last."""
    rank = case({part.value: n for n, part in enumerate(BuyingPart)}, value=Contact.part)
    return session.scalars(
        select(Contact)
        .where(Contact.account_id == account_id)
        .order_by(func.coalesce(rank, len(BuyingPart)), Contact.name, Contact.id)
    ).all()


def contact_named(session: Session, account_id: int, name: str) -> Contact | None:
    called = (one for one in contacts_of(session, account_id) if _same(one.name, name))
    return next(called, None)


def contacts_called(session: Session, name: str) -> list[tuple[Contact, Account]]:
    """Return everybody of a name, at whatever customer, with the customer."""
    found = session.scalars(
        select(Contact).where(func.lower(Contact.name) == name.strip().lower()).order_by(Contact.id)
    ).all()
    return [(one, session.get_one(Account, (one.company_id, one.account_id))) for one in found]


def _same(one: str, other: str) -> bool:
    return one.strip().casefold() == other.strip().casefold()
