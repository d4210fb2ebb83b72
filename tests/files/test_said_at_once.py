"""What a file's author is told: all of a row at once, and nothing of rows that are left out."""

from tests.files.office import DEALS, MEMBERS, Office, errors, write_workbook
from tests.files.test_bad_rows import bring

HEADER = DEALS.splitlines()[0]


def test_a_total_that_was_never_calculated_refuses_nothing(office: Office):
    rows = [["姓名", "角色", "别名"], ["李雪", "销售", ""], ["合计", "", "=COUNTA(A2)"]]

    report = office.bring_paths(write_workbook(office.folder / "book.xlsx", 成员=rows))

    assert (report.errors, report.new) == ((), 1)
    assert [warning.zh for warning in report.warnings] == ["合计行，已跳过"]


def test_a_value_that_was_never_calculated_is_told_at_its_row(office: Office):
    rows = [["客户名称", "行业"], ["蓝海", "快消"], ["红海", '=UPPER("a")']]

    report, [written] = bring(office, write_workbook(office.folder / "b.xlsx", 客户=rows))

    assert errors(report) == [("b.xlsx:客户", 3, "行业")]
    assert "单元格 B3" in report.errors[0].zh
    assert written.exists()


def test_all_that_is_wrong_with_a_row_is_told_at_once(office: Office):
    office.bring_basics()

    report = office.bring(
        deals=f"{HEADER}\nD7,没有的客户,不存在,lead,open,很多,2026-03-01,2026-99-99,\n"
    )

    columns = [column for _, _, column in errors(report)]
    assert sorted(columns) == ["account", "amount", "closed_on", "owner"]


def test_two_names_that_nobody_has_are_both_told(office: Office):
    office.bring_basics()

    report = office.bring(deals=f"{HEADER}\nD7,没有的客户,不存在,lead,open,1,2026-03-01,,\n")

    assert [column for _, _, column in errors(report)] == ["account", "owner"]


def test_a_name_that_another_bad_row_brings_is_not_told_again(office: Office):
    report = office.bring(
        members=MEMBERS + "赵敏,,boss,,,,\n", accounts="name,owner,tier\n蓝海,赵敏,Z\n"
    )

    assert errors(report) == [("members.csv", 4, "role"), ("accounts.csv", 2, "tier")]


def test_a_loss_without_a_reason_is_a_warning_once(office_on_both: Office):
    office_on_both.bring_basics()
    deals = f"{HEADER}\nD7,华东医疗,李雪,lead,lost,1,2026-03-01,2026-03-02,\n"

    report, again = office_on_both.bring(deals=deals), office_on_both.bring(deals=deals)

    assert (report.new, [w.column for w in report.warnings]) == (1, ["loss_reason"])
    assert "没有写原因" in report.warnings[0].zh
    assert again.warnings == ()


def test_a_loss_with_its_reason_is_no_warning(office: Office):
    office.bring_basics()

    report = office.bring(
        deals=f"{HEADER}\nD7,华东医疗,李雪,lead,lost,1,2026-03-01,2026-03-02,price\n"
    )

    assert (report.new, report.warnings) == (1, ())
