"""Split credit: a member's revenue is split by share, everybody else's counts the deal whole."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.figures.scope import ScopeRef
from core.periods import Period
from core.storage.queries.outlook import forecast, pipeline_of
from core.storage.queries.tallies import tallies, tallies_by_member, tally
from core.storage.records.credits import share_in
from core.storage.tables import DealCredit, Team
from core.vocabulary import Metric, Stage
from tests.figures.books import Books

TODAY = date(2026, 11, 23)
NOVEMBER = Period.parse("2026-11")
QUARTER = Period.parse("2026-Q4")
IN_MONTH = date(2026, 11, 10)
COMPANY = ScopeRef("company", 0, "")


def shared(books: Books, deal, **percents: int) -> None:
    for name, percent in percents.items():
        books.session.add(
            DealCredit(deal_id=deal.id, person_id=books.people[name], percent=percent)
        )
    books.session.flush()


def revenue(books: Books, *names: str) -> list[int]:
    """Return the revenue in minor units of each member of a name."""
    return [
        tally(books.session, Metric.REVENUE, books.member(name), NOVEMBER, TODAY).total
        for name in names
    ]


def test_a_helper_gets_the_share_and_the_owner_the_rest(books):
    shared(books, books.won("李雪", IN_MONTH, 1000), 王磊=30)

    assert revenue(books, "李雪", "王磊") == [70000, 30000]


def test_what_does_not_divide_stays_with_the_owner(books):
    deal = books.won("李雪", IN_MONTH, 0)
    deal.value_minor = 1001
    shared(books, deal, 王磊=33, 陈晨=33)

    assert revenue(books, "李雪", "王磊", "陈晨") == [341, 330, 330]


def test_the_largest_amount_is_split_to_the_cent(books):
    deal = books.won("李雪", IN_MONTH, 0)
    deal.value_minor = 99_999_999_999_999_999
    shared(books, deal, 王磊=99)

    assert revenue(books, "李雪", "王磊") == [10**15, 98_999_999_999_999_999]


def test_board_and_card_say_the_same_of_each_member(books):
    shared(books, books.won("李雪", IN_MONTH, 1000), 王磊=30, 陈晨=20)
    books.won("王磊", IN_MONTH, 500)

    board = tallies_by_member(books.session, Metric.REVENUE, COMPANY, NOVEMBER, TODAY)
    found = [board[books.people[name]].total for name in ("李雪", "王磊", "陈晨")]

    assert found == revenue(books, "李雪", "王磊", "陈晨") == [50000, 80000, 20000]


def test_a_helper_of_another_team_is_on_the_own_teams_board_only(books):
    shared(books, books.won("李雪", IN_MONTH, 1000), 陈晨=20)
    team = ScopeRef("team", books.team_of("陈晨"), "华南一部")

    board = tallies_by_member(books.session, Metric.REVENUE, team, NOVEMBER, TODAY)

    assert {member: one.total for member, one in board.items()} == {books.people["陈晨"]: 20000}


def test_a_team_a_region_and_the_company_count_the_deal_whole_where_its_owner_is(books):
    shared(books, books.won("李雪", IN_MONTH, 1000), 陈晨=20)
    region = books.session.get(Team, (1, books.team_of("李雪"))).region_id
    scopes = [
        COMPANY,
        ScopeRef("region", region, "华东"),
        *(ScopeRef("team", books.team_of(name), "") for name in ("李雪", "陈晨")),
    ]

    found = [tally(books.session, Metric.REVENUE, one, NOVEMBER, TODAY).total for one in scopes]

    assert found == [100000, 100000, 100000, 0]


@pytest.mark.parametrize("metric", [Metric.DEALS_WON, Metric.CONVERSION])
def test_the_deal_is_counted_once_for_its_owner(books, metric):
    shared(books, books.won("李雪", IN_MONTH, 1000), 王磊=50)

    found = [
        tally(books.session, metric, books.member(name), NOVEMBER, TODAY).count
        for name in ("李雪", "王磊")
    ]

    assert found == [1, 0]


def test_a_share_counts_in_the_part_of_time_that_the_deal_was_won_in(books):
    shared(books, books.won("李雪", date(2026, 10, 8), 100), 王磊=40)
    shared(books, books.won("李雪", IN_MONTH, 1000), 王磊=40)
    months = (Period.parse("2026-10"), NOVEMBER)

    found = tallies(books.session, Metric.REVENUE, books.member("王磊"), months, TODAY)

    assert [one.total for one in found] == [4000, 40000]


@pytest.mark.parametrize("facts", [{"status": "lost", "closed_on": IN_MONTH}, {}])
def test_a_share_of_a_deal_that_is_not_won_is_no_revenue(books, facts):
    shared(books, books.deal("李雪", IN_MONTH, amount=100, **facts), 王磊=40)

    assert revenue(books, "李雪", "王磊") == [0, 0]


def test_a_win_dated_after_today_gives_nobody_anything(books):
    shared(books, books.won("李雪", TODAY + timedelta(days=1), 100), 王磊=40)

    assert revenue(books, "李雪", "王磊") == [0, 0]


def test_a_helper_who_became_the_owner_has_it_all(books):
    deal = books.won("李雪", IN_MONTH, 1000)
    shared(books, deal, 王磊=30, 陈晨=20)
    deal.owner_id = books.people["王磊"]

    assert revenue(books, "李雪", "王磊", "陈晨") == [0, 80000, 20000]


def test_a_members_forecast_expects_what_the_shares_will_give(books):
    deal = books.deal("李雪", IN_MONTH, amount=1000, expected_close_on=TODAY)
    shared(books, deal, 王磊=40)

    found = {
        name: forecast(books.session, books.member(name), QUARTER, TODAY).stages[0].open_minor
        for name in ("李雪", "王磊")
    }

    assert found == {"李雪": 60000, "王磊": 40000}
    assert forecast(books.session, COMPANY, QUARTER, TODAY).stages[0].open_minor == 100000


def test_a_pipeline_holds_the_same_open_money_as_the_forecast(books):
    deal = books.deal("李雪", IN_MONTH, IN_MONTH, amount=1000, expected_close_on=TODAY)
    shared(books, deal, 王磊=40)

    found = pipeline_of(books.session, books.member("王磊"), QUARTER, TODAY)

    assert found.open_minor == 40000
    stages = forecast(books.session, books.member("王磊"), QUARTER, TODAY).stages
    assert [one.open_minor for one in stages if one.stage is Stage.QUALIFIED] == [40000]


@given(st.integers(0, 10**17), st.lists(st.integers(1, 99), max_size=5))
def test_shares_never_add_up_to_more_than_the_whole(minor: int, percents: list[int]):
    given_away = [percent for n, percent in enumerate(percents) if sum(percents[: n + 1]) < 100]

    parts = [share_in(minor, percent) for percent in given_away]

    assert all(0 <= part <= minor for part in parts)
    assert sum(parts) <= minor * sum(given_away) // 100
