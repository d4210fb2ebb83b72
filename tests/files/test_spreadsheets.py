"""Real spreadsheets: what people put around, into and beside their tables."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from core.storage.tables import Account, Deal, Person, Target
from tests.files.office import ACCOUNTS, MEMBERS, Office, errors, write_workbook

HEADER = "编号,客户,负责人,阶段,金额,创建日期\n"
ROW = "D9,华东医疗,李雪,报价,{amount},2026-03-01\n"


def deal_of(office: Office, external_id: str = "D9") -> Deal:
    return office.row(Deal, external_id=external_id)


def save_merged(path: Path, rows: list[list[object]], *merged: str) -> Path:
    book = Workbook()
    book.active.title = "商机"
    for row in rows:
        book.active.append(row)
    for place in merged:
        book.active.merge_cells(place)
    book.save(path)
    return path


@pytest.fixture
def busy(office: Office) -> Office:
    office.bring(members=MEMBERS, accounts=ACCOUNTS)
    return office


@pytest.mark.parametrize(
    ("above", "amount", "minor"),
    [
        ("", "￥1,200.50", 120_050),
        ("", "１，２００．５０元", 120_050),
        ("", "120万", 120_000_000),
        ("单位：万元\n", "12.5", 12_500_000),
        ("商机台账（单位: 人民币万元）\n", "12.5", 12_500_000),
        ("单位：万元\n", "120万", 120_000_000),
        ("单位：万元\n", "800元", 80_000),
        ("单位：元\n", "800", 80_000),
    ],
)
def test_amounts_are_counted_in_the_unit_that_is_said(
    busy: Office, above: str, amount: str, minor: int
):
    quoted = f'"{amount}"'
    busy.bring(商机=above + HEADER + ROW.format(amount=quoted))

    assert deal_of(busy).amount_minor == minor


def test_a_unit_is_said_in_the_report(busy: Office):
    report = busy.bring(商机=HEADER.replace("金额", "金额(万元)") + ROW.format(amount=5))

    assert [(note.column, note.en) for note in report.notes] == [
        ("金额(万元)", "amounts are multiplied by 10,000")
    ]


def test_only_money_is_counted_in_ten_thousands(busy: Office):
    busy.bring(目标="层级,指标,周期,目标值(万元)\n公司,销售额,2026,5\n公司,拜访量,2026,300\n")

    assert busy.row(Target, metric="revenue").value == 50_000
    assert busy.row(Target, metric="visits").value == 300


def test_a_header_of_two_rows_is_read(busy: Office):
    rows = [
        ["商机台账"],
        ["编号", "客户", "负责人", "进展", None, "金额（万元）", "日期", None],
        [None, None, None, "阶段", "状态", None, "创建日期", "预计成交日期"],
        ["D9", "华东医疗", "李雪", "报价", "进行中", 12, date(2026, 3, 1), 46100],
    ]
    path = save_merged(
        busy.folder / "a.xlsx", rows, "A1:H1", "A2:A3", "B2:B3", "C2:C3", "D2:E2", "G2:H2"
    )

    report = busy.bring_paths(path)

    assert (report.errors, report.warnings) == ((), ())
    assert deal_of(busy).amount_minor == 12_000_000
    assert deal_of(busy).expected_close_on == date(2026, 3, 19)


def test_a_cell_merged_over_rows_counts_for_each(busy: Office):
    rows = [
        ["编号", "客户", "负责人", "阶段"],
        ["D8", "华东医疗", "李雪", "报价"],
        ["D9", None, "王磊", "线索"],
    ]

    report = busy.bring_paths(save_merged(busy.folder / "a.xlsx", rows, "B2:B3"))

    assert report.errors == ()
    assert deal_of(busy, "D8").account_id == deal_of(busy, "D9").account_id


@pytest.mark.parametrize(
    "line",
    [
        "合计,3,,,,",
        "总计：,,,,1200,",
        ",小计,,,￥500,",
        "Total,,,,3,",
        "共3条,,,,,",
        "合计：12家,,,,9,",
    ],
)
def test_a_row_of_totals_is_left_out_and_said(busy: Office, line: str):
    report = busy.bring(商机=HEADER + ROW.format(amount=5) + line + "\n")

    assert (report.errors, report.new) == ((), 1)
    assert [(w.row, w.en) for w in report.warnings] == [(3, "a row of totals, left out")]


def test_a_customer_called_total_is_no_total(office: Office):
    office.bring(客户="客户名称,行业\nTotal,石油\n")

    assert [account.name for account in office.rows(Account)] == ["Total"]


def test_a_day_without_a_year_is_read_and_said(busy: Office):
    report = busy.bring(商机=HEADER + ROW.format(amount=5).replace("2026-03-01", "3月5日"))

    assert deal_of(busy).created_on == date(2026, 3, 5)
    assert [(w.row, w.column) for w in report.warnings] == [(2, "创建日期")]


def test_what_happened_in_a_month_to_come_was_last_year(busy: Office):
    busy.bring(商机=HEADER + ROW.format(amount=5).replace("2026-03-01", "12月28日"))

    assert deal_of(busy).created_on == date(2025, 12, 28)


def test_a_hidden_sheet_is_left_out_and_said(office: Office):
    path = office.folder / "a.xlsx"
    book = Workbook()
    book.active.title = "客户"
    book.active.append(["客户名称"])
    book.active.append(["蓝海"])
    hidden = book.create_sheet("成员")
    hidden.sheet_state = "hidden"
    hidden.append(["姓名", "角色"])
    hidden.append(["李雪", "销售"])
    book.save(path)

    report = office.bring_paths(path)

    assert (report.new, office.rows(Person)) == (1, [])
    assert [w.file for w in report.warnings] == ["a.xlsx:成员"]


@pytest.mark.parametrize("mark", [";", "\t"])
def test_other_separators_are_known_below_a_title(busy: Office, mark: str):
    text = (HEADER + ROW.format(amount=5)).replace(",", mark)

    assert busy.bring(商机="商机台账, 2026\n" + text).new == 1


def test_columns_may_stand_in_any_order_and_cells_hold_line_breaks(busy: Office):
    text = '内容,时间,销售,客户,类型\n"第一行\n第二行",2026-03-05,李雪,华东医疗,拜访\n'

    assert busy.bring(跟进记录=text).new == 1


def test_spaces_and_full_width_letters_make_no_second_customer(office: Office):
    office.bring(客户="客户名称\nABC 公司\n")

    report = office.bring(客户="客户名称\n\u3000ＡＢＣ公司\u00a0\n")

    assert (report.new, report.changed, report.unchanged) == (0, 0, 1)


def test_a_deal_is_the_same_in_full_width(busy: Office):
    busy.bring(商机=HEADER + ROW.format(amount=5))

    report = busy.bring(商机=HEADER + ROW.format(amount=6).replace("D9", "Ｄ９"))

    assert (report.new, report.changed) == (0, 1)


def test_a_formula_with_its_value_is_read_and_one_without_named(busy: Office):
    rows = [["客户名称", "行业"], ["蓝海", '=UPPER("a")']]

    report = busy.bring_paths(write_workbook(busy.folder / "book.xlsx", 客户=rows))

    assert "cell B2" in report.errors[0].en


TWO_OF_A_NAME = "姓名,角色,团队\n张伟(华东一组),销售,华东一组\n张伟（华南一组）,销售,华南一组\n"


def test_one_of_two_people_of_a_name_is_asked_for(office: Office):
    report = office.bring(成员=TWO_OF_A_NAME, 客户="客户名称,负责人\n蓝海,张伟\n")

    assert errors(report) == [("客户.csv", 2, "负责人")]
    assert "张伟(华东一组)、张伟（华南一组）" in report.errors[0].zh


def test_the_team_in_brackets_tells_two_people_apart(office: Office):
    report = office.bring(成员=TWO_OF_A_NAME, 客户="客户名称,负责人\n蓝海,张伟（华东一组）\n")

    assert (report.errors, report.new) == ((), 3)
    owner = office.row(Person, name="张伟(华东一组)")
    assert office.row(Account, name="蓝海").owner_id == owner.id


def test_two_members_of_one_name_are_told_how_to_write_them(office: Office):
    report = office.bring(成员="姓名,角色,团队\n张伟,销售,华东一组\n张伟,销售,华南一组\n")

    assert "张伟(华南一组)" in report.errors[0].zh
