from datetime import date
from fractions import Fraction

import pytest

from core.calendar import WorkCalendar
from core.figures.attainment import Attainment, WorkTime, target_for, work_time
from core.periods import Period
from core.vocabulary import Metric

NOVEMBER = Period.parse("2026-11")
QUARTER = Period.parse("2026-Q4")
HALF = WorkTime(all=22, gone=11, left=11)


def of(actual, target=100, time=HALF):
    return Attainment(Metric.REVENUE, NOVEMBER, Fraction(target), Fraction(actual), time)


def test_thirty_five_percent_done_in_half_of_the_time_is_a_pace_of_seven_tenths():
    assert (of(35).pace, of(35).status) == (Fraction(7, 10), "at_risk")


@pytest.mark.parametrize(
    ("actual", "status"), [(50, "ahead"), (45, "on_track"), (44, "at_risk"), (34, "behind")]
)
def test_the_bounds_of_a_status_belong_to_the_better_one(actual, status):
    assert of(actual).status == status


def test_the_gap_is_spread_over_the_working_days_left_today_included():
    assert (of(45).gap, of(45).needed_per_day) == (55, 5)


def test_a_period_that_has_not_begun_has_no_pace():
    item = of(10, time=WorkTime(22, 0, 22))

    assert (item.pace, item.status, item.attainment) == (None, "none", Fraction(1, 10))


def test_a_target_of_nothing_has_no_attainment():
    assert of(10, target=0).attainment is None


def test_one_hundred_and_fifty_percent_shows_as_such():
    assert of(150).attainment == Fraction(3, 2)


def test_today_is_not_gone_until_it_is_over():
    on_monday = work_time(NOVEMBER, date(2026, 11, 23), WorkCalendar())

    assert (on_monday.all, on_monday.gone, on_monday.left) == (21, 15, 6)


def test_a_past_period_is_gone_and_a_coming_one_is_all_left():
    past = work_time(NOVEMBER, date(2026, 12, 5), WorkCalendar())
    coming = work_time(NOVEMBER, date(2026, 10, 5), WorkCalendar())

    assert (past.gone, past.left, coming.gone, coming.left) == (21, 0, 0, 21)


def test_make_up_days_are_worked_and_holidays_are_not():
    october = work_time(Period.parse("2026-10"), date(2026, 10, 12), WorkCalendar())

    assert (october.all, october.gone) == (18, 3)


def test_the_target_of_the_very_period_comes_before_its_parts():
    targets = {QUARTER: Fraction(500), NOVEMBER: Fraction(100)}

    assert target_for(Metric.REVENUE, QUARTER, targets) == 500


def test_without_one_of_its_own_a_period_takes_the_sum_of_its_parts():
    months = {Period.parse(f"2026-{month}"): Fraction(100) for month in (10, 11, 12)}

    assert target_for(Metric.REVENUE, QUARTER, months) == 300
    assert target_for(Metric.REVENUE, Period.parse("2026"), months) == 300


def test_a_quarter_and_its_months_are_not_added_twice():
    targets = {QUARTER: Fraction(300), NOVEMBER: Fraction(100)}

    assert target_for(Metric.REVENUE, Period.parse("2026"), targets) == 300


def test_parts_of_a_mean_are_not_added_up():
    months = {Period.parse(f"2026-{month}"): Fraction(value) for month, value in ((10, 8), (11, 9))}

    assert target_for(Metric.SATISFACTION, QUARTER, months) == Fraction(17, 2)


def test_a_larger_target_does_not_stand_for_a_part():
    assert target_for(Metric.REVENUE, NOVEMBER, {QUARTER: Fraction(300)}) is None


def test_chosen_dates_have_no_target_when_a_part_of_them_has_none():
    chosen = Period.parse("2026-10-01/2026-11-15")

    assert target_for(Metric.REVENUE, chosen, {Period.parse("2026-10"): Fraction(100)}) is None
