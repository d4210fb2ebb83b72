"""People of one name: nobody becomes a second person, and nobody is taken for the other."""

import pytest

from core.storage.tables import Account, Person
from tests.files.office import Office, errors

HEADER = "姓名,角色,团队\n"
STANDING = HEADER + "张伟,销售,上海队\n"
BOTH = HEADER + "张伟(上海队),销售,上海队\n张伟(杭州队),销售,杭州队\n"


def names(office: Office) -> list[str]:
    return sorted(person.name for person in office.rows(Person))


def test_a_name_with_its_team_is_the_one_of_that_team(office_on_both: Office):
    office_on_both.bring(成员=STANDING)

    report = office_on_both.bring(成员=BOTH)

    assert (report.new, report.changed) == (1, 1)
    assert names(office_on_both) == ["张伟(上海队)", "张伟(杭州队)"]
    assert "“张伟”改称“张伟(上海队)”" in report.warnings[0].zh


def test_beside_a_namesake_nobody_keeps_the_bare_name(office: Office):
    office.bring(成员=STANDING)

    report = office.bring(成员=HEADER + "张伟(杭州队),销售,杭州队\n")

    assert (report.new, names(office)) == (1, ["张伟(上海队)", "张伟(杭州队)"])


@pytest.mark.parametrize("again", [BOTH, STANDING])
def test_the_files_again_change_nothing(office: Office, again: str):
    office.bring(成员=STANDING)
    office.bring(成员=BOTH)

    report = office.bring(成员=again)

    assert (report.new, report.changed, report.errors) == (0, 0, ())


def test_a_bare_name_is_unclear_afterwards(office: Office):
    office.bring(成员=STANDING)
    office.bring(成员=BOTH)

    report = office.bring(客户="客户名称,负责人\n蓝海,张伟\n")

    assert errors(report) == [("客户.csv", 2, "负责人")]
    assert "张伟(上海队)、张伟(杭州队)" in report.errors[0].zh


def test_a_bare_member_of_a_third_team_is_asked_about(office: Office):
    office.bring(成员=BOTH)

    report = office.bring(成员=HEADER + "张伟,销售,北京队\n")

    assert errors(report) == [("成员.csv", 2, "姓名")]
    assert "张伟(团队)" in report.errors[0].zh


def test_who_has_no_team_cannot_be_told_apart(office: Office):
    office.bring(成员="姓名,角色\n张伟,销售\n")

    report = office.bring(成员=BOTH)

    assert errors(report)[0] == ("成员.csv", 2, "姓名")
    assert names(office) == ["张伟"]


def test_an_owner_may_be_named_with_the_team_that_only_the_books_know(office: Office):
    office.bring(成员=STANDING)

    office.bring(客户="客户名称,负责人\n蓝海,张伟（上海队）\n")

    assert office.row(Account, name="蓝海").owner_id == office.row(Person, name="张伟").id


def test_a_bare_name_and_one_with_a_team_come_in_one_file(office: Office):
    text = STANDING + "张伟(杭州队),销售,杭州队\n"

    office.bring(成员=text)
    again = office.bring(成员=text)

    assert names(office) == ["张伟(上海队)", "张伟(杭州队)"]
    assert (again.new, again.changed, again.errors) == (0, 0, ())
