"""When imported deals entered their stages."""

from datetime import date

import pytest

from core.files.importing.stages import Life, entries_of
from tests.files.office import DEALS, NOW, Office

BORN = date(2026, 3, 1)
LATER = date(2026, 3, 10)
LAST = date(2026, 4, 1)
HISTORY = "deal,stage,entered_on\n"


@pytest.mark.parametrize(
    ("life", "stated", "expected"),
    [
        (Life(BORN, "proposal"), {}, [BORN, BORN, BORN]),
        (Life(BORN, "proposal"), {"proposal": LATER}, [BORN, LATER, LATER]),
        (Life(BORN, "proposal"), {"qualified": LATER}, [BORN, LATER, LATER]),
        (Life(BORN, "lead"), {"lead": LATER}, [BORN]),
        (Life(BORN, "lead"), {"qualified": LATER}, [BORN, LATER]),
        (Life(BORN, "proposal", won_on=LAST), {}, [BORN, BORN, BORN, LAST]),
        (Life(BORN, "contract", won_on=LAST), {"qualified": LATER}, [BORN, LATER, LAST, LAST]),
    ],
)
def test_gaps_are_filled_as_the_rules_say(life: Life, stated: dict, expected: list[date]):
    days = entries_of(life, stated, {})

    assert [days[stage] for stage in sorted(days, key=list(reversed(days)).index)] == expected


def test_without_a_history_a_deal_entered_its_stages_when_it_was_created(office: Office):
    office.bring_basics()

    assert office.entries("D1") == {"lead": BORN, "qualified": BORN, "proposal": BORN}


def test_a_history_replaces_what_was_assumed(office: Office):
    office.bring_basics()

    office.bring(stage_history=HISTORY + "D1,proposal,2026-03-10\n")

    assert office.entries("D1") == {"lead": BORN, "qualified": LATER, "proposal": LATER}


def test_a_history_beside_its_deals_gives_the_same_as_one_that_follows(office_on_both: Office):
    office_on_both.bring_basics(stage_history=HISTORY + "D2,报价,2026-03-10\n")

    assert office_on_both.entries("D2") == {
        "lead": BORN,
        "qualified": LATER,
        "proposal": LATER,
        "contract": LAST,
    }


def test_the_same_history_again_changes_nothing(office: Office):
    history = HISTORY + "D1,lead,2026-03-01\nD2,报价,2026-03-10\n"
    office.bring_basics(stage_history=history)

    report = office.bring_basics(stage_history=history)

    assert (report.new, report.changed) == (0, 0)


def test_a_deal_that_moved_on_since_entered_its_stage_today(office: Office):
    office.bring_basics()

    office.bring(deals=DEALS.replace("proposal,open", "contract,open"))

    assert office.entries("D1")["contract"] == NOW.date()
    assert office.entries("D1")["proposal"] == BORN


def test_a_corrected_day_is_a_changed_row(office: Office):
    office.bring_basics(stage_history=HISTORY + "D2,报价,2026-03-10\n")

    report = office.bring(stage_history=HISTORY + "D2,报价,2026-03-12\n")

    assert (report.new, report.changed) == (0, 1)
    assert office.entries("D2")["proposal"] == date(2026, 3, 12)


def test_a_corrected_creation_day_moves_what_was_assumed_from_it(office: Office):
    office.bring_basics()

    office.bring(deals=DEALS.replace("500000,2026-03-01", "500000,2026-03-10"))

    assert set(office.entries("D1").values()) == {LATER}


def test_a_corrected_day_of_winning_moves_the_last_stage(office: Office):
    office.bring_basics(stage_history=HISTORY + "D2,报价,2026-03-10\n")

    office.bring(deals=DEALS.replace("2026-04-01", "2026-04-07"))

    assert office.entries("D2")["contract"] == date(2026, 4, 7)
