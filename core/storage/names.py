"""The names of a company, read for the language room and kept until one of them changes."""

import threading

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.language.names import Directory, Name
from core.storage.sessions import company_of
from core.storage.tables import Account, Company, Person, Region, Team


class Directories:
    """The index of names of each company, rebuilt when `Company.names_version` has grown.

    Building takes a moment and answering must not, so one index serves all messages.
    """

    def __init__(self) -> None:
        self._built: dict[int, tuple[int, Directory]] = {}
        self._building = threading.Lock()

    def of(self, session: Session, company: Company) -> Directory:
        with self._building:
            version, directory = self._built.get(company.id, (None, None))
            if directory is None or version != company.names_version:
                directory = read_directory(session)
                self._built[company.id] = (company.names_version, directory)
            return directory


def read_directory(session: Session) -> Directory:
    """Build the index from the tables of the session's company."""
    accounts = session.execute(select(Account.name, Account.short_name, Account.aliases)).all()
    members = session.execute(select(Person.name, Person.aliases).where(Person.active)).all()
    teams = session.execute(select(Team.name, Team.aliases)).all()
    regions = session.execute(select(Region.key, Region.zh, Region.en, Region.aliases)).all()
    return Directory.build(
        accounts=[
            Name(name, tuple(alias for alias in (short, *aliases) if alias))
            for name, short, aliases in accounts
        ],
        members=[Name(name, tuple(aliases)) for name, aliases in members],
        teams=[Name(name, tuple(aliases)) for name, aliases in teams],
        regions=[Name(key, (zh, en, *aliases)) for key, zh, en, aliases in regions],
    )


def names_changed(session: Session) -> None:
    """Tell every process that an account, person, team or region has a new name."""
    company = session.get_one(Company, company_of(session))
    company.names_version += 1
