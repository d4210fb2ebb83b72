"""What is far from usual, with numbers worked out by hand."""

from datetime import date
from fractions import Fraction

import pytest

from core.calendar import WorkCalendar
from core.figures.anomalies import (
    LEAST_SHARE,
    LEAST_VISITS,
    Quarter,
    busy_in_vain,
    last_working_days,
    outliers,
    rush_usual,
    rushed_quarters,
    usual_of,
)
from core.periods import Period

CALENDAR = WorkCalendar()
Q3, Q4 = Period.parse("2026-Q3"), Period.parse("2026-Q4")


def counts(*values: int) -> dict[int, Fraction]:
    return {member: Fraction(value) for member, value in enumerate(values, 1)}


def test_the_median_and_the_median_deviation_are_the_usual():
    # Median of 8 9 10 12 40 is 10; deviations 2 1 0 2 30, their median 2.
    usual = usual_of(counts(8, 9, 10, 12, 40).values(), LEAST_VISITS)

    assert (usual.middle, usual.spread, usual.peers) == (10, 2, 5)
    assert usual.times(Fraction(40)) == 15


def test_an_even_number_of_peers_has_its_median_between_two():
    usual = usual_of(counts(8, 9, 10, 11, 12, 40).values(), LEAST_VISITS)

    assert (usual.middle, usual.spread) == (Fraction(21, 2), Fraction(3, 2))


@pytest.mark.parametrize(("visits", "far"), [(16, []), (17, [5]), (4, []), (3, [5])])
def test_more_than_three_deviations_is_far_and_three_are_not(visits: int, far: list[int]):
    # With 8 9 10 12: the median is 9.5 or 10; at 16 and 17 it is 10 and the deviation 2.
    found = outliers(counts(8, 10, 10, 12, visits, 8, 12), LEAST_VISITS)

    assert [one.member for one in found] == far


def test_four_people_are_too_few_to_tell_what_is_usual():
    assert outliers(counts(1, 2, 3, 400), LEAST_VISITS) == ()


@pytest.mark.parametrize(("visits", "far"), [(16, 0), (17, 1), (3, 1), (4, 0)])
def test_where_most_are_the_same_two_visits_stand_for_a_deviation(visits: int, far: int):
    found = outliers(counts(10, 10, 10, 10, visits), LEAST_VISITS)

    assert len(found) == far


@pytest.mark.parametrize(("visits", "far"), [(52, 0), (53, 1)])
def test_where_most_are_the_same_a_tenth_of_many_visits_does(visits: int, far: int):
    assert len(outliers(counts(40, 40, 40, 40, visits), LEAST_VISITS)) == far


def test_shares_that_are_mostly_the_same_differ_by_thirty_points_at_least():
    most = dict.fromkeys(range(1, 5), Fraction(1, 2))

    assert outliers(most | {5: Fraction(4, 5)}, LEAST_SHARE) == ()
    assert [one.member for one in outliers(most | {5: Fraction(9, 10)}, LEAST_SHARE)] == [5]


def test_many_visits_with_few_wins_are_told_beside():
    visits = counts(10, 10, 10, 10, 16)
    shares = dict.fromkeys(range(1, 5), Fraction(1, 2)) | {5: Fraction(1, 5)}

    assert busy_in_vain(visits, shares) == (5,)
    assert busy_in_vain(counts(10, 10, 10, 10, 15), shares) == ()
    assert busy_in_vain(visits, shares | {5: Fraction(1, 4)}) == ()


def test_the_last_five_working_days_of_a_quarter_leave_out_holidays():
    # 2026: September 25 to 27 is Mid-Autumn; the 30th is a Wednesday.
    assert last_working_days(Q3, CALENDAR) == Period(date(2026, 9, 23), date(2026, 9, 30))
    assert last_working_days(Q4, CALENDAR) == Period(date(2026, 12, 25), date(2026, 12, 31))


PAST = [Quarter(100, 10), Quarter(100, 12), Quarter(100, 8), Quarter(100, 10)]


@pytest.mark.parametrize(("at_end", "rush"), [(40, 0), (41, 1)])
def test_a_rush_is_over_forty_percent_and_far_above_ones_own_quarters(at_end: int, rush: int):
    # The past shares 10 12 8 10 %: median 10 %, deviations 0 2 2 0, median 1 %.
    usual = rush_usual(Quarter(100, at_end, 3), PAST, [])

    assert (usual is not None) == bool(rush)


def test_who_always_closes_late_does_not_rush():
    always = [Quarter(100, share) for share in (40, 50, 60, 55)]

    assert rush_usual(Quarter(100, 65, 9), always, []) is None


def test_a_share_of_two_deals_is_chance():
    assert rush_usual(Quarter(100, 90, 2), PAST, []) is None


def test_without_four_quarters_of_ones_own_the_peers_are_the_measure():
    peers = [Quarter(100, share) for share in (10, 20, 15, 12, 90)]

    usual = rush_usual(Quarter(100, 90, 3), PAST[:3], peers)

    assert (usual.middle, usual.spread) == (Fraction(15, 100), Fraction(5, 100))
    assert rush_usual(Quarter(100, 90, 3), PAST[:3], peers[:4]) is None


def test_a_rush_is_told_when_its_quarter_is_over_and_for_a_month():
    assert rushed_quarters(Q4, date(2026, 10, 20), CALENDAR) == (Q3,)
    assert rushed_quarters(Q4, date(2026, 11, 1), CALENDAR) == ()
    assert rushed_quarters(Q3, date(2026, 11, 23), CALENDAR) == (Q3,)
    assert rushed_quarters(Period.parse("2026-09"), date(2026, 11, 23), CALENDAR) == (Q3,)
    assert rushed_quarters(Period.parse("2026-08"), date(2026, 11, 23), CALENDAR) == ()
