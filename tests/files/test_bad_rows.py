"""Bad rows come back as a file, with the reason beside them."""

import csv
from pathlib import Path

import pytest
from openpyxl import load_workbook

from core.errors import UserError
from core.files.importing import ImportReport, Order, import_paths
from core.files.importing.giving_back import BadRowsFile
from core.storage.changes import Author
from core.storage.company import FIRST_COMPANY
from core.storage.tables import Account
from tests.files.office import NOW, Office, write_workbook

TEXT = "单位：万元\n客户名称,等级,备注\n蓝海,A,好\n红海,Z,=1+1\n青禾,Y,-5\n"
ORDER = Order(FIRST_COMPANY, NOW, Author(None, "import", "test"))


def bring(office: Office, *paths: Path, to: Path | None = None) -> tuple[ImportReport, list[Path]]:
    written: list[Path] = []
    bad_rows = BadRowsFile("zh", to)
    report = import_paths(
        office.database,
        paths,
        ORDER,
        give_back=lambda sheets, findings: written.extend(bad_rows.write(sheets, findings)),
    )
    return report, written


def table(office: Office, name: str = "客户", text: str = TEXT) -> Path:
    path = office.folder / f"{name}.csv"
    path.write_text(text, encoding="gb18030")
    return path


def test_bad_rows_are_written_as_they_were_with_the_reason(office: Office):
    _, [written] = bring(office, table(office))

    assert written.name == "客户.有问题.csv"
    rows = list(csv.reader(written.read_text(encoding="utf-8-sig").splitlines()))
    assert rows[:2] == [["单位：万元"], ["客户名称", "等级", "备注", "原因"]]
    assert [row[:3] for row in rows[2:]] == [["红海", "Z", "'=1+1"], ["青禾", "Y", "-5"]]
    assert all(row[3].startswith("等级: 不认识") for row in rows[2:])


def test_nothing_is_imported_and_nothing_overwritten(office: Office):
    path = table(office)
    _, [first] = bring(office, path)
    before = first.read_bytes()

    _, [second] = bring(office, path)

    assert second.name == "客户.有问题-2.csv"
    assert (first.read_bytes(), office.rows(Account)) == (before, [])


def test_the_mended_file_imports(office: Office):
    _, [written] = bring(office, table(office))
    mended = written.read_text(encoding="utf-8-sig").replace(",Z,", ",B,").replace(",Y,", ",C,")
    written.write_text(mended, encoding="utf-8-sig")

    report, again = bring(office, written)

    assert (report.new, again) == (2, [])
    assert [w.column for w in report.warnings] == ["备注"]


def test_a_workbook_comes_back_as_a_workbook(office: Office):
    rows = [["客户名称", "等级"], ["=蓝海", "Z"], ["青禾", "A"]]
    path = write_workbook(office.folder / "book.xlsx", 客户=rows, 成员=[["姓名", "角色"]])
    # A text that looks like a formula, and is none.
    _, [written] = bring(office, _with_text(path))

    book = load_workbook(written)
    assert book.sheetnames == ["客户"]
    assert [cell.value for cell in book["客户"][2]][:2] == ["=蓝海", "Z"]
    assert book["客户"]["A2"].data_type == "s"


def _with_text(path: Path) -> Path:
    book = load_workbook(path)
    book["客户"]["A2"].data_type = "s"
    book.save(path)
    return path


def test_the_file_may_be_named(office: Office):
    target = office.folder / "mine.xlsx"

    _, written = bring(office, table(office), table(office, "accounts"), to=target)

    assert written == [target]
    assert load_workbook(target).sheetnames == ["客户", "accounts"]


@pytest.mark.parametrize("name", ["there.xlsx", "mine.pdf"])
def test_a_place_that_will_not_do_is_refused_before_anything(office: Office, name: str):
    (office.folder / "there.xlsx").write_bytes(b"kept")

    with pytest.raises(UserError):
        BadRowsFile("zh", office.folder / name)

    assert (office.folder / "there.xlsx").read_bytes() == b"kept"


def test_a_good_import_writes_none(office: Office):
    _, written = bring(office, table(office, text="客户名称\n蓝海\n"))

    assert written == []


def test_a_folder_is_read_without_the_rows_given_back(office: Office):
    path = table(office)
    bring(office, path)
    path.write_text("客户名称\n蓝海\n", encoding="utf-8")

    report, _ = bring(office, office.folder)

    assert (report.errors, report.new) == ((), 1)
