"""Who leads somebody: the next one above them who is still here."""

from sqlalchemy.orm import Session

from core.storage.sessions import company_of
from core.storage.tables import Person


def leader_of(session: Session, person: Person) -> Person | None:
    """Return the nearest active person above somebody; None for whoever is at the top."""
    seen = {person.id}
    while person.manager_id is not None and person.manager_id not in seen:
        person = session.get_one(Person, (company_of(session), person.manager_id))
        if person.active:
            return person
        seen.add(person.id)
    return None
