from fractions import Fraction

import pytest

from core.figures.leaderboard import (
    DEFAULT_WEIGHTS,
    Performance,
    metric_board,
    named_places,
    score_board,
)
from core.vocabulary import Metric


def rep(name, revenue=None, activities=None, satisfaction=None, targets=None):
    figures = {"revenue": revenue, "activities": activities, "satisfaction": satisfaction}
    return Performance(
        len(name),
        name,
        {Metric.read(key): None if v is None else Fraction(v) for key, v in figures.items()},
        {Metric.read(key): Fraction(v) for key, v in (targets or {}).items()},
    )


def ranks(places):
    return [(place.rank, place.performance.name) for place in places]


def test_a_score_weighs_the_attainment_of_each_part():
    all_targets = {"revenue": 100, "activities": 10, "satisfaction": 10}

    [place] = score_board([rep("李雪", 90, 10, 10, all_targets)], DEFAULT_WEIGHTS)

    assert float(place.value) == pytest.approx(0.94)


def test_each_part_counts_at_most_one_hundred_and_fifty_percent():
    [place] = score_board([rep("李雪", 900, targets={"revenue": 100})], DEFAULT_WEIGHTS)

    assert place.value == Fraction(90, 100)


def test_without_a_target_a_part_is_the_share_of_the_best():
    best, other = score_board([rep("甲", 100), rep("乙", 50)], DEFAULT_WEIGHTS)

    assert (best.value, other.value) == (Fraction(60, 100), Fraction(30, 100))


def test_a_part_with_nothing_counts_zero_and_is_named():
    [place] = score_board([rep("李雪", 100, 5)], DEFAULT_WEIGHTS)

    assert (place.value, place.missing) == (Fraction(80, 100), (Metric.SATISFACTION,))


def test_ties_share_a_rank_and_the_next_one_is_skipped():
    places = score_board([rep("甲", 50), rep("乙", 100), rep("丙", 100)], DEFAULT_WEIGHTS)

    assert ranks(places) == [(1, "丙"), (1, "乙"), (3, "甲")]


def test_equals_stand_by_revenue_then_by_the_code_points_of_their_names():
    board = [rep("王", 10, 4), rep("李", 10, 4), rep("Z", 20, 4)]

    assert ranks(metric_board(board, Metric.ACTIVITIES)) == [(1, "Z"), (1, "李"), (1, "王")]


def test_who_has_no_figure_has_no_place_on_a_board_by_that_figure():
    places = metric_board([rep("甲", satisfaction=9), rep("乙")], Metric.SATISFACTION)

    assert ranks(places) == [(1, "甲")]


@pytest.mark.parametrize(
    ("members", "asked", "named"),
    [(12, None, 6), (40, None, 10), (5, None, 2), (1, None, 1), (12, 3, 3), (12, 50, 6), (0, 5, 0)],
)
def test_a_board_names_half_of_it_and_at_most_ten(members, asked, named):
    places = score_board([rep("x" * n, n) for n in range(1, members + 1)], DEFAULT_WEIGHTS)

    assert len(named_places(places, asked)) == named
