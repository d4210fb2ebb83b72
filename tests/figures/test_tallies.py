from datetime import date, timedelta

import pytest

from core.figures.metrics import actual
from core.figures.scope import ScopeRef
from core.periods import Period, week_containing
from core.storage.columns import new_id
from core.storage.queries.tallies import tallies, tallies_by_member, tally
from core.storage.tables import Account, Point
from core.vocabulary import Metric

TODAY = date(2026, 11, 23)
NOVEMBER = Period.parse("2026-11")
COMPANY = ScopeRef("company", 0, "")
IN_MONTH = date(2026, 11, 10)


def reached(books, metric, scope=COMPANY, period=NOVEMBER):
    found = tally(books.session, metric, scope, period, TODAY)
    value = actual(metric, found, 100)
    return None if value is None else float(value)


def test_revenue_counts_wins_by_the_day_won(books):
    books.won("李雪", IN_MONTH, 100)
    books.won("李雪", date(2026, 10, 31), 900)
    books.won("李雪", TODAY + timedelta(days=1), 900)
    books.deal("李雪", IN_MONTH, status="lost", closed_on=IN_MONTH, amount=900)

    assert (reached(books, Metric.REVENUE), reached(books, Metric.DEALS_WON)) == (100, 1)


def test_payments_count_by_the_day_received(books):
    deal = books.won("李雪", date(2026, 10, 1), 500)
    books.payment(deal, IN_MONTH, 70)
    books.payment(deal, date(2026, 12, 1), 30)

    assert reached(books, Metric.PAYMENTS) == 70


def test_visits_are_activities_of_their_kind(books):
    for kind in ("visit", "visit", "call"):
        books.activity("李雪", IN_MONTH, kind)

    assert (reached(books, Metric.VISITS), reached(books, Metric.ACTIVITIES)) == (2, 3)


def test_satisfaction_is_a_mean_and_no_score_is_no_figure(books):
    assert reached(books, Metric.SATISFACTION) is None

    for score in (2, 4, None):
        books.activity("李雪", IN_MONTH, score=score)

    assert reached(books, Metric.SATISFACTION) == 3


def test_conversion_divides_wins_by_what_closed_in_the_period(books):
    books.won("李雪", IN_MONTH, 1)
    books.deal("李雪", IN_MONTH, status="lost", closed_on=IN_MONTH)
    books.deal("李雪", IN_MONTH)

    assert reached(books, Metric.CONVERSION) == 0.5


def test_new_accounts_are_those_first_recorded_in_the_period(books):
    owner = books.people["李雪"]
    for number, day in enumerate((IN_MONTH, date(2026, 10, 1))):
        books.session.add(Account(name=f"新客户{number}", owner_id=owner, created_on=day))

    assert reached(books, Metric.NEW_ACCOUNTS, books.member("李雪")) == 1


def test_spending_points_is_no_lack_of_points_earned(books):
    for points, reason in ((10, "win"), (-9, "redeemed"), (9, "taken_back"), (-3, "taken_back")):
        person = books.people["李雪"]
        row = Point(id=new_id(), person_id=person, points=points, reason=reason, day=IN_MONTH)
        books.session.add(row)

    assert reached(books, Metric.POINTS) == 7


def test_weeks_add_up_to_their_days_and_share_none(books):
    for day in range(1, 24):
        books.activity("李雪", date(2026, 11, day), "call")
    weeks = [week_containing(TODAY - timedelta(weeks=back)) for back in (3, 2, 1, 0)]

    found = tallies(books.session, Metric.ACTIVITIES, COMPANY, weeks, TODAY)

    assert [each.total for each in found] == [7, 7, 7, 1]


def test_members_are_tallied_apart_and_only_those_of_the_scope(books):
    for name, times in (("李雪", 2), ("王磊", 1), ("陈晨", 4)):
        for _ in range(times):
            books.activity(name, IN_MONTH)
    people = books.people
    east = ScopeRef("team", books.team_of("李雪"), "")

    found = tallies_by_member(books.session, Metric.VISITS, east, NOVEMBER, TODAY)

    assert {k: v.total for k, v in found.items()} == {people["李雪"]: 2, people["王磊"]: 1}


@pytest.mark.parametrize("kind", ["company", "region", "team", "member"])
def test_every_metric_answers_for_every_level(books, kind):
    scope = ScopeRef(kind, books.people["李雪"], "")

    found = {reached(books, metric, scope) for metric in Metric if metric is not Metric.SCORE}

    assert found == {0, None}
