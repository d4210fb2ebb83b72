"""Learnt names in the books: nobody else's, once each, and known with their teacher."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select

from core.storage.aliases import (
    MOST_ALIASES,
    abbreviated_by,
    account_called,
    forget_alias,
    learn_alias,
    learnt_names,
    may_learn,
)
from core.storage.changes import Author, begin_change
from core.storage.company import FIRST_COMPANY
from core.storage.database import Database
from core.storage.names import read_directory
from core.storage.tables import Account, Company
from tests.company import MONDAY, found_company

MEDICAL, MOULDS, ACME = "华东医疗器械有限公司", "华南精密模具有限公司", "Acme Robotics"


@pytest.fixture
def session(database: Database):
    people = found_company(database)
    with database.writing(FIRST_COMPANY) as session:
        begin_change(session, Author(people["李雪"], "test", "lesson"), "test", MONDAY)
        yield session


def named(session, name: str) -> Account:
    return session.scalars(select(Account).where(Account.name == name)).one()


def teaches(session, name: str, alias: str) -> bool:
    account = named(session, name)
    free = may_learn(session, account, alias, read_directory(session))
    if free:
        learn_alias(session, account, alias)
    return free


def test_a_learnt_name_tells_every_process_that_names_have_changed(session):
    before = session.get_one(Company, FIRST_COMPANY).names_version

    assert teaches(session, MEDICAL, "华医")
    assert session.get_one(Company, FIRST_COMPANY).names_version > before


@pytest.mark.parametrize("alias", ["华南精密", "华南精密模具", MOULDS, "acme", "ACME"])
def test_a_name_that_somebody_else_has_is_not_learnt(session, alias: str):
    assert not teaches(session, MEDICAL, alias)


def test_a_name_that_was_taught_for_another_account_is_not_learnt_again(session):
    teaches(session, MEDICAL, "Big Blue")

    assert not teaches(session, ACME, "big blue")


def test_a_name_is_learnt_once(session):
    teaches(session, MEDICAL, "华医")

    assert not teaches(session, MEDICAL, "华医")
    assert named(session, MEDICAL).aliases == ["华医"]


def test_an_account_has_no_more_names_than_one_can_look_through(session):
    named(session, MEDICAL).aliases = [f"华医{n}" for n in range(MOST_ALIASES)]

    assert not teaches(session, MEDICAL, "华医")


def test_who_taught_a_name_and_when_is_told(database: Database):
    people = found_company(database)
    with database.writing(FIRST_COMPANY) as session:
        begin_change(session, Author(people["李雪"], "test", "lesson"), "test", MONDAY)
        teaches(session, MEDICAL, "华医")

    with database.reading(FIRST_COMPANY) as session:
        [lesson] = learnt_names(session)
    assert (lesson.alias, lesson.account, lesson.taught_by) == ("华医", MEDICAL, "李雪")
    assert lesson.taught_at == MONDAY


def test_a_forgotten_name_is_nobodys(session):
    teaches(session, MEDICAL, "华医")

    assert forget_alias(session, named(session, MEDICAL), "华医")
    assert account_called(session, "华医") is None
    assert not forget_alias(session, named(session, MEDICAL), "华医")


def test_signs_that_databases_search_with_are_only_letters(session):
    teaches(session, MEDICAL, "50%_off")

    assert account_called(session, "50a_off") is None
    assert account_called(session, "50%_OFF") is not None


@pytest.mark.parametrize(
    ("word", "meant"), [("华医", MEDICAL), ("华模", MOULDS), ("东医", MEDICAL), ("%%", None)]
)
def test_an_abbreviation_is_found_by_its_characters(session, word: str, meant: str | None):
    assert [*abbreviated_by(session, word, 0), None][0] == meant


def test_of_two_who_teach_one_name_at_once_one_is_heard(database: Database):
    people = found_company(database)

    def teach(account: str) -> bool:
        with database.writing(FIRST_COMPANY) as session:
            begin_change(session, Author(people["李雪"], "test", account), "test", MONDAY)
            return teaches(session, account, "老大哥")

    with ThreadPoolExecutor(2) as both:
        assert sorted(both.map(teach, (MEDICAL, ACME))) == [False, True]
