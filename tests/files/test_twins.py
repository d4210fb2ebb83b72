"""A new customer that looks like another one is imported, and told of."""

import pytest

from core.storage.tables import Account
from tests.files.office import Office

STANDING = "客户名称\n南京新锐商贸有限公司\n"


def test_a_new_customer_like_a_known_one_is_a_warning(office_on_both: Office):
    office_on_both.bring(客户=STANDING)

    report = office_on_both.bring(客户="客户名称\n蓝海\n南京新锐商贸\n")

    assert (report.new, report.errors) == (2, ())
    [warning] = report.warnings
    assert (warning.file, warning.row, warning.column) == ("客户.csv", 3, "客户名称")
    assert "“南京新锐商贸”和“南京新锐商贸有限公司”可能是同一家" in warning.zh


def test_two_new_customers_alike_are_told_of_at_the_later_row(office: Office):
    report = office.bring(客户=STANDING + "南京新锐商贸\n")

    assert [warning.row for warning in report.warnings] == [3]
    assert len(office.rows(Account)) == 2


def test_customers_who_are_known_are_not_told_of_again(office: Office):
    office.bring(客户=STANDING + "南京新锐商贸\n")

    assert office.bring(客户=STANDING + "南京新锐商贸\n").warnings == ()


@pytest.mark.parametrize("other", ["南京新锐科技", "新锐一分店"])
def test_others_are_not_alike(office: Office, other: str):
    assert office.bring(客户=STANDING + f"{other}\n").warnings == ()


def test_among_very_many_the_same_core_is_told_of(office: Office, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("core.files.importing.twins.MOST_COMPARED", 2)

    report = office.bring(客户=STANDING + "蓝海\n南京新锐商贸\n")

    assert [warning.row for warning in report.warnings] == [4]
