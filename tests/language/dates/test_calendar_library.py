"""China's calendar, loaded alone, is the library's own."""

import pytest
from holidays import country_holidays

from core.calendar import public_days


@pytest.mark.parametrize("year", [2024, 2025, 2026, 2027, 2031])
def test_the_calendar_loaded_alone_is_the_librarys_own(year):
    china = country_holidays("CN", years=year)

    assert public_days(year).free == frozenset(china)
    assert public_days(year).worked == frozenset(china.weekend_workdays)
