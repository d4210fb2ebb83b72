"""The names of a company in several processes: each knows at once what another has changed."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from core.language.names.known_names import Directory
from core.storage.changes import Author, begin_change
from core.storage.company import FIRST_COMPANY
from core.storage.database import Database
from core.storage.names import (
    MOST_RENAMED,
    Directories,
    account_added,
    aliases_changed,
    names_changed,
)
from core.storage.records.accounts import new_account
from core.storage.tables import Account, Company, Person
from tests.company import MONDAY, found_company


@dataclass
class Process:
    """One of several processes that share a database, with its own index of names."""

    database: Database
    directories: Directories

    def directory(self) -> Directory:
        with self.database.reading(FIRST_COMPANY) as session:
            return self.directories.of(session, session.get_one(Company, FIRST_COMPANY))

    def knows(self, text: str) -> list[str]:
        return [found.value[0] for found in self.directory().account_index.find(text)]

    def guesses(self, text: str) -> list[str]:
        return [found.value[0] for found in self.directory().account_sounds.find(text)]


@pytest.fixture
def process(database: Database) -> Process:
    found_company(database)
    here = Process(database, Directories())
    here.guesses("谁都不是")
    return here


def write(process: Process, work: Callable[[Session], object]) -> None:
    with process.database.writing(FIRST_COMPANY) as session:
        begin_change(session, Author(None, "test", "names"), "test", MONDAY)
        work(session)


def add(process: Process, *names: str) -> None:
    def added(session: Session) -> None:
        owner = session.scalars(select(Person)).first()
        for name in names:
            new_account(session, name, owner, MONDAY.date())

    write(process, added)


def account_ids(process: Process) -> list[int]:
    with process.database.reading(FIRST_COMPANY) as session:
        return list(session.scalars(select(Account.id)))


def rename(process: Process, new: dict[str, str]) -> None:
    def renamed(session: Session) -> None:
        for account in session.scalars(select(Account).where(Account.name.in_(new))):
            account.name = new[account.name]
        names_changed(session)

    write(process, renamed)


def test_a_new_account_is_known_at_once_and_the_index_stays(process: Process):
    before = process.directory()
    add(process, "苏州启明智造有限公司")

    assert process.knows("拜访启明智造") == ["苏州启明智造有限公司"]
    assert process.guesses("拜访启名智造") == ["苏州启明智造有限公司"]
    assert process.directory() is before


def test_a_renamed_account_is_known_by_its_new_name_only(process: Process):
    add(process, "苏州启明智造有限公司")
    before = process.directory()
    rename(process, {"苏州启明智造有限公司": "无锡晨光智造有限公司"})

    assert process.knows("拜访启明智造,再去晨光智造") == ["无锡晨光智造有限公司"]
    assert process.guesses("拜访启名智造") == []
    assert process.directory() is before


def test_many_renamed_accounts_make_a_new_index(process: Process):
    old = [f"旧客{n}号" for n in range(MOST_RENAMED + 1)]
    add(process, *old)
    before = process.directory()
    rename(process, {name: name.replace("旧", "新") for name in old})

    assert process.knows("新客7号") == ["新客7号"]
    assert process.directory() is not before


def test_an_account_that_was_begun_first_and_committed_last_is_found(process: Process):
    add(process, "甲骨工坊有限公司")
    assert process.knows("甲骨工坊")
    newest = max(account_ids(process))

    def late(session: Session) -> None:
        session.add(Account(id=newest - 1000, name="乙木工坊有限公司", created_on=MONDAY.date()))
        account_added(session)

    write(process, late)
    assert process.knows("乙木工坊") == ["乙木工坊有限公司"]


def test_who_reads_an_older_state_does_not_set_the_index_back(process: Process):
    with process.database.reading(FIRST_COMPANY) as early:
        company = early.get_one(Company, FIRST_COMPANY)
        add(process, "苏州启明智造有限公司")
        later = process.directory()

        assert process.directories.of(early, company) is later
        assert process.knows("启明智造") == ["苏州启明智造有限公司"]


def teach(process: Process, *names: str) -> None:
    def taught(session: Session) -> None:
        account = session.scalars(select(Account).where(Account.name == "Acme Robotics")).one()
        account.aliases = list(names)
        aliases_changed(session)

    write(process, taught)


def test_a_learnt_name_is_known_at_once_and_the_index_stays(process: Process):
    before = process.directory()
    teach(process, "老大哥")

    assert process.knows("拜访老大哥") == ["Acme Robotics"]
    assert process.directory() is before


def test_a_forgotten_name_is_unknown_at_once(process: Process):
    teach(process, "老大哥", "机器猫")
    process.directory()
    teach(process, "机器猫")

    assert process.knows("拜访老大哥") == []
    assert process.knows("拜访机器猫") == ["Acme Robotics"]


def test_a_new_account_and_a_learnt_name_are_known_together(process: Process):
    add(process, "苏州启明智造有限公司")
    teach(process, "老大哥")

    assert process.knows("拜访老大哥和启明智造") == ["Acme Robotics", "苏州启明智造有限公司"]


def test_of_two_changes_at_once_neither_is_lost(database: Database):
    found_company(database)

    def grow(_: int) -> None:
        with database.writing(FIRST_COMPANY) as session:
            session.get_one(Company, FIRST_COMPANY)
            names_changed(session)

    with database.reading(FIRST_COMPANY) as session:
        before = session.get_one(Company, FIRST_COMPANY).names_version
    with ThreadPoolExecutor(4) as all_of_them:
        list(all_of_them.map(grow, range(8)))
    with database.reading(FIRST_COMPANY) as session:
        assert session.get_one(Company, FIRST_COMPANY).names_version == before + 8
