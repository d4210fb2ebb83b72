"""A row that says more than its header: its cells may all have moved on by one."""

import csv
from pathlib import Path

from core.files.importing import import_paths
from core.files.importing.giving_back import BadRowsFile
from core.storage.tables import Account, Deal
from tests.files.office import Office, errors, write_workbook
from tests.files.test_bad_rows import ORDER

HEADER = "编号,客户,负责人,阶段,金额"
CUT_IN_TWO = "G1,华东医疗,李雪,报价,￥1,200.50"


def test_an_amount_that_its_comma_cut_in_two_is_refused(office: Office):
    office.bring_basics()

    report = office.bring(商机=f"{HEADER}\n{CUT_IN_TWO}\n")

    assert errors(report) == [("商机.csv", 2, "")]
    assert "千分位" in report.errors[0].zh
    assert "thousands separator" in report.errors[0].en
    assert len(office.rows(Deal)) == 2


def test_an_amount_in_quotes_is_read_whole(office: Office):
    office.bring_basics()

    report = office.bring(商机=f'{HEADER}\nG1,华东医疗,李雪,报价,"￥1,200.50"\n')

    assert (report.errors, report.new) == ((), 1)


def test_empty_cells_behind_the_last_column_are_none(office: Office):
    report = office.bring(客户="客户名称,等级\n蓝海,A,,\n")

    assert (report.errors, report.new) == ((), 1)


def test_what_a_long_row_brings_is_not_missed_again(office: Office):
    office.bring_basics()

    report = office.bring(
        商机=f"{HEADER}\n{CUT_IN_TWO}\n", 回款="商机编号,应收日期,应收金额\nG1,2026-12-01,5\n"
    )

    assert errors(report) == [("商机.csv", 2, "")]


def test_months_of_a_target_that_commas_cut_apart_are_refused(office: Office):
    office.bring_basics()

    report = office.bring(目标="成员,2027年1月,2027年2月\n李雪,1,200,300\n")

    assert errors(report) == [("目标.csv", 2, "")]


def test_a_long_row_comes_back_with_all_its_cells(office: Office):
    path = office.folder / "客户.csv"
    path.write_text("客户名称,等级\n蓝海,A,多\n", encoding="utf-8")

    import_paths(office.database, [path], ORDER, give_back=_give_back)

    [*_, row] = csv.reader(_given(path).read_text(encoding="utf-8-sig").splitlines())
    assert [row[0], row[1], row[3]] == ["蓝海", "A", "多"]


def _give_back(sheets, findings) -> None:
    BadRowsFile("zh").write(sheets, findings)


def _given(path: Path) -> Path:
    return path.with_name("客户.有问题.csv")


def test_what_stands_beside_a_sheets_table_is_left_out_and_said(office: Office):
    rows = [["客户名称", "等级"], ["蓝海", "A", "老客户"], ["红海", "B", "新"]]
    path = write_workbook(office.folder / "客户.xlsx", 客户=rows)

    report = office.bring_paths(path)

    assert (len(office.rows(Account)), report.errors) == (2, ())
    assert [(w.row, w.zh) for w in report.warnings] == [(2, "表格右边没有列名的格子，没有导入")]
