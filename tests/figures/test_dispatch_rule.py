"""Who should take a customer, and who keeps records best: cases worked out by hand."""

from fractions import Fraction

import pytest

from core.figures.dispatch import Candidate, best_suited
from core.figures.record_keeping import Kept, keepers_board, named_keepers


def rep(name: str, *specialties: str, deals: int = 0, kept: tuple[int, int] = (0, 0)) -> Candidate:
    """Make a candidate; `kept` is how many were recorded, and how many of them in time."""
    share = Fraction(kept[1], kept[0]) if kept[0] else None
    return Candidate(len(name), name, specialties, deals, kept[0], share)


def ranked(*candidates: Candidate, tier: str | None = None) -> list[tuple[str, int]]:
    return [(one.candidate.name, round(one.points)) for one in best_suited(candidates, tier)]


def test_a_specialty_time_and_records_add_up_to_a_hundred():
    assert ranked(rep("甲", "医疗", deals=0, kept=(10, 10))) == [("甲", 100)]


def test_who_has_a_fitting_specialty_comes_before_who_has_time():
    # 甲: 40 + 0 + 30 × 1/4 = 47.5; 乙: 0 + 0 + 30.
    assert ranked(rep("甲", "医疗", deals=3), rep("乙", deals=0)) == [("甲", 48), ("乙", 30)]


def test_records_kept_in_time_decide_between_equals():
    # 30 × 96 % + 30 = 58.8; 30 × 50 % + 30 = 45.
    assert ranked(rep("甲", kept=(10, 5)), rep("乙", kept=(25, 24))) == [("乙", 59), ("甲", 45)]


def test_for_a_good_customer_records_count_more_than_time():
    # Keeps records, is busy: 30 + 30 × 1/4 = 37.5 and 40 + 20 × 1/4 = 45. Has time: 30 and 20.
    keeper, idle = rep("勤", deals=3, kept=(10, 10)), rep("闲", deals=0)

    assert ranked(keeper, idle) == [("勤", 38), ("闲", 30)]
    assert ranked(keeper, idle, tier="A") == ranked(keeper, idle, tier="B")
    assert ranked(keeper, idle, tier="A") == [("勤", 45), ("闲", 20)]


def test_fewer_than_five_records_prove_nothing():
    assert ranked(rep("甲", kept=(4, 4)), rep("乙", kept=(5, 5))) == [("乙", 60), ("甲", 30)]


def test_equals_stand_by_fewer_open_deals_and_then_by_name():
    assert [name for name, _ in ranked(rep("丙"), rep("乙"), rep("丁", deals=9))] == [
        "丙",
        "乙",
        "丁",
    ]
    assert ranked() == []


def board(**kept: tuple[int, int]) -> list[tuple[int, str]]:
    names = dict(enumerate(kept))
    counted = {number: Kept(*kept[name]) for number, name in names.items()}
    return [(place.rank, place.name) for place in keepers_board(names, counted)]


def test_the_board_is_by_the_share_in_time_and_then_by_how_many():
    assert board(a=(10, 9), b=(20, 18), c=(5, 5)) == [(1, "c"), (2, "b"), (3, "a")]


def test_equals_share_a_place_and_the_next_is_the_third():
    assert board(b=(10, 9), a=(10, 9), c=(10, 8)) == [(1, "a"), (1, "b"), (3, "c")]


def test_fewer_than_five_records_have_no_place():
    assert board(a=(4, 4), b=(5, 1), c=(0, 0)) == [(1, "b")]


@pytest.mark.parametrize(("places", "named"), [(0, 0), (1, 1), (3, 1), (5, 2), (6, 3), (40, 3)])
def test_a_public_board_names_three_and_never_more_than_half(places: int, named: int):
    names = {number: f"r{number:02}" for number in range(places)}
    counted = {number: Kept(number + 5, number + 5) for number in names}

    assert len(named_keepers(keepers_board(names, counted))) == named
