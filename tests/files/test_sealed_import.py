"""An import is sealed as everything else: new rows, changed rows, and the tables they made."""

from core.storage.company import FIRST_COMPANY
from core.storage.long_reads import see_one_moment
from core.storage.trail_check import check_trail
from core.storage.trail_records import check_records
from tests.files.office import ACCOUNTS, DEALS, Office

ACTIVITIES = (
    'type,account,member,occurred_at,note\nvisit,华东医疗,李雪,2026-03-05 14:30,"价“高”\n\\"\n'
)


def test_an_import_and_a_changed_one_leave_a_whole_trail(office_on_both: Office):
    office_on_both.bring_basics(activities=ACTIVITIES)
    office_on_both.bring(deals=DEALS.replace("500000", "600000"), accounts=f"{ACCOUNTS}Acme,,,,,\n")

    with office_on_both.database.reading(FIRST_COMPANY) as session:
        see_one_moment(session)
        report = check_trail(session)
        check_records(session, report)

    assert (report.breaks, report.unsealed, report.changes) == ([], 0, 2)
