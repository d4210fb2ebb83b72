"""How numbers, money and dates are worded, in both languages."""

from datetime import date
from decimal import Decimal

import pytest

from core.wording import Wording

ZH, EN = Wording("zh"), Wording("en")


@pytest.mark.parametrize(
    ("amount", "zh", "en"),
    [
        ("850", "¥850", "¥850"),
        ("850.5", "¥850.5", "¥850.5"),
        ("380000", "¥38万", "¥380K"),
        ("1235000", "¥123.5万", "¥1.24M"),
        ("999600", "¥99.96万", "¥1M"),
        ("123456789", "¥1.23亿", "¥123.46M"),
        ("-20000", "-¥2万", "-¥20K"),
    ],
)
def test_money_is_short_enough_for_a_phone(amount, zh, en):
    assert ZH.money(Decimal(amount)) == zh
    assert EN.money(Decimal(amount)) == en


def test_another_currency_is_named_with_its_own_sign():
    assert ZH.money(Decimal(250_000), "USD") == "US$25万"
    assert EN.money(Decimal(5_000_000), "JPY") == "JP¥5M"


@pytest.mark.parametrize(("n", "en"), [(0, "0 deals"), (1, "1 deal"), (2, "2 deals")])
def test_a_noun_agrees_with_the_number_before_it(n, en):
    assert EN.say("{n} 单", "{n:deal|deals}", n=n) == en
    assert ZH.say("{n} 单", "{n:deal|deals}", n=n) == f"{n} 单"


def test_a_number_without_a_noun_is_formatted_as_ever():
    assert EN.say("{n:,} 条", "{n:,}", n=12_345) == "12,345"
    assert EN.say("{flag}", "{flag}", flag=True) == "True"


def test_a_date_names_its_weekday():
    assert ZH.day(date(2026, 11, 25)) == "11月25日 周三"
    assert EN.day(date(2026, 11, 25)) == "Wed, Nov 25"


def test_a_date_of_another_year_names_that_year_too():
    today = date(2026, 11, 23)

    assert ZH.day(date(2027, 11, 1), today) == "2027年11月1日 周一"
    assert EN.day(date(2027, 11, 1), today) == "Mon, Nov 1, 2027"
    assert ZH.day(date(2026, 11, 25), today) == "11月25日 周三"


def test_no_figure_is_a_dash():
    assert ZH.percent(None) == "–"
    assert ZH.percent(0.5556, 1) == "55.6%"


def test_halves_are_rounded_up_as_people_do():
    assert ZH.percent(0.125) == "13%"
    assert ZH.percent(0.0625, 1) == "6.3%"
    assert ZH.days(7.25) == "7.3天"
    assert ZH.money(Decimal(12345)) == "¥1.23万"
    assert ZH.number(Decimal("0.625")) == "0.63"


def test_several_names_in_a_row_are_joined_as_each_language_does():
    names = ("华东医疗", "天工食品", "Acme")

    assert ZH.listed(names) == "华东医疗、天工食品、Acme"
    assert EN.listed(names) == "华东医疗, 天工食品, Acme"
