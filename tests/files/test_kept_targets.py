"""Targets as people keep them: no level, a column for each month, no year beside the months."""

from pathlib import Path

import pytest

from core.storage.tables import Target
from tests.files.office import MEMBERS, Office, write_workbook

MONTHS = [f"{month}月" for month in range(1, 13)]
WIDE = f"成员,指标,{','.join(MONTHS)}\n李雪,销售额,{','.join(['10万'] * 12)}\n"


def told(office: Office) -> list[tuple[str, str, str, str]]:
    rows = sorted(office.rows(Target), key=lambda row: (row.period, row.metric))
    return [(row.scope, row.metric, row.period, f"{row.value:f}") for row in rows]


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("成员,指标,月份,目标\n李雪,销售额,2027-01,50万", "member revenue 2027-01 500000"),
        ("销售,指标,月份,目标额（万元）\n李雪,回款,2027年1月,5", "member payments 2027-01 50000"),
        ("团队,指标,季度,目标\n上海队,拜访,2027Q1,60", "team visits 2027-Q1 60"),
        ("大区,指标,年份,目标\n华东,回款,2027,900", "region payments 2027 900"),
        ("成员,指标,年份,月份,目标\n李雪,销售额,2027,3月,8", "member revenue 2027-03 8"),
        ("成员,指标,月份,目标\n李雪,销售额,2月,8", "member revenue 2026-02 8"),
        ("Member,Metric,Month,Target\n李雪,visits,2027-01,9", "member visits 2027-01 9"),
        ("层级,名称,指标,周期,目标值\n个人,李雪,销售额,2027-01,8", "member revenue 2027-01 8"),
    ],
)
def test_who_is_named_tells_the_level(office: Office, text: str, target: str):
    report = office.bring(members=MEMBERS, targets=f"{text}\n")

    assert report.errors == ()
    assert [" ".join(row) for row in told(office)] == [target]


def test_a_column_for_each_month_is_a_row_for_each(office_on_both: Office):
    office_on_both.bring(members=MEMBERS)

    report = office_on_both.bring(targets=WIDE)

    assert (report.new, report.errors) == (12, ())
    assert told(office_on_both)[0] == ("member", "revenue", "2026-01", "100000")
    assert [note.zh for note in report.notes][-1] == "月份没有写年份，按 2026 年读"


def test_a_wide_table_that_comes_again_changes_nothing(office: Office):
    office.bring(members=MEMBERS, targets=WIDE)

    again = office.bring(targets=WIDE.replace("10万", "11万", 1))

    assert (again.new, again.changed, again.unchanged) == (0, 1, 11)


def test_the_name_of_the_file_tells_year_and_metric(office: Office):
    office.bring(members=MEMBERS)

    report = office.bring(**{"2027年回款目标": "姓名,1月,2月,合计\n李雪,5,6,11\n合计,5,6,11\n"})

    assert told(office) == [
        ("member", "payments", "2027-01", "5"),
        ("member", "payments", "2027-02", "6"),
    ]
    assert [warning.zh for warning in report.warnings] == ["合计行，已跳过"]


def test_the_line_above_a_table_tells_year_and_unit(office: Office, tmp_path: Path):
    office.bring(members=MEMBERS)
    rows = [["2027年销售额目标（单位：万元）"], ["团队", "Q1", "Q2"], ["上海队", 100, None]]

    office.bring_paths(write_workbook(tmp_path / "目标.xlsx", 目标=rows))

    assert told(office) == [("team", "revenue", "2027-Q1", "1000000")]


def test_a_column_for_each_metric_is_a_row_for_each(office: Office):
    office.bring(members=MEMBERS, targets="成员,月份,销售额,拜访\n李雪,2027-01,50万,20\n")

    assert told(office) == [
        ("member", "revenue", "2027-01", "500000"),
        ("member", "visits", "2027-01", "20"),
    ]


def test_targets_of_nobody_are_the_companys(office: Office):
    office.bring(targets="指标,2027-01,2027-02\n销售额,500万,600万\n")

    assert [row[0] for row in told(office)] == ["company", "company"]


def test_a_metric_that_nobody_named_is_revenue_and_that_is_said(office: Office):
    report = office.bring(members=MEMBERS, targets="成员,2027-01,2027-02\n李雪,5,6\n")

    assert {row[1] for row in told(office)} == {"revenue"}
    assert "没有写指标，按“销售额”读" in [note.zh for note in report.notes]


def test_a_person_unknown_in_a_wide_table_is_one_problem_and_comes_back(office: Office):
    report = office.bring(members=MEMBERS, targets=WIDE + f"无名,回款,{','.join('1' * 12)}\n")

    assert [(one.row, one.column, one.zh) for one in report.errors] == [
        (3, "成员", "没有叫“无名”的成员")
    ]
    assert office.rows(Target) == []


def test_a_month_in_a_table_of_customers_stays_a_column(office: Office):
    report = office.bring(accounts="客户名称,区域,月份\n蓝海,华东,1月\n")

    assert [(one.column, one.zh) for one in report.warnings] == [("月份", "不认识的列，没有导入")]
