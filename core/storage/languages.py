"""In which language people are spoken to: their own, else the company's."""

from datetime import datetime
from uuid import uuid4

from core.errors import UserError
from core.storage.changes import Author, begin_change
from core.storage.company import FIRST_COMPANY
from core.storage.database import Database
from core.storage.tables import Company, Person

LANGUAGES = frozenset({"zh", "en"})


def speak_to_all(database: Database, language: str) -> None:
    """Choose the company's language, in which its channels are spoken to. Raises UserError."""
    _require_known(language)
    with database.writing(FIRST_COMPANY) as session:
        session.get_one(Company, FIRST_COMPANY).language = language


def speak_to(database: Database, person_id: int, language: str, now: datetime) -> None:
    """Choose somebody's own language; the company's is none of their own. Raises UserError.

    It is nobody's change: “undo” is about records.
    """
    _require_known(language)
    with database.writing(FIRST_COMPANY) as session:
        company = session.get_one(Company, FIRST_COMPANY)
        person = session.get_one(Person, (FIRST_COMPANY, person_id))
        own = None if language == company.language else language
        if person.language != own:
            begin_change(session, Author(None, "web", f"language:{uuid4().hex}"), "language", now)
            person.language = own


def _require_known(language: str) -> None:
    if language not in LANGUAGES:
        raise UserError("语言只有 zh 和 en。", "The language is zh or en.")
