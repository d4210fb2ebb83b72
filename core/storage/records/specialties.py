"""What people are good at: industries and products, in their own words."""

from collections.abc import Collection, Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core.errors import UserError
from core.storage.changes import add_record
from core.storage.tables import Account, Deal, Person, Product, Specialty

SHORTEST, LONGEST = 2, 20
MOST = 20


def specialties_of(session: Session, person: Person) -> list[str]:
    words = select(Specialty.word).where(Specialty.person_id == person.id).order_by(Specialty.id)
    return list(session.scalars(words))


def specialties_among(session: Session, people: Collection[int]) -> dict[int, list[str]]:
    """Return the specialties of people by their id, in the order they were told."""
    wanted = select(Specialty).where(Specialty.person_id.in_(people)).order_by(Specialty.id)
    found: dict[int, list[str]] = {}
    for row in session.scalars(wanted):
        found.setdefault(row.person_id, []).append(row.word)
    return found


def good_at(session: Session, word: str) -> list[tuple[Person, str]]:
    """Return the active people whose specialty is, holds or is held by a word."""
    people = session.scalars(select(Person).where(Person.active).order_by(Person.name)).all()
    words = specialties_among(session, [one.id for one in people])
    return [(one, own) for one in people for own in words.get(one.id, []) if is_about(own, word)]


def is_about(word: str, other: str) -> bool:
    """Tell whether one of two words holds the other: 医疗 is about 医疗器械."""
    one, two = word.casefold().strip(), other.casefold().strip()
    return bool(one and two) and (one in two or two in one)


def matters_of_all(session: Session) -> set[str]:
    """Return what the company's customers do and what is sold to them."""
    named = (
        *session.scalars(select(Account.industry).distinct()),
        *session.scalars(select(Deal.product).distinct()),
        *session.scalars(select(Product.name)),
    )
    return {one for one in named if one}


def add_specialty(session: Session, person: Person, word: str) -> Specialty | None:
    """Record a specialty; None when it is there already. Raises UserError on no real word."""
    word = _checked(word)
    known = specialties_of(session, person)
    if word.casefold() in map(str.casefold, known):
        return None
    if len(known) >= MOST:
        raise UserError(
            f"{person.name} 已有 {MOST} 项专长，先去掉一项，"
            f"例如“{person.name}不再擅长{known[0]}”。",
            f"{person.name} has {MOST} specialties already. Take one away first, for example "
            f"“{person.name} is no longer good at {known[0]}”.",
        )
    row = Specialty(person_id=person.id, word=word)
    add_record(session, row)
    return row


def drop_specialty(session: Session, person: Person, word: str) -> Specialty | None:
    """Take a specialty away; returns it, None when there is none."""
    rows: Sequence[Specialty] = session.scalars(
        select(Specialty).where(
            Specialty.person_id == person.id, func.lower(Specialty.word) == word.strip().lower()
        )
    ).all()
    for row in rows:
        session.delete(row)
    return rows[0] if rows else None


def _checked(word: str) -> str:
    cleaned = " ".join(word.split())
    if not SHORTEST <= len(cleaned) <= LONGEST or not cleaned.isprintable():
        raise UserError(
            f"专长写 {SHORTEST}–{LONGEST} 个字的行业或产品，例如“我擅长医疗”。",
            f"A specialty is an industry or a product of {SHORTEST} to {LONGEST} characters, "
            "for example “I am good at health care”.",
        )
    return cleaned
