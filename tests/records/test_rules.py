from datetime import date, datetime, time
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from core.calendar import WorkCalendar
from core.errors import UserError
from core.language.names.known_names import Name, NameIndex
from core.language.names.look_alikes import LookAlikes
from core.storage.records.activities import moment_on
from core.storage.records.follow_ups import Due, deadline_of, objection_due
from core.storage.records.points import WORTH
from core.storage.records.rates import exchange_rate, value_in
from core.storage.tables import Company, FollowUp

SHANGHAI = ZoneInfo("Asia/Shanghai")
NEW_YORK = ZoneInfo("America/New_York")
KNOWN = [
    Name("华东医疗器械有限公司", ("华东医疗",)),
    Name("三一重工股份有限公司", ("三一重工", "三一")),
    Name("Acme Robotics", ("Acme",)),
]


def look_alikes(typed: str) -> list[str]:
    return LookAlikes(NameIndex.of(KNOWN, cores=True)).of(typed)


def company(**rates: object) -> Company:
    return Company(id=1, currency="CNY", settings={"rates": rates})


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("三二重工", "三一重工股份有限公司"),
        ("华东医疗器材有限公司", "华东医疗器械有限公司"),
        ("acme robotic inc", "Acme Robotics"),
        ("三一重工集团", "三一重工股份有限公司"),
    ],
)
def test_a_name_looks_like_the_one_that_was_meant(typed: str, meant: str):
    assert look_alikes(typed)[0] == meant


def test_common_endings_make_no_likeness():
    assert look_alikes("启明智造有限公司") == []


def test_a_customer_made_just_now_looks_alike_at_once():
    index = NameIndex.of(KNOWN, cores=True)
    alike = LookAlikes(index)
    assert alike.of("启明智能") == []

    index.add(Name("启明智造有限公司"))

    assert alike.of("启明智能") == ["启明智造有限公司"]


def test_nobody_known_looks_like_nobody():
    assert LookAlikes(NameIndex.of([])).of("启明智造") == []


def test_the_companys_own_currency_needs_no_rate():
    assert exchange_rate(company(), "CNY") == 1


@pytest.mark.parametrize("stated", ["7.1", 7.1])
def test_a_rate_may_be_text_or_number(stated: object):
    assert exchange_rate(company(USD=stated), "USD") == Decimal("7.1")


@pytest.mark.parametrize("stated", [None, "", "seven", 0, -1, "NaN", "Infinity", [7]])
def test_a_rate_that_makes_no_sense_is_none(stated: object):
    with pytest.raises(UserError, match="no exchange rate for USD"):
        exchange_rate(company(USD=stated), "USD")


def test_settings_without_rates_are_fine():
    with pytest.raises(UserError, match="no exchange rate"):
        exchange_rate(Company(id=1, currency="CNY", settings={}), "USD")


def test_yen_become_yuan_to_the_fen():
    assert value_in(company(), 5_000_000, "JPY", Decimal("0.05")) == 25_000_000


def test_an_objection_is_answered_within_24_hours_of_clock_time():
    now = datetime(2026, 11, 23, 18, 30, tzinfo=SHANGHAI)

    assert objection_due(now) == Due(date(2026, 11, 24), time(18, 30))


def test_24_hours_are_24_hours_when_the_clocks_change():
    now = datetime(2026, 10, 31, 18, 30, tzinfo=NEW_YORK)

    assert objection_due(now) == Due(date(2026, 11, 1), time(17, 30))


@pytest.mark.parametrize(
    ("due_on", "due_at", "deadline"),
    [
        (date(2026, 11, 25), "15:00", datetime(2026, 11, 25, 15, tzinfo=SHANGHAI)),
        (date(2026, 11, 25), None, datetime(2026, 11, 26, tzinfo=SHANGHAI)),
        (date(2026, 11, 28), None, datetime(2026, 12, 1, tzinfo=SHANGHAI)),
        (date(2026, 10, 1), None, datetime(2026, 10, 9, tzinfo=SHANGHAI)),
    ],
)
def test_a_follow_up_is_due_at_its_time_or_by_the_end_of_the_working_day(
    due_on: date, due_at: str | None, deadline: datetime
):
    follow_up = FollowUp(due_on=due_on, due_at=due_at)

    assert deadline_of(follow_up, WorkCalendar(), SHANGHAI) == deadline


def test_an_earlier_day_is_kept_as_its_noon():
    now = datetime(2026, 11, 23, 0, 30, tzinfo=SHANGHAI)

    assert moment_on(date(2026, 11, 22), now) == datetime(2026, 11, 22, 12, tzinfo=SHANGHAI)
    assert moment_on(date(2026, 11, 23), now) == now


def test_points_are_worth_what_the_definitions_say():
    worth = {reason.value: points for reason, points in WORTH.items() if points}

    assert worth == {
        "visit": 1,
        "follow_up_on_time": 2,
        "stage_advanced": 3,
        "win": 10,
        "training": 5,
        "suggestion_accepted": 5,
        "help": 5,
        "satisfaction": 3,
    }
