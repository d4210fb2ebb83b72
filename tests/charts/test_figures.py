import pytest

from charts.numerals import number, percent
from charts.scale import Scale, spread


@pytest.mark.parametrize(
    ("ratio", "zh", "en"),
    [
        (1.5, "150%", "150%"),
        (0.0, "0%", "0%"),
        (10 / 18, "55.6%", "55.6%"),
        (-0.2, "-20%", "-20%"),
        (12345.0, "12,345倍", "12,345x"),
        (None, "–", "–"),
        (float("nan"), "–", "–"),
    ],
)
def test_words_ratios(ratio, zh, en):
    assert (percent(ratio, "zh"), percent(ratio, "en")) == (zh, en)


@pytest.mark.parametrize(
    ("value", "zh", "en"),
    [
        (0.0, "0", "0"),
        (12.346, "12.35", "12.35"),
        (130.52, "130.5", "130.5"),
        (12345.6, "12,346", "12,346"),
        (-2_345_678.0, "-234.6万", "-2.35M"),
        (1.2e9, "12亿", "1.2B"),
        (1e300, "1.0e+300", "1.0e+300"),
        (float("inf"), "–", "–"),
    ],
)
def test_words_figures_short(value, zh, en):
    assert (number(value, "zh"), number(value, "en")) == (zh, en)


@pytest.mark.parametrize(
    ("values", "ticks"),
    [
        ((221.5, 180.0), (0, 50, 100, 150, 200)),
        ((12.0, -8.0), (-5, 0, 5, 10)),
        ((0.0,), (0, 0.2, 0.4, 0.6, 0.8, 1)),
    ],
)
def test_a_scale_has_a_few_round_steps(values, ticks):
    assert Scale.of(values, 0, 100).ticks() == pytest.approx(ticks)


def test_zero_is_on_every_scale():
    assert Scale.of((5.0, 7.0), 0, 100).y(0) == 100
    assert Scale.of((-5.0, -7.0), 0, 100).y(0) == 0


def test_labels_that_would_touch_are_thinned_out_but_for_the_last():
    centers = tuple(20.0 * index for index in range(1, 13))
    labels = tuple(f"{month}月" for month in range(1, 13))

    assert [label for _, label in spread(centers, labels, 11.5)] == [
        *("2月", "4月", "6月", "8月", "10月", "12月")
    ]
