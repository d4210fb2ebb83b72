from datetime import date, timedelta

import pytest

from core.figures.scope import ScopeRef
from core.periods import Period
from core.storage.queries.funnel import funnel_of
from core.storage.tables import Person
from tests.figures.books import Books

TODAY = date(2026, 11, 23)
QUARTER = Period.parse("2026-Q4")
COMPANY = ScopeRef("company", 0, "")
OCTOBER = date(2026, 10, 8)


def flows(books: Books, scope: ScopeRef = COMPANY, today: date = TODAY):
    return funnel_of(books.session, scope, QUARTER, today).stages


def test_the_worked_funnel_of_the_definitions(books):
    for entered, deals in ((1, 84), (2, 18), (3, 8), (4, 10)):
        for _ in range(deals):
            books.deal("李雪", *[OCTOBER] * entered)

    found = funnel_of(books.session, COMPANY, QUARTER, TODAY)

    assert [flow.entered for flow in found.stages] == [120, 36, 18, 10]
    shares = [round(float(flow.conversion), 4) for flow in found.stages[:3]]
    assert shares == [0.3, 0.5, 0.5556]
    assert round(float(found.overall), 4) == 0.0833


def test_open_deals_count_as_entered_and_neither_as_advanced_nor_as_lost(books):
    books.deal("李雪", OCTOBER)

    lead = flows(books)[0]

    assert (lead.entered, lead.advanced, lead.lost, lead.conversion) == (1, 0, 0, 0)


def test_a_loss_belongs_to_the_furthest_stage_entered_even_after_moving_back(books):
    lost = {"status": "lost", "closed_on": TODAY, "stage": "lead"}
    books.deal("李雪", OCTOBER, OCTOBER, **lost)

    assert [flow.lost for flow in flows(books)] == [0, 1, 0, 0]


def test_what_is_dated_after_today_counts_nowhere(books):
    later = TODAY + timedelta(days=3)
    books.deal("李雪", OCTOBER, later, amount=100)
    books.won("李雪", later, 500, created=later)

    lead, qualified, *_ = flows(books)

    assert (lead.entered, lead.advanced, lead.open_count) == (1, 0, 1)
    assert (qualified.entered, qualified.open_count) == (0, 0)


def test_a_win_that_comes_later_leaves_the_deal_open_in_the_stage_of_the_day(books):
    later = TODAY + timedelta(days=3)
    books.deal("李雪", OCTOBER, OCTOBER, later, later, status="won", closed_on=later, amount=100)

    assert [flow.open_count for flow in flows(books)] == [0, 1, 0, 0]
    assert flows(books)[1].open_minor == 10000


def test_days_are_the_mean_over_those_that_went_on(books):
    books.deal("李雪", OCTOBER, OCTOBER + timedelta(days=4))
    books.deal("李雪", OCTOBER, OCTOBER + timedelta(days=7))
    books.deal("李雪", OCTOBER)

    assert float(flows(books)[0].average_days) == 5.5


def test_the_last_stage_goes_on_by_being_won(books):
    won = date(2026, 10, 20)
    books.deal("李雪", *[OCTOBER] * 4, status="won", closed_on=won, amount=9)
    books.deal("李雪", *[OCTOBER] * 4)

    contract = flows(books)[3]

    assert (contract.entered, contract.advanced, contract.average_days) == (2, 1, 12)


def test_nothing_to_divide_by_gives_no_figure(books):
    found = funnel_of(books.session, COMPANY, QUARTER, TODAY)

    assert {flow.conversion for flow in found.stages} == {None}
    assert found.closings.win_rate is None
    assert found.closings.average_minor is None
    assert found.bottleneck is None


def test_a_closed_deal_stays_where_it_closed_when_its_owner_moves(books):
    books.won("李雪", OCTOBER, 100)
    books.deal("李雪", OCTOBER)
    mover, place = (books.session.get(Person, (1, books.people[n])) for n in ("李雪", "陈晨"))
    left = ScopeRef("team", mover.team_id, "")
    mover.team_id, mover.region_id = place.team_id, place.region_id
    books.session.flush()

    assert flows(books, left)[0].entered == 1
    assert flows(books, ScopeRef("region", place.region_id, ""))[0].open_count == 1


@pytest.mark.parametrize(("kind", "expected"), [("member", 1), ("team", 2), ("region", 2)])
def test_a_scope_counts_its_own_deals(books, kind, expected):
    for owner in ("李雪", "王磊", "陈晨"):
        books.deal(owner, OCTOBER)
    person = books.session.get(Person, (1, books.people["李雪"]))
    ids = {"member": person.id, "team": person.team_id, "region": person.region_id}

    assert flows(books, ScopeRef(kind, ids[kind], ""))[0].entered == expected


def test_the_bottleneck_is_furthest_below_the_four_quarters_before(books):
    last_year = date(2025, 12, 1)
    for entered in (1, 2, 2, 2, 2):
        books.deal("陈晨", *[last_year] * entered)
    for entered in (1, 1, 1, 1, 2):
        books.deal("李雪", *[OCTOBER] * entered)

    found = funnel_of(books.session, COMPANY, QUARTER, TODAY).bottleneck

    assert (found.stage, float(found.points_below)) == ("lead", 60.0)


def test_fewer_than_five_deals_name_no_bottleneck(books):
    for entered in (2, 2, 2, 2, 2):
        books.deal("陈晨", *[date(2025, 12, 1)] * entered)
    for _ in range(4):
        books.deal("李雪", OCTOBER)

    assert funnel_of(books.session, COMPANY, QUARTER, TODAY).bottleneck is None


def test_closings_count_wins_losses_days_and_money_of_the_period(books):
    books.won("李雪", date(2026, 10, 11), 300, created=date(2026, 10, 1))
    books.won("李雪", date(2026, 9, 30), 999)
    books.deal("李雪", OCTOBER, status="lost", closed_on=OCTOBER, amount=50)

    found = funnel_of(books.session, COMPANY, QUARTER, TODAY).closings

    assert (found.win_rate, found.average_cycle_days, found.average_minor) == (0.5, 10, 30000)
