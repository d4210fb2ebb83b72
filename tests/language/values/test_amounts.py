# ruff: noqa: E501 - tables
from decimal import Decimal

import pytest

from core.language.text.sheet import Sheet
from core.language.values.amounts import find_amounts


def amounts(text: str) -> list[tuple[Decimal, str | None]]:
    return [(found.value.amount, found.value.currency) for found in find_amounts(Sheet.of(text))]


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("50万", 500_000),
        ("五十万", 500_000),
        ("50w", 500_000),
        ("50 W", 500_000),
        ("10万8", 108_000),
        ("十二万八。", 128_000),
        ("一万二", 12_000),
        ("1.5个亿", 150_000_000),
        ("半个亿", 50_000_000),
        ("两百三十万", 2_300_000),
        ("二百一十万左右", 2_100_000),
        ("20万左右", 200_000),
        ("将近50万", 500_000),
        ("3千万", 30_000_000),
        ("3kw", 30_000_000),
        ("5百万", 5_000_000),
        ("12万8千", 128_000),
        ("一亿两千万", 120_000_000),
        ("300k", 300_000),
        ("1.2 million", 1_200_000),
        ("half a million", 500_000),
        ("two hundred thousand", 200_000),
        ("fifty grand", 50_000),
        ("25 grand", 25_000),
        ("10万2个点", 100_000),
    ],
)
def test_reads_amounts_the_way_people_type_them(typed, amount):
    assert amounts(typed) == [(amount, None)]


@pytest.mark.parametrize(
    ("typed", "amount", "currency"),
    [
        ("¥350,000.00", 350_000, "CNY"),
        ("人民币50万", 500_000, "CNY"),
        ("8000元", 8_000, "CNY"),
        ("$1.2M", 1_200_000, "USD"),
        ("50k USD", 50_000, "USD"),
        ("USD 50k", 50_000, "USD"),
        ("a quarter million dollars", 250_000, "USD"),
        ("500万日元", 5_000_000, "JPY"),
        ("HK$ 30,000", 30_000, "HKD"),
        ("€20k", 20_000, "EUR"),
        ("30万欧元", 300_000, "EUR"),
        ("£12.5k", 12_500, "GBP"),
        ("20万港币", 200_000, "HKD"),
        ("S$5,000", 5_000, "SGD"),
        ("港币八十万", 800_000, "HKD"),
        ("泰铢二十万", 200_000, "THB"),
        ("日元五百万", 5_000_000, "JPY"),
    ],
)
def test_reads_the_currency_beside_an_amount(typed, amount, currency):
    assert amounts(typed) == [(amount, currency)]


@pytest.mark.parametrize(
    "typed",
    [
        "几十万", "上百万", "五十多万", "十来万", "百万大单", "a few thousand", "万一签了", "千万别",
        "三千人", "50万台", "3个点", "20 visits", "35%", "十分满意", "top 5",
    ],
)  # fmt: skip
def test_takes_no_amount_from_what_is_vague_or_counts_something_else(typed):
    assert amounts(typed) == []
