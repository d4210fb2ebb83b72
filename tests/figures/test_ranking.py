from fractions import Fraction

from core.figures.ranking import Contender, ranked


def test_the_highest_comes_first():
    places = ranked([Contender("南京", Fraction(1)), Contender("上海", Fraction(2))])

    assert [(one.place, one.name) for one in places] == [(1, "上海"), (2, "南京")]


def test_the_lowest_comes_first_where_that_is_asked():
    places = ranked(
        [Contender("南京", Fraction(1)), Contender("上海", Fraction(2))], lowest_first=True
    )

    assert [one.name for one in places] == ["南京", "上海"]


def test_equals_share_a_place_and_stand_by_name():
    found = [Contender(name, Fraction(2, 4)) for name in ("C", "A", "B")]

    places = ranked([*found, Contender("D", Fraction(1, 4))])

    assert [(one.place, one.name) for one in places] == [(1, "A"), (1, "B"), (1, "C"), (4, "D")]


def test_nothing_is_no_zero():
    assert [one.name for one in ranked([Contender("A", None), Contender("B", Fraction(0))])] == [
        "B"
    ]
