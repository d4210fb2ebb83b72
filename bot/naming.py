"""Finds the scope or person that an operator names on the command line, as in a message."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.errors import NotFoundError
from core.figures.scope import ScopeRef
from core.language.understand import understand
from core.scopes import COMPANY, scope_named
from core.storage.names import read_directory
from core.storage.tables import Person


def scope_called(session: Session, name: str | None, now: datetime) -> ScopeRef | None:
    """Return the scope of a name: east, 华东一部, a member, company; none when none is named.

    Raises NotFoundError for a name that nothing has.
    """
    if name is None:
        return None
    if name.lower() in {"company", "公司", "全公司"}:
        return COMPANY
    asked = understand(f"/funnel {name}", read_directory(session), now).scope
    anyone = session.scalars(select(Person).where(Person.role == "admin").limit(1)).first()
    if asked is None or asked.name is None or anyone is None:
        raise NotFoundError(
            f"没有叫“{name}”的区域、团队或成员。",
            f"There is no region, team or member called “{name}”.",
        )
    return scope_named(session, anyone, asked)


def person_called(session: Session, name: str) -> Person:
    """Return the member of a name or alias, the exact name first; raises NotFoundError."""
    people = session.scalars(select(Person)).all()
    for person in sorted(people, key=lambda one: one.name != name):
        if name.casefold() in {known.casefold() for known in (person.name, *person.aliases)}:
            return person
    raise NotFoundError(f"没有叫“{name}”的成员。", f"There is no member called “{name}”.")
