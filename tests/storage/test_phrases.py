"""Phrases that were not understood: counted, masked, bounded, and nobody else's."""

from datetime import timedelta

import pytest

from core.storage.company import FIRST_COMPANY
from core.storage.database import Database
from core.storage.phrases import (
    KEPT_FOR,
    clear_phrases,
    count_phrase,
    phrases_by_count,
    phrases_kept,
)
from core.storage.tables import Company
from tests.company import MONDAY, found_company

OTHER = 2


@pytest.fixture
def session(database: Database):
    found_company(database)
    with database.writing(OTHER) as session:
        session.add(Company(id=OTHER, name="别家", signing_key=b"k", settings={}))
        session.flush()
        count_phrase(session, "别家的话", MONDAY)
    with database.writing(FIRST_COMPANY) as session:
        yield session


def test_a_phrase_said_again_is_counted_not_repeated(session):
    count_phrase(session, "开票", MONDAY)
    count_phrase(session, "开票", MONDAY + timedelta(hours=1))

    [phrase] = phrases_by_count(session, 10)
    assert (phrase.text, phrase.language, phrase.count) == ("开票", "zh", 2)
    assert phrase.last_seen - phrase.first_seen == timedelta(hours=1)


def test_what_is_said_most_often_stands_first(session):
    for text, minutes in (("rare", 0), ("often", 1), ("often", 2), ("late", 3)):
        count_phrase(session, text, MONDAY + timedelta(minutes=minutes))

    assert [one.text for one in phrases_by_count(session, 10)] == ["often", "late", "rare"]


def test_the_rarest_and_oldest_go_when_there_are_too_many(session):
    for number, text in enumerate(("often", "often", "oldest", "older", "new")):
        count_phrase(session, text, MONDAY + timedelta(minutes=number), keep=3)

    assert [one.text for one in phrases_by_count(session, 10)] == ["often", "new", "older"]


def test_what_nobody_said_for_half_a_year_is_forgotten(session):
    count_phrase(session, "old", MONDAY)

    count_phrase(session, "new", MONDAY + KEPT_FOR + timedelta(days=1))

    assert [one.text for one in phrases_by_count(session, 10)] == ["new"]


def test_clearing_leaves_another_companys_phrases(database: Database, session):
    count_phrase(session, "开票", MONDAY)

    assert clear_phrases(session) == 1
    assert phrases_kept(session) == 0
    session.commit()
    with database.reading(OTHER) as other:
        assert [one.text for one in phrases_by_count(other, 10)] == ["别家的话"]
