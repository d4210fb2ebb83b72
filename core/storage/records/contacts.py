"""The people at a customer: who they are, what they do in a purchase, how to reach them."""

from collections.abc import Sequence

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from core.errors import UserError
from core.storage.tables import Account, Contact
from core.vocabulary import BuyingPart

FEWEST_DIGITS, MOST_DIGITS = 7, 20
LONGEST_NAME = 40
LONGEST_POSITION = 40


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


def phone_checked(typed: str) -> str:
    """Return a phone number as it was written; raises UserError on what is none."""
    phone = " ".join(typed.split())
    digits = sum(letter.isdigit() for letter in phone)
    strange = set(phone) - set("0123456789+- ")
    if strange or "+" in phone[1:] or not FEWEST_DIGITS <= digits <= MOST_DIGITS:
        raise UserError(
            f"电话“{phone}”不对：要 {FEWEST_DIGITS}–{MOST_DIGITS} 位数字，"
            "可以带 +、- 和空格。没有记录。",
            f"“{phone}” is no phone number: {FEWEST_DIGITS} to {MOST_DIGITS} digits, with +, - and "
            "spaces. Nothing was recorded.",
            code="phone",
        )
    return phone
