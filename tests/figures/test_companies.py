"""One installation, several companies: nobody's figures hold another company's records."""

from datetime import date

import pytest

from core.figures.scope import ScopeRef
from core.periods import Period
from core.storage.company import FIRST_COMPANY
from core.storage.database import Database
from core.storage.queries.funnel import funnel_of
from core.storage.queries.outlook import forecast, losses_of
from core.storage.queries.people import members_of
from core.storage.queries.tallies import tallies_by_member, tally
from core.storage.tables import Account, Company, Person
from core.vocabulary import Metric
from tests.company import found_company
from tests.figures.books import Books

TODAY, DAY = date(2026, 11, 23), date(2026, 11, 10)
QUARTER = Period.parse("2026-Q4")
COMPANY = ScopeRef("company", 0, "")
OTHER = 2


def found_other_company(database: Database) -> None:
    """Fill a second company with a win, a loss, an open deal, a payment and a scored visit."""
    with database.writing(OTHER) as session:
        session.add(Company(id=OTHER, name="别家", signing_key=b"k", settings={}))
        session.flush()
        books = Books(session, {})
        owner = Person(name="别人", role="rep")
        session.add(owner)
        session.flush()
        account = Account(name="别家客户", owner_id=owner.id, created_on=DAY)
        session.add(account)
        books.people["别人"], books.account_id = owner.id, account.id
        books.company_id = OTHER
        books.payment(books.won("别人", DAY, 500), DAY, 70)
        books.deal("别人", DAY, status="lost", closed_on=DAY, amount=9)
        books.deal("别人", DAY, amount=9, expected_close_on=DAY)
        books.activity("别人", DAY, score=1)


@pytest.fixture
def session(database: Database):
    found_company(database)
    found_other_company(database)
    with database.writing(FIRST_COMPANY) as session:
        yield session


def test_another_companys_deals_are_in_no_funnel(session):
    found = funnel_of(session, COMPANY, QUARTER, TODAY)

    assert [flow.entered + flow.open_count for flow in found.stages] == [0, 0, 0, 0]
    assert found.closings.win_rate is None


@pytest.mark.parametrize("metric", [metric for metric in Metric if metric is not Metric.SCORE])
def test_another_companys_records_are_in_no_metric(session, metric):
    assert tally(session, metric, COMPANY, QUARTER, TODAY).count == 0
    assert tallies_by_member(session, metric, COMPANY, QUARTER, TODAY) == {}


def test_another_companys_deals_are_in_no_forecast_and_no_loss(session):
    assert forecast(session, COMPANY, QUARTER, TODAY).forecast_minor == 0
    assert losses_of(session, COMPANY, QUARTER, TODAY) == ()


def test_another_companys_people_are_in_no_scope(session):
    names = {session.get(Person, (FIRST_COMPANY, key)).name for key in members_of(session, COMPANY)}

    assert "别人" not in names
