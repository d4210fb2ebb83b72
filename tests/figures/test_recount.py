"""Random small companies: what SQL counts is what a person counting by hand would find."""

import random
from datetime import date, timedelta

import pytest

from core.figures.scope import ScopeRef
from core.periods import Period
from core.storage.queries.funnel import funnel_of
from core.storage.tables import Person
from tests.figures.books import STAGES, Books
from tests.figures.recount import Recount, Way

TODAY = date(2026, 11, 23)
FIRST = date(2026, 6, 1)
QUARTER = Period.parse("2026-Q4")
SEEDS = [1, 2, 3]


def random_way(dice: random.Random) -> list[date]:
    """Return days of entry, some of them after today."""
    days = [FIRST + timedelta(days=dice.randrange(170))]
    for _ in range(dice.randrange(4)):
        days.append(days[-1] + timedelta(days=dice.choice([0, 0, 3, 12, 40])))
    return days


def random_deal(books: Books, dice: random.Random) -> Way:
    days = random_way(dice)
    facts = {"amount": dice.choice([None, 7, 900]), "status": dice.choice(["open", "won", "lost"])}
    if facts["status"] != "open":
        facts["closed_on"] = days[-1] + timedelta(days=dice.randrange(30))
    if facts["status"] == "won":
        days += [facts["closed_on"]] * (len(STAGES) - len(days))
    if dice.random() < 0.2:
        facts["stage"] = "lead"
    deal = books.deal(dice.choice(["李雪", "王磊", "陈晨"]), *days, **facts)
    return Way(deal, dict(zip(STAGES, days, strict=False)))


@pytest.fixture(params=SEEDS)
def company(books: Books, request: pytest.FixtureRequest) -> Recount:
    dice = random.Random(request.param)
    ways = [random_deal(books, dice) for _ in range(120)]
    owners = {key: books.session.get(Person, (1, key)) for key in books.people.values()}
    # Somebody moves to the other region; what closed stays where it closed.
    owners[books.people["王磊"]].region_id = owners[books.people["陈晨"]].region_id
    books.session.flush()
    return Recount(ways, owners, TODAY)


def east(books: Books) -> int:
    return books.session.get(Person, (1, books.people["李雪"])).region_id


def test_the_funnel_of_a_region_is_what_counting_by_hand_finds(books, company):
    ways = [way for way in company.ways if company.of_region(east(books))(way)]

    found = funnel_of(books.session, ScopeRef("region", east(books), ""), QUARTER, TODAY)

    for flow in found.stages:
        counted = company.flow(ways, flow.stage.value, QUARTER)
        assert (flow.entered, flow.advanced, flow.lost, flow.days) == counted
        assert (flow.open_count, flow.open_minor) == company.open_in(ways, flow.stage.value)


def test_the_closings_of_a_region_are_what_counting_by_hand_finds(books, company):
    ways = [way for way in company.ways if company.of_region(east(books))(way)]

    found = funnel_of(books.session, ScopeRef("region", east(books), ""), QUARTER, TODAY).closings

    counted = company.closings(ways, QUARTER)
    assert (found.won, found.lost, found.cycle_days, found.won_minor) == counted


def test_the_regions_add_up_to_the_company(books, company):
    regions = {person.region_id for person in company.owners.values()}

    whole = funnel_of(books.session, ScopeRef("company", 0, ""), QUARTER, TODAY).stages
    parts = [
        funnel_of(books.session, ScopeRef("region", region or 0, ""), QUARTER, TODAY).stages
        for region in regions
    ]

    for index, flow in enumerate(whole):
        assert flow.entered == sum(part[index].entered for part in parts)
        assert flow.open_minor == sum(part[index].open_minor for part in parts)
