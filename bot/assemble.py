"""Puts the house together: opens the books and connects rooms; nobody else constructs them."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from bot.logs import configure_logs
from bot.settings import Settings
from core.storage.company import FIRST_COMPANY, ensure_company
from core.storage.database import Database
from core.storage.schema import migrate
from core.storage.tables import Company
from core.storage.troubles import require_there
from core.wording import Language, Wording


@dataclass(frozen=True)
class Books:
    """An open, migrated database with the company that it belongs to."""

    database: Database
    wording: Wording
    signing_key: bytes

    @property
    def zone(self) -> ZoneInfo:
        return self.wording.zone

    def current_wording(self) -> Wording:
        """Speak the language that the company has chosen by now."""
        with self.database.reading(FIRST_COMPANY) as session:
            return company_wording(session.get_one(Company, FIRST_COMPANY))


def open_books(settings: Settings) -> Books:
    """Open and migrate the database; an empty one gets its company. Raises UserError."""
    configure_logs()
    database = Database(settings.database_url)
    migrate(database)
    with database.writing(FIRST_COMPANY) as session:
        company = ensure_company(
            session,
            timezone=settings.salesbeat_timezone,
            language=settings.salesbeat_language,
            currency=settings.salesbeat_currency,
        )
        # What an operator writes into .env counts from then on, also for books that are older.
        if "salesbeat_language" in settings.given:
            company.language = settings.salesbeat_language
        return Books(database, company_wording(company), company.signing_key)


def open_standing_books(settings: Settings) -> Books:
    """Open a database that is there, to read from it. Raises UserError where there is none."""
    database = Database(settings.database_url)
    require_there(database.engine)
    configure_logs()
    migrate(database)
    with database.reading(FIRST_COMPANY) as session:
        company = session.get(Company, FIRST_COMPANY)
        given = "salesbeat_language" in settings.given
        if company and not (given and company.language != settings.salesbeat_language):
            return Books(database, company_wording(company), company.signing_key)
    return open_books(settings)


def company_wording(company: Company) -> Wording:
    """Speak as the company does when no one in particular is spoken to."""
    language: Language = "en" if company.language == "en" else "zh"
    return Wording(language, company.currency, ZoneInfo(company.timezone))
