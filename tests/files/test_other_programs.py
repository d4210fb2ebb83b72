"""Exports of other programs, and columns that the user says once."""

from datetime import date
from pathlib import Path

import pytest

from core.errors import UserError
from core.files.importing import Order, import_paths
from core.files.importing.mappings import pair_of
from core.storage.changes import Author
from core.storage.company import FIRST_COMPANY
from core.storage.tables import Account, Activity, Deal
from tests.files.office import MEMBERS, NOW, Office, errors

EXPORTS = Path(__file__).parent / "exports"
SYSTEMS = sorted(folder.name for folder in EXPORTS.iterdir() if folder.is_dir())
STRANGE = "甲方,跟单人,级别\n蓝海,小李,A\n"


def bring_export(office: Office, system: str, *, told: bool = False):
    order = Order(
        FIRST_COMPANY, NOW, Author(None, "import", "test"), system=system if told else None
    )
    return import_paths(office.database, [EXPORTS / system], order)


def bring_told(office: Office, text: str, *pairs: str, name: str = "名单"):
    path = office.folder / f"{name}.csv"
    path.write_text(text, encoding="utf-8")
    columns = tuple(pair_of(pair) for pair in pairs)
    order = Order(FIRST_COMPANY, NOW, Author(None, "import", "test"), columns=columns)
    return import_paths(office.database, [path], order)


@pytest.mark.parametrize("system", SYSTEMS)
def test_an_export_of_another_program_imports(office: Office, system: str):
    office.bring(members=MEMBERS)

    report = bring_export(office, system)

    assert (report.errors, report.new) == ((), 7)
    deals = sorted((deal.title, deal.status, deal.stage) for deal in office.rows(Deal))
    assert deals == [
        ("WMS 三期", "open", "proposal"),
        ("WMS 二期", "lost", "lead"),
        ("监护仪采购", "won", "contract"),
    ]
    assert {activity.contact for activity in office.rows(Activity)} == {"张主任", "刘总"}


@pytest.mark.parametrize("system", SYSTEMS)
def test_the_closing_day_is_expected_while_a_deal_is_open(office: Office, system: str):
    office.bring(members=MEMBERS)
    bring_export(office, system)

    won, still_open = (office.row(Deal, title=title) for title in ("监护仪采购", "WMS 三期"))
    assert won.closed_on == date(2026, 4, 1)
    assert (still_open.closed_on, still_open.expected_close_on) == (None, date(2026, 12, 31))


@pytest.mark.parametrize("system", SYSTEMS)
def test_an_export_again_changes_nothing(office: Office, system: str):
    office.bring(members=MEMBERS)
    bring_export(office, system)
    before = office.contents()

    report = bring_export(office, system, told=True)

    assert (report.new, report.changed, report.unchanged) == (0, 0, 7)
    assert office.contents() == before


def test_a_column_that_another_program_calls_the_same_is_not_taken_twice(office: Office):
    report = office.bring(客户="客户名称,公司,跟进人\n蓝海,蓝海集团,李雪\n")

    assert (report.errors, report.new) == ((), 1)
    assert {warning.column for warning in report.warnings} == {"公司", "跟进人"}


def test_the_summary_says_whose_columns_were_read(office: Office):
    office.bring(members=MEMBERS)

    notes = bring_export(office, "salesforce").notes

    assert {note.en for note in notes} == {"read with the columns of Salesforce"}


def test_columns_that_the_user_names_are_read(office: Office):
    office.bring(members=MEMBERS)

    report = bring_told(office, STRANGE, "甲方=客户名称", "跟单人=负责人", "级别=等级")

    assert (report.errors, report.new) == ((), 1)
    assert office.row(Account, name="蓝海").tier == "A"


def test_columns_named_once_are_remembered_for_files_of_that_shape(office: Office):
    office.bring(members=MEMBERS)
    bring_told(office, STRANGE, "甲方=客户名称", "跟单人=负责人", "级别=等级")

    report = bring_told(office, STRANGE.replace(",A", ",B"), name="另一份")

    assert (report.new, report.changed) == (0, 1)
    assert [note.en for note in report.notes] == ["read with the columns of the remembered mapping"]


def test_a_file_of_another_shape_is_not_read_from_memory(office: Office):
    office.bring(members=MEMBERS)
    bring_told(office, STRANGE, "甲方=客户名称", "跟单人=负责人", "级别=等级")

    report = bring_told(office, "甲方,跟单人,地址\n白海,小李,A\n", name="另一份")

    assert errors(report) == [("另一份.csv", 0, "")]


def test_a_mapping_of_a_refused_file_is_not_remembered(office: Office):
    office.bring(members=MEMBERS)
    bring_told(office, STRANGE.replace(",A", ",Z"), "甲方=客户名称", "级别=等级")

    assert bring_told(office, STRANGE).error_count == 1


def test_the_two_sides_of_a_mapping_may_be_swapped(office: Office):
    office.bring(members=MEMBERS)

    assert bring_told(office, STRANGE, "客户名称=甲方", "负责人=跟单人").new == 1


@pytest.mark.parametrize("text", ["甲方", "=客户", "甲方="])
def test_a_mapping_that_is_no_pair_is_refused(text: str):
    with pytest.raises(UserError, match="THEIR COLUMN=OURS"):
        pair_of(text)


@pytest.mark.parametrize("pairs", [("甲方=星座",), ("甲方=等级", "乙方=丢单原因")])
def test_a_column_that_we_have_not_is_refused(office: Office, pairs: tuple[str, ...]):
    report = bring_told(office, STRANGE, *pairs)

    assert "column" in report.errors[0].en


def test_a_program_that_is_not_known_is_refused(office: Office):
    order = Order(FIRST_COMPANY, NOW, Author(None, "import", "test"), system="纸笔")

    report = import_paths(office.database, [EXPORTS / "ec"], order)

    assert "salesforce" in report.errors[0].en
