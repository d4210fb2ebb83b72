"""Split credit as a file: who gets how much of which deal; it goes out and comes in again."""

import pytest

from core.files.exporting import View, export
from core.storage.company import FIRST_COMPANY
from core.storage.tables import DealCredit, Person
from core.wording import CHINA
from tests.files.office import ACCOUNTS, DEALS, MEMBERS, Office, errors

CREDITS = "deal,member,percent\nD1,王磊,30\n"
BASICS = {"accounts": ACCOUNTS, "deals": DEALS}
HELPERS = MEMBERS + "张伟,,rep,上海队,east,王磊,U3\n陈晨,,rep,上海队,east,王磊,U4\n"


def shares(office: Office) -> list[int]:
    return sorted(row.percent for row in office.rows(DealCredit))


@pytest.mark.parametrize("percent", ["30", "30%", "0.3", "３０％"])
def test_a_share_comes_in_as_people_write_percents(office_on_both: Office, percent: str):
    office_on_both.bring_basics(credits=f"deal,member,percent\nD1,王磊,{percent}\n")

    assert shares(office_on_both) == [30]


def test_chinese_headers_and_file_names_are_known(office: Office):
    office.bring_basics(分成="商机编号,销售,分成比例\nD1,王磊,30\n")

    assert shares(office) == [30]


def test_the_same_file_again_changes_nothing_and_another_share_updates(office: Office):
    office.bring_basics(credits=CREDITS)

    assert not office.bring_basics(credits=CREDITS).change_id
    office.bring(credits=CREDITS.replace("30", "40"))
    assert shares(office) == [40]


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("D1,王磊,0", "percent"),
        ("D1,王磊,100", "percent"),
        ("D1,王磊,33.3", "percent"),
        ("D1,王磊,-5", "percent"),
        ("D1,李雪,30", "member"),
        ("D9,王磊,30", "deal"),
        ("D1,谁也不是,30", "member"),
    ],
)
def test_a_share_that_makes_no_sense_is_refused(office: Office, row: str, column: str):
    report = office.bring_basics(credits=f"deal,member,percent\n{row}\n")

    assert errors(report) == [("credits.csv", 2, column)]
    assert office.rows(DealCredit) == []


def test_something_stays_with_the_owner(office: Office):
    rows = "deal,member,percent\nD1,王磊,60\nD1,张伟,40\n"

    report = office.bring(members=HELPERS, **BASICS, credits=rows)

    assert [number for _, number, _ in errors(report)] == [2, 3]


def test_shares_may_be_moved_from_one_helper_to_another_at_once(office: Office):
    before = "deal,member,percent\nD1,王磊,90\nD1,张伟,5\n"
    office.bring(members=HELPERS, **BASICS, credits=before)

    office.bring(credits="deal,member,percent\nD1,张伟,85\nD1,王磊,10\n")

    assert shares(office) == [10, 85]


def test_what_goes_out_comes_in_again(office_on_both: Office):
    office_on_both.bring_basics(credits=CREDITS)
    file = office_on_both.folder / "分成.csv"
    with office_on_both.database.reading(FIRST_COMPANY) as session:
        count = export(session, "credits", file, View("zh", CHINA))

    assert count == 1
    assert file.read_text("utf-8-sig").splitlines() == ["商机编号,销售,分成比例", "D1,王磊,30"]
    assert not office_on_both.bring_paths(file).change_id


def test_a_helper_takes_out_the_own_share_and_a_stranger_nothing(office_on_both: Office):
    office_on_both.bring(members=HELPERS, **BASICS, credits="deal,member,percent\nD1,张伟,30\n")
    ids = {person.name: person.id for person in office_on_both.rows(Person)}
    counts = {}
    for name in ("李雪", "张伟", "陈晨"):
        with office_on_both.database.reading(FIRST_COMPANY) as session:
            file = office_on_both.folder / f"{name}.csv"
            counts[name] = export(session, "credits", file, View(owner_ids=(ids[name],)))

    assert counts == {"李雪": 1, "张伟": 1, "陈晨": 0}
