"""The names of a company, read for the language room and kept up with as they change."""

import re
import threading
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Row, Select, Text, cast, func, or_, select, update
from sqlalchemy.orm import Session

from core.language.names.known_names import Directory, Name
from core.storage.columns import IDS_A_SECOND
from core.storage.sessions import company_of
from core.storage.tables import Account, Company, Person, Region, Team

# `Company.names_version` counts new accounts by the first step, aliases by the second, and every
# other change by one, so that who sees it grow knows whether it is enough to read what is new.
NEW_ACCOUNT = 1 << 32
OTHER_ALIAS = 1 << 16
# Ids grow with time, yet of two accounts made at once the older one may be committed later.
OVERLAP = 600 * IDS_A_SECOND
# Renaming costs 30 ms a name among 50,000, so that with this many a new index is quicker.
MOST_RENAMED = 50
_BRACKETS = re.compile(r"^(.+?) ?[(（](.+)[)）]$")
AccountRow = tuple[str, str | None, list[str]]


@dataclass(frozen=True)
class Names:
    """All names of one company, as its tables hold them."""

    accounts: list[Name]
    members: list[Name]
    teams: list[Name]
    regions: list[Name]

    def directory(self) -> Directory:
        return Directory.build(self.accounts, self.members, self.teams, self.regions)


@dataclass
class Known:
    """What this process knows of a company's names, and as of which version."""

    directory: Directory
    version: int
    newest_account: int
    # The accounts that people have given a name of their own.
    with_aliases: frozenset[str]


class Directories:
    """The index of names of each company, as new as the `Company.names_version` of who asks.

    Building takes a moment and answering must not, so one index serves all messages and grows
    in place: a new account costs a millisecond, not a new index.
    """

    def __init__(self) -> None:
        self._known: dict[int, Known] = {}
        # One a company: nobody waits for the names of another.
        self._reading: dict[int, threading.Lock] = {}

    def of(self, session: Session, company: Company) -> Directory:
        known = self._known.get(company.id)
        if known is None or known.version < company.names_version:
            with self._reading.setdefault(company.id, threading.Lock()):
                known = self._caught_up(session, company)
        return known.directory

    def _caught_up(self, session: Session, company: Company) -> Known:
        known = self._known.get(company.id)
        version, newest = company.names_version, _newest_account(session)
        if known is not None and known.version >= version:
            return known
        if known is None:
            directory = read_directory(session)
        elif (version - known.version) % OTHER_ALIAS == 0:
            directory = _with_what_is_new(known, session, version - known.version)
        else:
            directory = _brought_to(known.directory, read_names(session))
        called = frozenset(session.scalars(select(Account.name).where(_has_aliases())))
        self._known[company.id] = Known(directory, version, newest, called)
        return self._known[company.id]


def _newest_account(session: Session) -> int:
    return session.scalar(select(func.max(Account.id))) or 0


def _with_what_is_new(known: Known, session: Session, grown: int) -> Directory:
    """Return the same directory with the accounts and aliases that it does not know yet."""
    if grown % NEW_ACCOUNT:
        _with_new_aliases(known, session)
    return _with_new_accounts(known, session) if grown >= NEW_ACCOUNT else known.directory


def _with_new_aliases(known: Known, session: Session) -> None:
    """Call the accounts as people call them now; only those that ever had a learnt name differ."""
    index = known.directory.account_index
    called = or_(_has_aliases(), Account.name.in_(known.with_aliases))
    for name in map(_account, session.execute(_accounts().where(called))):
        before = index.names.get(name.name)
        if before is not None and before != name:
            index.rename(name)


def _has_aliases() -> ColumnElement[bool]:
    """Match accounts with a learnt name; the JSON is compared as text, as both databases can."""
    return cast(Account.aliases, Text) != "[]"


def _with_new_accounts(known: Known, session: Session) -> Directory:
    rows = session.execute(
        _accounts().where(Account.id > known.newest_account - OVERLAP).order_by(Account.id)
    )
    index = known.directory.account_index
    for name in map(_account, rows):
        if name.name not in index.names:
            index.add(name)
    return known.directory


def _brought_to(directory: Directory, names: Names) -> Directory:
    """Return a directory of these names: the same one, unless too much is another."""
    indexes = (
        (directory.account_index, names.accounts),
        (directory.member_index, names.members),
        (directory.team_index, names.teams),
        (directory.region_index, names.regions),
    )
    if sum(len(index.outdated(wanted)) for index, wanted in indexes) > MOST_RENAMED:
        return names.directory()
    for index, wanted in indexes:
        index.become(wanted)
    return directory


def read_directory(session: Session) -> Directory:
    """Build the index from the tables of the session's company."""
    return read_names(session).directory()


def read_names(session: Session) -> Names:
    teams = session.execute(select(Team.name, Team.aliases))
    regions = session.execute(select(Region.key, Region.zh, Region.en, Region.aliases))
    return Names(
        accounts=[_account(row) for row in session.execute(_accounts())],
        members=_members(session),
        teams=[Name(name, tuple(aliases)) for name, aliases in teams],
        regions=[Name(key, (zh, en, *aliases)) for key, zh, en, aliases in regions],
    )


def _members(session: Session) -> list[Name]:
    """Return the people and who left, whose past is asked for; a colleague's name goes first."""
    rows = session.execute(
        select(Person.name, Person.aliases, Person.active).order_by(Person.active.desc(), Person.id)
    )
    members: list[Name] = []
    taken: set[str] = set()
    for name, aliases, active in rows:
        others = (*aliases, *short_of_team(name))
        free = tuple(one for one in others if active or one.casefold() not in taken)
        if active or name.casefold() not in taken:
            members.append(Name(name, free))
        taken |= {one.casefold() for one in (name, *others)} if active else set()
    return members


def short_of_team(name: str) -> tuple[str, ...]:
    """Return how people call 张伟(华东一组) as well: 张伟, which beside another one is unclear."""
    parts = name_and_team(name)
    return (parts[0],) if parts else ()


def name_and_team(name: str) -> tuple[str, str] | None:
    """Return 张伟 and 华东一组 of 张伟(华东一组), none for a name without brackets."""
    found = _BRACKETS.match(name)
    return (found[1], found[2]) if found else None


def _accounts() -> Select[str, str | None, list[str]]:
    return select(Account.name, Account.short_name, Account.aliases)


def _account(row: Row[str, str | None, list[str]]) -> Name:
    name, short, aliases = row
    return Name(name, tuple(alias for alias in (short, *aliases) if alias))


def names_changed(session: Session) -> None:
    """Tell every process that an account, person, team or region has another name."""
    _grow(session, 1)


def account_added(session: Session) -> None:
    """Tell every process that there is a new account, and that nothing else has changed."""
    _grow(session, NEW_ACCOUNT)


def aliases_changed(session: Session) -> None:
    """Tell every process that people call an account otherwise, and that nothing else changed."""
    _grow(session, OTHER_ALIAS)


def _grow(session: Session, step: int) -> None:
    company = session.get_one(Company, company_of(session))
    # The database adds: of two at once on different machines, neither step must be lost.
    session.execute(
        update(Company)
        .where(Company.id == company.id)
        .values(names_version=Company.names_version + step)
    )
