"""Who is speaking: people by their platform's id, or by name in the demo and the terminal."""

from sqlalchemy import BigInteger, ColumnElement, Select, Text, and_, bindparam, func, select
from sqlalchemy.orm import Session

from core.errors import NotFoundError
from core.storage.queries.prepared import COMPANY, pairs
from core.storage.tables import Company, Person


def person_speaking(session: Session, platform: str, sender: str) -> tuple[Company, Person | None]:
    """Return the company, and the active person behind a verified sender: none for a stranger.

    On `web` and `terminal`, which only the machine's own user reaches, the sender is a person's
    id in the books.
    """
    is_id = platform not in {"slack", "wecom"}
    [found] = pairs(session, _speaker, platform, sender=int(sender) if is_id else sender)
    return found


def _speaker(platform: str) -> Select[Company, Person | None]:
    mine = and_(Person.company_id == Company.id, Person.active, _is_sender(platform))
    return select(Company, Person).outerjoin(Person, mine).where(Company.id == COMPANY)


def _is_sender(platform: str) -> ColumnElement[bool]:
    match platform:
        case "slack":
            return Person.slack_user_id == bindparam("sender", type_=Text)
        case "wecom":
            # WeCom writes one id in different cases at different times.
            sender = func.lower(bindparam("sender", type_=Text))
            return func.lower(Person.wecom_user_id) == sender
        case _:
            return Person.id == bindparam("sender", type_=BigInteger)


def person_named(session: Session, name: str) -> Person:
    """Return the one active person of a full name or alias; raises NotFoundError otherwise."""
    people = session.scalars(select(Person).where(Person.active).order_by(Person.name)).all()
    found = [person for person in people if person.name == name]
    found = found or [person for person in people if name in person.aliases]
    if len(found) == 1:
        return found[0]
    examples = [person.name for person in people[:3]] or ["–"]
    raise NotFoundError(
        f"没有（或不止一位）叫“{name}”的成员。可以用全名，例如：{'、'.join(examples)}。",
        f"There is no one (or more than one) called “{name}”. Use a full name, such as "
        f"{', '.join(examples)}.",
    )
