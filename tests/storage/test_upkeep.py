"""Tidying up: what has served its purpose goes, what may still be needed stays."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from core.reply import Post, Reply, ToRoom
from core.storage.company import FIRST_COMPANY
from core.storage.database import Database
from core.storage.inbox import claim_message
from core.storage.occurrences import OccurrenceKey, happens_first_time
from core.storage.outbox import QUEUED, SENT, put
from core.storage.tables import Company, InboxMessage, Occurrence, OutboxPost
from core.storage.upkeep import KEEP_ANSWERS, KEEP_POSTS, KEEP_RUNS, tidy
from tests.company import MONDAY, found_company

OTHER = 2
ONE_DAY = timedelta(days=1)


@pytest.fixture
def session(database: Database):
    found_company(database)
    with database.writing(FIRST_COMPANY) as session:
        yield session


def test_answers_older_than_any_retry_go(session):
    claim_message(session, "slack", "old", MONDAY - KEEP_ANSWERS - ONE_DAY)
    claim_message(session, "slack", "recent", MONDAY - KEEP_ANSWERS + ONE_DAY)

    tidy(session, MONDAY)

    assert session.scalars(select(InboxMessage.message_id)).all() == ["recent"]


def test_what_was_sent_goes_and_what_still_waits_stays(session):
    for key, state in (("a", SENT), ("b", QUEUED)):
        put(session, Post(ToRoom("slack", "C1"), Reply("hello"), key), now=MONDAY)
        session.scalars(select(OutboxPost).where(OutboxPost.key == key)).one().state = state

    tidy(session, MONDAY + KEEP_POSTS + ONE_DAY)

    assert session.scalars(select(OutboxPost.key)).all() == ["b"]


def test_runs_are_kept_for_more_than_a_year(session):
    for days in (ONE_DAY, 2 * KEEP_RUNS):
        day = (MONDAY - days).date()
        happens_first_time(session, OccurrenceKey("daily-todo", "company", day), MONDAY, "posted")

    tidy(session, MONDAY)

    assert session.scalars(select(Occurrence.local_date)).all() == [(MONDAY - ONE_DAY).date()]


def test_another_companys_answers_are_left_to_it(database):
    found_company(database)
    old = MONDAY - KEEP_ANSWERS - ONE_DAY
    with database.writing(OTHER) as session:
        session.add(Company(id=OTHER, name="别家", signing_key=b"k", settings={}))
        session.flush()
        claim_message(session, "slack", "old", old)

    with database.writing(FIRST_COMPANY) as session:
        tidy(session, MONDAY)

    with database.reading(OTHER) as session:
        assert session.scalars(select(InboxMessage.message_id)).all() == ["old"]
