"""A target is proposed from the same period of the years before."""

from fractions import Fraction

from core.figures.suggested_target import suggested_target


def test_the_mean_grows_by_the_median_growth_and_has_a_tenth_around_it():
    found = suggested_target([Fraction(100), Fraction(110), Fraction(121)])

    assert found is not None
    assert found.growth == Fraction(1, 10)
    assert found.value == Fraction(331, 3) * Fraction(11, 10)
    assert (found.low, found.high) == (
        found.value * Fraction(9, 10),
        found.value * Fraction(11, 10),
    )


def test_one_year_alone_is_proposed_as_it_was():
    found = suggested_target([None, Fraction(0), Fraction(80)])

    assert found is not None
    assert (found.value, found.growth, found.years) == (80, 0, 1)


def test_an_outlier_is_left_out_of_the_mean():
    found = suggested_target([*[Fraction(100)] * 7, Fraction(900)])

    assert found is not None
    assert found.value == 100


def test_nothing_reached_proposes_nothing():
    assert suggested_target([None, None, Fraction(0)]) is None
