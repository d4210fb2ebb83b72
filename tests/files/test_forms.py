"""The forms that files come in: encodings, workbooks, folders, spreadsheet habits."""

import csv
from datetime import date, datetime, time
from pathlib import Path

import pytest

from core.files.importing.days import read_clock, read_day, read_moment
from core.files.importing.numbers import read_number
from core.files.importing.report import BadCellError
from core.storage.tables import Account, Deal
from core.wording import CHINA
from tests.files.office import ACCOUNTS, DEALS, MEMBERS, TODAY, Office, errors, write_workbook

FILES = {"members": MEMBERS, "accounts": ACCOUNTS, "deals": DEALS}


def write_all(folder: Path, encoding: str) -> Path:
    folder.mkdir()
    for name, text in FILES.items():
        (folder / f"{name}.csv").write_text(text, encoding=encoding)
    return folder


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_every_encoding_gives_the_same_books(office: Office, encoding: str):
    office.bring_paths(write_all(office.folder / "plain", "utf-8"))
    before = office.contents()

    report = office.bring_paths(write_all(office.folder / "other", encoding))

    assert (report.new, report.changed, report.unchanged) == (0, 0, 5)
    assert office.contents() == before


def test_a_workbook_gives_the_same_books(office: Office):
    tables = {name: list(csv.reader(text.splitlines())) for name, text in FILES.items()}
    book = write_workbook(office.folder / "all.xlsx", **tables)

    report = office.bring_paths(book)

    assert (report.new, report.warnings) == (5, ())
    assert [count.file for count in report.files] == [f"all.xlsx:{name}" for name in FILES]
    assert office.bring_basics().new == 0


def test_a_workbooks_own_dates_and_numbers_are_read(office: Office):
    office.bring_basics()
    header = ["编号", "客户", "负责人", "阶段", "金额（万元）", "创建日期", "预计成交日期"]
    row = [1001, "华东医疗", "李雪", "报价", 50.5, date(2026, 3, 5), 46100]

    office.bring_paths(write_workbook(office.folder / "book.xlsx", 商机=[header, row]))

    deal = office.row(Deal, external_id="1001")
    assert (deal.amount_minor, deal.created_on) == (50_500_000, date(2026, 3, 5))
    assert deal.expected_close_on == date(2026, 3, 19)


def test_titles_blank_rows_and_totals_are_passed_over(office: Office):
    report = office.bring(accounts="客户表\n\n客户名称,等级\n\n蓝海,A\n\n合计,1\n")

    assert [account.name for account in office.rows(Account)] == ["蓝海"]
    assert [(warning.row) for warning in report.warnings] == [7]


def test_rows_are_counted_as_a_spreadsheet_shows_them(office: Office):
    report = office.bring(accounts='name,tier\n"蓝海\n物流",A\n\n青禾,Z\n')

    assert [error.row for error in report.errors] == [4]


def test_a_file_of_any_name_is_known_by_its_columns(office: Office):
    assert office.bring(导出0305=ACCOUNTS.replace("李雪", "")).new == 1


def test_other_files_in_a_folder_are_passed_over(office: Office):
    folder = write_all(office.folder / "mixed", "utf-8")
    (folder / "README.md").write_text("hello")
    (folder / "~$members.xlsx").write_bytes(b"lock")

    assert office.bring_paths(folder).new == 5


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"\x80\x81\xff\xff", b""])
def test_bytes_that_are_no_text_are_refused(office: Office, content: bytes):
    path = office.folder / "members.csv"
    path.write_bytes(content)

    assert errors(office.bring_paths(path)) == [("members.csv", 0, "")]


def test_a_file_that_is_no_workbook_is_refused(office: Office):
    path = office.folder / "members.xlsx"
    path.write_bytes(b"PK\x03\x04 not really")

    assert office.bring_paths(path).error_count == 1


@pytest.mark.parametrize(
    "cell",
    ["2026-03-05", "2026/3/5", "2026.3.5", "２０２６年３月５日", "3月5日", "20260305", "5 Mar 2026",
     "March 5, 2026", "2026-03-05 00:00:00", "2026-03-05T09:30Z", "46086", 46086, date(2026, 3, 5)],
)  # fmt: skip
def test_days_are_read_as_people_write_them(cell: object):
    assert read_day(cell, TODAY) == date(2026, 3, 5)


@pytest.mark.parametrize(
    "cell",
    ["2026-03-05 14:30", "2026/3/5 14:30:00", "2026年3月5日 14:30", "2026年3月5日下午2点半",
     "2026-03-05T14:30", "2026-03-05T06:30:00Z", "2026/3/5 2:30 PM",
     46086.6041666667],
)  # fmt: skip
def test_moments_are_read_as_people_write_them(cell: object):
    expected = datetime(2026, 3, 5, 14, 30, tzinfo=CHINA)

    assert read_moment(cell, TODAY, CHINA) == expected


@pytest.mark.parametrize(
    "cell", ["15:30", "下午3点半", "3:30 PM", "１５：３０", 0.6458333, time(15, 30)]
)
def test_times_of_day_are_read_as_people_write_them(cell: object):
    assert read_clock(cell) == time(15, 30)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [("￥1,200.50", "1200.5"), ("１２００．５", "1200.5"), ("50万", "500000"),
     ("1.2亿", "120000000"), ("CNY 300", "300"), ("1.5E+6", "1500000"), ("35%", "0.35"),
     (1200.5, "1200.5"), ("300元", "300")],
)  # fmt: skip
def test_amounts_are_read_as_people_write_them(cell: object, expected: str):
    assert str(read_number(cell).normalize().__format__("f")) == expected


@pytest.mark.parametrize("cell", ["NaN", "inf", "1,20", "十二", "--5", "", "1e99", True, "9" * 40])
def test_what_is_no_amount_is_refused(cell: object):
    with pytest.raises(BadCellError):
        read_number(cell)


def test_a_formula_that_was_never_calculated_is_refused(office: Office):
    rows = [["客户名称", "行业"], ["蓝海", '=UPPER("a")']]

    report = office.bring_paths(write_workbook(office.folder / "book.xlsx", 客户=rows))

    assert report.error_count == 1
    assert "formulas" in report.errors[0].en
