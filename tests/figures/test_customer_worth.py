"""Fifths, groups, tiers and Pareto, with figures worked out by hand."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.figures.pareto import is_concentrated, pareto_of, share_of_first
from core.figures.potential import Prospect, Revenue, lack_of
from core.figures.worth import (
    Buying,
    Lifetime,
    Worth,
    WorthGroup,
    fifths,
    repurchase_rate,
    worths_of,
)

TODAY = date(2026, 11, 23)


def bought(account_id: int, wins: int = 1, minor: int = 100, last_on: date = TODAY) -> Buying:
    return Buying(account_id, 1, None, last_on, wins, minor)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([10, 20, 30, 40, 50], {10: 1, 20: 2, 30: 3, 40: 4, 50: 5}),
        (range(10), {0: 1, 1: 1, 2: 2, 3: 2, 4: 3, 5: 3, 6: 4, 7: 4, 8: 5, 9: 5}),
        ([7], {7: 3}),
        ([7, 7, 7], {7: 3}),
        ([1, 9], {1: 2, 9: 4}),
        # Six of ten bought once: they take places 1 to 6, whose middle is in the second fifth.
        ([1] * 6 + [2, 3, 4, 5], {1: 2, 2: 4, 3: 4, 4: 5, 5: 5}),
        ([], {}),
    ],
)
def test_values_are_put_in_fifths(values, expected):
    assert fifths(values) == expected


@given(st.lists(st.integers(-50, 50), min_size=1))
def test_a_fifth_is_that_of_the_middle_place_of_equal_values(values):
    in_order = sorted(values)

    for value, fifth in fifths(values).items():
        first = in_order.index(value)
        middle = first + Fraction(in_order.count(value), 2)
        assert fifth == 1 + middle * 5 // len(values)


@given(st.lists(st.integers(0, 1000), min_size=1))
def test_more_never_gets_a_lower_fifth(values):
    found = fifths(values)

    assert [found[value] for value in sorted(found)] == sorted(found.values())
    assert set(found.values()) <= {1, 2, 3, 4, 5}


@pytest.mark.parametrize(
    ("scores", "group", "tier"),
    [
        ((5, 5, 5), WorthGroup.KEY, "A"),
        ((4, 5, 4), WorthGroup.KEY, "A"),
        ((4, 4, 4), WorthGroup.KEY, "B"),
        ((5, 1, 5), WorthGroup.GROWING, "B"),
        ((2, 5, 5), WorthGroup.FADING, "B"),
        ((1, 3, 5), WorthGroup.FADING, "C"),
        ((3, 3, 3), WorthGroup.REGULAR, "C"),
        ((3, 2, 2), WorthGroup.REGULAR, "C"),
        ((2, 2, 2), WorthGroup.ASLEEP, "D"),
        ((1, 1, 1), WorthGroup.ASLEEP, "D"),
    ],
)
def test_scores_make_a_group_and_a_tier(scores, group, tier):
    worth = Worth(bought(1), *scores)

    assert (worth.group, worth.tier) == (group, tier)


def test_customers_are_scored_among_each_other():
    days = [date(2026, 11, day) for day in (1, 5, 9, 13, 17)]
    buyings = [
        bought(number, wins=number, minor=1000 * (6 - number), last_on=day)
        for number, day in enumerate(days, 1)
    ]

    found = {one.buying.account_id: one for one in worths_of(buyings)}

    assert (found[5].recency, found[5].frequency, found[5].money) == (5, 5, 1)
    assert (found[1].recency, found[1].frequency, found[1].money) == (1, 1, 5)


def test_who_buys_twice_buys_again():
    buyings = [bought(1, wins=1), bought(2, wins=2), bought(3, wins=7), bought(4, wins=1)]

    assert repurchase_rate(buyings) == Fraction(1, 2)
    assert repurchase_rate([]) is None


@pytest.mark.parametrize(
    ("lifetime", "value", "ratio", "healthy"),
    [
        (Lifetime(90_000, None, 30_000), 90_000, 3, False),
        (Lifetime(90_001, None, 30_000), 90_001, Fraction(90_001, 30_000), True),
        (Lifetime(100_000, Fraction(35, 100), 10_000), 35_000, Fraction(7, 2), True),
        (Lifetime(100_000), 100_000, None, False),
    ],
)
def test_a_lifetime_is_healthy_over_three_times_its_cost(lifetime, value, ratio, healthy):
    assert lifetime.value_minor == value
    assert (lifetime.to_cost, lifetime.is_healthy) == (ratio, healthy)


def test_the_fewest_that_make_eighty_percent():
    # Together 100: 40, 65, 80 – the third reaches 80 exactly.
    found = pareto_of([40, 25, 15, 8, 4, 3, 2, 1, 1, 1])

    assert (found.count, found.total) == (10, 100)
    assert (found.few.count, found.few.share) == (3, Fraction(80, 100))
    assert (found.top.count, found.top.share) == (2, Fraction(65, 100))
    assert (found.middle.first, found.middle.count) == (2, 4)
    assert found.middle.share == Fraction(30, 100)


@pytest.mark.parametrize(("count", "top", "middle"), [(1, 1, 0), (2, 1, 1), (3, 1, 1), (6, 2, 2)])
def test_parts_of_few_are_rounded_up(count, top, middle):
    found = pareto_of([1] * count)

    assert (found.top.count, found.middle.count) == (top, middle)


def test_nothing_has_no_shares():
    found = pareto_of([])

    assert (found.count, found.few.count, found.top.share) == (0, 0, None)


@pytest.mark.parametrize(
    ("amounts", "share", "over"),
    [
        ([20, 20, 10, 25, 25], Fraction(70, 100), True),
        ([10, 10, 10, 10, 10, 10], Fraction(1, 2), False),
        ([10, 10, 11, 10, 10, 10], Fraction(31, 61), True),
        ([5], Fraction(1), True),
        ([], None, False),
    ],
)
def test_over_half_from_three_is_concentrated(amounts, share, over):
    assert share_of_first(amounts) == share
    assert is_concentrated(share) is over


def prospect(**facts: object) -> Prospect:
    values = {
        "account_id": 1, "name": "A", "owner_id": 1, "tier": "A", "open_deals": 0,
        "open_minor": 0, "minor": 500, "minor_before": 500, "visited_on": TODAY,
    }  # fmt: skip
    return Prospect(**(values | facts))


@pytest.mark.parametrize(
    ("facts", "promising", "promise"),
    [
        ({}, False, 0),
        ({"open_deals": 1}, True, 0),
        ({"open_deals": 2, "open_minor": 70}, True, 70),
        ({"minor": 600}, True, 100),
        ({"minor": 400}, False, 0),
    ],
)
def test_open_deals_and_rising_revenue_are_a_promise(facts, promising, promise):
    one = prospect(**facts)

    assert (one.is_promising, one.promise) == (promising, promise)


@pytest.mark.parametrize(
    ("facts", "lacks"),
    [
        ({}, (False, False, False)),
        ({"tier": "C"}, (True, False, False)),
        ({"tier": None}, (True, False, False)),
        ({"minor": 499}, (False, True, False)),
        ({"visited_on": date(2026, 10, 24)}, (False, False, False)),
        ({"visited_on": date(2026, 10, 23)}, (False, False, True)),
        ({"visited_on": None}, (False, False, True)),
    ],
)
def test_what_a_customer_lacks(facts, lacks):
    found = lack_of(prospect(**facts), Revenue(minor=1000, customers=2), TODAY)

    assert (found.tier, found.share, found.visit) == lacks
    assert bool(found) is any(lacks)
