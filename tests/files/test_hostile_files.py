"""Files that would break a careless reader: refused with where and why, nothing imported."""

from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from core.storage.tables import Account, Target
from tests.files.office import Office, errors, write_workbook

MEGABYTE = b"0" * (1 << 20)
TARGETS = "层级,名称,指标,周期,目标值\n"


def with_part(path: Path, name: str, megabytes: int) -> Path:
    """Put a part into a workbook that unpacks to so many megabytes of nothing."""
    with ZipFile(path, "a", ZIP_DEFLATED) as packed, packed.open(name, "w") as part:
        for _ in range(megabytes):
            part.write(MEGABYTE)
    return path


@pytest.mark.parametrize("name", ["xl/worksheets/sheet9.xml", "xl/media/image1.png"])
def test_a_workbook_that_explodes_is_not_opened(office: Office, name: str):
    path = write_workbook(office.folder / "book.xlsx", 客户=[["客户名称"], ["蓝海"]])

    report = office.bring_paths(with_part(path, name, 100))

    assert errors(report) == [("book.xlsx", 0, "")]
    assert "too large once unpacked" in report.errors[0].en
    assert office.rows(Account) == []


@pytest.mark.parametrize(
    ("part", "was", "becomes"),
    [
        ("xl/worksheets/sheet1.xml", b"workbookViewId", b"workbookVieuId"),
        ("xl/worksheets/sheet1.xml", b"</sheetData>", b""),
        ("xl/workbook.xml", b"<sheets>", b"<sheets/>"),
        ("[Content_Types].xml", b"PartName", b"Nothing"),
    ],
)
def test_a_workbook_with_nonsense_inside_is_refused(
    office: Office, part: str, was: bytes, becomes: bytes
):
    path = write_workbook(office.folder / "good.xlsx", 客户=[["客户名称"], ["蓝海"]])
    broken = office.folder / "broken.xlsx"
    with ZipFile(path) as good, ZipFile(broken, "w") as packed:
        for name in good.namelist():
            content = good.read(name)
            packed.writestr(name, content.replace(was, becomes) if name == part else content)

    report = office.bring_paths(broken)

    assert [error.file[:11] for error in report.errors] == ["broken.xlsx"]
    assert office.rows(Account) == []


def test_ten_thousand_columns_are_refused(office: Office):
    report = office.bring(客户="客户名称," + ",".join(map(str, range(10_000))) + "\n蓝海\n")

    assert errors(report) == [("客户.csv", 0, "")]
    assert "10001 columns" in report.errors[0].en


def test_a_wide_row_far_down_is_refused_as_well(office: Office):
    report = office.bring(客户="客户名称\n" + "蓝海\n" * 20 + "青禾" + ",x" * 300 + "\n")

    assert "row 22 has 301 columns" in report.errors[0].en
    assert office.rows(Account) == []


def test_a_file_of_one_endless_line_is_refused_before_it_is_held(office: Office):
    report = office.bring(客户="客户名称\n" + "蓝海" * (3 << 20))

    assert errors(report) == [("客户.csv", 0, "")]
    assert "line 2 is far too long" in report.errors[0].en


@pytest.mark.parametrize(
    ("size", "why"), [(500 << 20, "the encoding is unknown"), (3 << 30, "larger than 2 GB")]
)
def test_a_huge_file_that_is_no_table_is_refused_at_once(office: Office, size: int, why: str):
    path = office.folder / "客户.csv"
    with path.open("wb") as file:
        file.truncate(size)  # It takes no room on the disk.

    report = office.bring_paths(path)

    assert errors(report) == [("客户.csv", 0, "")]
    assert why in report.errors[0].en


def test_an_encoding_that_is_not_known_names_those_tried(office: Office):
    path = office.folder / "客户.csv"
    path.write_bytes("客户名称\nλЖ\n".encode("utf-16-le"))

    report = office.bring_paths(path)

    assert "UTF-8, UTF-16, GB18030" in report.errors[0].en


@pytest.mark.parametrize(
    "parts",
    [
        "".join(f"公司,,销售额,2026-Q{quarter},1\n" for quarter in range(1, 5)),
        "".join(f"公司,,销售额,2026-{month:02},1\n" for month in range(1, 13)),
    ],
)
def test_targets_that_do_not_add_up_are_refused(office: Office, parts: str):
    report = office.bring(目标=f"{TARGETS}公司,,销售额,2026,100\n{parts}")

    assert errors(report) == [("目标.csv", 2, "目标值")]
    assert "100" in report.errors[0].en
    assert office.rows(Target) == []


@pytest.mark.parametrize(
    "rows",
    [
        "公司,,销售额,2026,4\n" + "".join(f"公司,,销售额,2026-Q{q},1\n" for q in range(1, 5)),
        "公司,,销售额,2026,9\n公司,,销售额,2026-Q1,1\n",
        "公司,,转化率,2026,0.3\n" + "".join(f"公司,,转化率,2026-Q{q},0.3\n" for q in range(1, 5)),
    ],
)
def test_targets_that_add_up_or_are_not_all_there_import(office: Office, rows: str):
    assert office.bring(目标=TARGETS + rows).errors == ()
