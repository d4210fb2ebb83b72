"""The fact table of split credit: whose a deal's revenue is, as the bot's own answers say."""

from datetime import date

from sqlalchemy import text

from core.figures.scope import ScopeRef
from core.periods import Period
from core.storage.company import FIRST_COMPANY
from core.storage.database import Database
from core.storage.queries.tallies import tally
from core.storage.tables import Deal, DealCredit
from core.vocabulary import Metric
from tests.company import found_company
from tests.figures.books import Books

ON = date(2026, 11, 10)


def parts(books: Books) -> set[tuple]:
    books.session.flush()
    found = books.session.execute(
        text("SELECT person_id, part, percent, value_minor FROM bi_v1_fact_credit")
    )
    names = {number: name for name, number in books.people.items()}
    return {(names[person], part, percent, minor) for person, part, percent, minor in found}


def credit(books: Books, deal: Deal, name: str, percent: int) -> None:
    books.session.add(DealCredit(deal_id=deal.id, person_id=books.people[name], percent=percent))


def test_the_parts_of_a_deal_add_up_to_it(database: Database):
    people = found_company(database)
    with database.writing(FIRST_COMPANY) as session:
        books = Books(session, people)
        deal = books.won("李雪", ON, 0)
        deal.value_minor = 1001
        credit(books, deal, "王磊", 33)

        assert parts(books) == {("李雪", "owner", 67, 671), ("王磊", "helper", 33, 330)}


def test_a_deal_that_nobody_shares_is_its_owners(database: Database):
    people = found_company(database)
    with database.writing(FIRST_COMPANY) as session:
        books = Books(session, people)
        books.deal("李雪", ON)

        assert parts(books) == {("李雪", "owner", 100, None)}


def test_a_persons_revenue_is_what_the_bot_says(database: Database):
    people = found_company(database)
    with database.writing(FIRST_COMPANY) as session:
        books = Books(session, people)
        deal = books.won("李雪", ON, 1000)
        credit(books, deal, "王磊", 30)
        deal.owner_id = people["王磊"]
        credit(books, books.won("王磊", ON, 500), "李雪", 50)

        won = {name: minor for name, _, _, minor in parts(books) if name != "王磊"}
        period = Period.parse("2026-11")
        scope = ScopeRef("member", people["李雪"], "李雪")
        said = tally(session, Metric.REVENUE, scope, period, ON)

        assert won == {"李雪": said.total} == {"李雪": 25000}
