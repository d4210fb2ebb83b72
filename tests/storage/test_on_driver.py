"""What every message asks for runs on the driver, and differs in nothing but its cost."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import Select, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from core.storage.columns import table_of
from core.storage.company import FIRST_COMPANY
from core.storage.database import Database
from core.storage.on_driver import insert_into
from core.storage.people import person_speaking
from core.storage.queries.prepared import COMPANY, records, run
from core.storage.tables import Account, InboxMessage, Person
from tests.company import found_company

MOMENT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
DELIVERY = {
    "company_id": FIRST_COMPANY, "platform": "slack", "message_id": "m1", "received_at": MOMENT,
}  # fmt: skip


def accounts() -> Select[Account]:
    return select(Account).where(Account.company_id == COMPANY).order_by(Account.name)


def receive(session: Session) -> int:
    inbox = table_of(InboxMessage)
    return insert_into(inbox, session.get_bind().dialect).write(session, DELIVERY)


def test_a_record_is_the_one_that_the_session_knows_already(database: Database):
    found_company(database)
    with database.writing(FIRST_COMPANY) as session:
        known = session.scalars(select(Account).order_by(Account.name)).all()
        read = records(session, accounts)

    assert [id(one) for one in read] == [id(one) for one in known]


def test_a_record_has_the_values_that_the_session_itself_would_read(database: Database):
    found_company(database)
    with database.reading(FIRST_COMPANY) as session:
        read = [vars(one).copy() for one in records(session, accounts)]
    with database.reading(FIRST_COMPANY) as session:
        known = session.scalars(select(Account).order_by(Account.name)).all()
        theirs = [vars(one).copy() for one in known]
    for values in (*read, *theirs):
        values.pop("_sa_instance_state")

    assert read == theirs


def test_what_is_changed_in_a_record_is_written_at_the_commit(database: Database):
    found_company(database)
    with database.writing(FIRST_COMPANY) as session:
        _, person = person_speaking(session, "slack", "U1")
        assert person is not None
        session.info.clear()
        person.email = "new@example.com"
        with pytest.raises(RuntimeError, match="outside of a change"):
            session.flush()


def test_a_moment_comes_back_as_it_was_written(database: Database):
    found_company(database)
    with database.writing(FIRST_COMPANY) as session:
        receive(session)

        [row] = run(session, received)

    assert (row.message_id, row.received_at, row.reply) == ("m1", MOMENT, None)


def received() -> Select[str, datetime, str | None]:
    return select(InboxMessage.message_id, InboxMessage.received_at, InboxMessage.reply).where(
        InboxMessage.company_id == COMPANY
    )


def test_a_key_that_is_taken_is_refused_as_ever(database: Database):
    found_company(database)
    with database.writing(FIRST_COMPANY) as session:
        receive(session)
        with pytest.raises(IntegrityError), session.begin_nested():
            receive(session)


def test_nobody_is_found_for_a_stranger(database: Database):
    found_company(database)
    with database.reading(FIRST_COMPANY) as session:
        company, person = person_speaking(session, "slack", "U404")

    assert (company.id, person) == (FIRST_COMPANY, None)


def test_a_connection_that_was_given_back_is_not_used_again(database: Database):
    found_company(database)
    with database.reading(FIRST_COMPANY) as session:
        run(session, received)
        session.rollback()

        assert run(session, received) == []


def test_people_are_read_with_the_company_that_they_are_of(database: Database):
    ids = found_company(database)
    with database.reading(FIRST_COMPANY) as session:
        _, person = person_speaking(session, "slack", "U1")

        assert isinstance(person, Person)
        assert person.id in ids.values()
