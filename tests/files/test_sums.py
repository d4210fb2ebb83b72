"""Targets add up to the one above them: over time, over people, and to what a table says."""

import pytest

from core.storage.tables import Target
from tests.files.office import Office, errors

MEMBERS = "姓名,角色,团队,区域\n" + "".join(f"成员{n},销售,上海队,华东\n" for n in range(1, 6))
HEADER = "层级,名称,指标,周期,目标值\n"
TEAM = HEADER + "团队,上海队,销售额,2027-Q1,100\n"
EACH = "".join(f"个人,成员{n},销售额,2027-Q1,10\n" for n in range(1, 6))
MONTHS = "".join(f"团队,上海队,销售额,2027-0{n},20\n" for n in range(1, 4))


def test_members_who_do_not_add_up_to_their_team_are_refused(office_on_both: Office):
    report = office_on_both.bring(成员=MEMBERS, 目标=TEAM + EACH)

    assert errors(report) == [("目标.csv", 2, "目标值")]
    assert "团队 2027-Q1 的目标 100 与各成员之和 50 不一致" in report.errors[0].zh
    assert office_on_both.rows(Target) == []


def test_members_who_add_up_to_their_team_import(office: Office):
    report = office.bring(成员=MEMBERS, 目标=TEAM + EACH.replace(",10\n", ",20\n"))

    assert (report.errors, report.new) == ((), 11)


def test_a_team_of_which_some_have_no_target_yet_imports(office: Office):
    report = office.bring(成员=MEMBERS, 目标=TEAM + "个人,成员1,销售额,2027-Q1,10\n")

    assert (report.errors, report.warnings) == ((), ())


def test_some_who_have_more_than_their_team_already_are_a_warning(office: Office):
    report = office.bring(成员=MEMBERS, 目标=TEAM + "个人,成员1,销售额,2027-Q1,110\n")

    assert report.errors == ()
    assert "还有 4 个没有目标" in report.warnings[0].zh


def test_a_managers_own_target_is_not_added_to_the_teams(office: Office):
    members = MEMBERS + "老王,经理,上海队,华东\n"
    each = EACH.replace(",10\n", ",20\n") + "个人,老王,销售额,2027-Q1,100\n"

    assert office.bring(成员=members, 目标=TEAM + each).errors == ()


def test_months_are_held_against_the_quarter_in_the_books(office_on_both: Office):
    office_on_both.bring(成员=MEMBERS, 目标=TEAM)

    report = office_on_both.bring(目标=HEADER + MONTHS)

    assert errors(report) == [("目标.csv", 4, "目标值")]
    assert "2027-Q1 的目标 100 与2027-01 到 2027-03之和 60 不一致" in report.errors[0].zh


def test_the_quarter_changes_together_with_its_months(office: Office):
    office.bring(成员=MEMBERS, 目标=TEAM)

    report = office.bring(目标=TEAM.replace(",100\n", ",60\n") + MONTHS)

    assert (report.errors, report.changed, report.new) == ((), 1, 3)


@pytest.mark.parametrize(("level", "said"), [("公司,", "各区域"), ("区域,华东", "各团队")])
def test_every_level_adds_up(office: Office, level: str, said: str):
    below = "区域,华东,销售额,2027-Q1,90\n" if level == "公司," else ""

    report = office.bring(成员=MEMBERS, 目标=f"{TEAM}{level},销售额,2027-Q1,80\n{below}")

    assert said in "".join(problem.zh for problem in report.errors)


def test_means_do_not_add_up_to_their_team(office: Office):
    rows = (TEAM + EACH).replace("销售额", "满意度").replace(",100\n", ",9\n")

    assert office.bring(成员=MEMBERS, 目标=rows).errors == ()


THREE = "姓名,角色\n" + "".join(f"成员{n},销售\n" for n in range(1, 4))
WRITTEN = "成员,2027年1月,2027年2月,合计\n成员1,10,1,11\n成员2,20,2,22\n成员3,30,3,33\n"


@pytest.mark.parametrize("total", ["合计,70,6,66", "合计,70万,6,66"])
def test_a_total_that_is_not_the_sum_of_its_column_is_refused(office: Office, total: str):
    report = office.bring(成员=THREE, 目标=f"{WRITTEN}{total}\n")

    assert errors(report) == [("目标.csv", 5, "2027年1月")]
    assert "与各项之和 60 不一致" in report.errors[0].zh
    assert office.rows(Target) == []


def test_a_total_beside_its_row_is_held_against_it(office: Office):
    report = office.bring(成员=THREE, 目标=WRITTEN.replace(",11\n", ",12\n"))

    assert errors(report) == [("目标.csv", 2, "合计")]


def test_subtotals_and_totals_that_are_right_import(office: Office):
    text = WRITTEN.replace("成员3", "小计,30,3,33\n成员3") + "合计,60,6,66\n"

    assert office.bring(成员=THREE, 目标=text).errors == ()


def test_a_total_below_a_column_of_values_is_held_against_it(office: Office):
    rows = "成员,指标,周期,目标值\n成员1,销售额,2027-01,10万\n成员2,销售额,2027-01,20万\n"

    report = office.bring(成员=THREE, 目标=rows + "合计,,,40万\n")

    assert errors(report) == [("目标.csv", 4, "目标值")]


def test_a_total_of_unlike_rows_means_nothing(office: Office):
    rows = "成员,指标,周期,目标值\n成员1,销售额,2027-01,10\n成员1,拜访,2027-01,20\n"

    assert office.bring(成员=THREE, 目标=rows + "合计,,,40\n").errors == ()
