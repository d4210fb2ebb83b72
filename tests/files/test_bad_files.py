"""Bad files: every bad row is listed, and nothing is imported."""

import pytest

from core.errors import UserError
from core.storage.tables import Account, Person
from tests.files.office import ACCOUNTS, DEALS, MEMBERS, Office, errors

DEAL_HEADER = DEALS.splitlines()[0]


def test_one_bad_row_and_nothing_is_imported(office_on_both: Office):
    report = office_on_both.bring(members=MEMBERS + "赵敏,,boss,,,,\n")

    assert errors(report) == [("members.csv", 4, "role")]
    assert not report.saved
    assert office_on_both.rows(Person) == []


def test_a_bad_file_takes_the_good_ones_with_it(office: Office):
    report = office.bring(members=MEMBERS, accounts=ACCOUNTS.replace("李雪", "李血"))

    assert errors(report) == [("accounts.csv", 2, "owner")]
    assert "李血" in report.errors[0].zh
    assert office.rows(Account) == office.rows(Person) == []


def test_an_unknown_name_comes_with_the_closest_known_one(office: Office):
    office.bring_basics()

    report = office.bring(deals=DEALS.replace("华东医疗器械有限公司", "华东医疗器戒有限公司"))

    assert "华东医疗器械有限公司" in report.errors[0].en


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("D7,华东医疗,李雪,quote?,open,1,2026-03-01,,", "stage"),
        ("D7,华东医疗,李雪,lead,maybe,1,2026-03-01,,", "status"),
        ("D7,华东医疗,李雪,lead,open,NaN,2026-03-01,,", "amount"),
        ("D7,华东医疗,李雪,lead,open,-5,2026-03-01,,", "amount"),
        ('D7,华东医疗,李雪,lead,open,"1,20",2026-03-01,,', "amount"),
        ("D7,华东医疗,李雪,lead,open,1,2026-02-30,,", "created_on"),
        ("D7,华东医疗,李雪,lead,open,1,03/05/2026,,", "created_on"),
        ("D7,华东医疗,李雪,contract,won,1,2026-03-01,2026-02-01,", "closed_on"),
        ("D7,华东医疗,李雪,contract,won,1,2026-03-01,,", "closed_on"),
        ("D7,华东医疗,李雪,lead,open,1,2026-03-01,2026-03-02,", "status"),
        ("D7,华东医疗,李雪,lead,lost,1,2026-03-01,2026-03-02,贵死了", "loss_reason"),
        (",华东医疗,李雪,lead,open,1,2026-03-01,,", "external_id"),
        ("D7,谁家公司,李雪,lead,open,1,2026-03-01,,", "account"),
    ],
)
def test_a_deal_that_cannot_be_is_refused(office: Office, row: str, column: str):
    office.bring_basics()

    report = office.bring(deals=f"{DEAL_HEADER}\n{row}\n")

    assert errors(report) == [("deals.csv", 2, column)]


@pytest.mark.parametrize(
    ("history", "row"),
    [
        ("D2,qualified,2026-03-20\nD2,proposal,2026-03-10\n", 3),
        ("D2,proposal,2026-03-10\nD2,qualified,2026-03-20\n", 2),
        ("D2,proposal,2026-05-01\n", 2),
        ("D3,proposal,2026-05-01\n", 2),
    ],
)
def test_a_history_that_cannot_be_is_refused(office: Office, history: str, row: int):
    report = office.bring_basics(stage_history=f"deal,stage,entered_on\n{history}")

    assert [(file, number) for file, number, _ in errors(report)] == [("stage_history.csv", row)]


@pytest.mark.parametrize(
    ("name", "text", "column"),
    [
        ("payments", "deal,due_on,amount,paid_amount\nD2,2026-05-01,100,50\n", "paid_on"),
        ("targets", "scope,metric,period,value\nteam,revenue,2026,1\n", "name"),
        ("targets", "scope,metric,period,value\ncompany,conversion,2026,35\n", "value"),
        ("targets", "scope,metric,period,value\ncompany,revenue,2026-13,1\n", "period"),
        (
            "activities",
            "type,account,member,occurred_at,score\nvisit,华东医疗,李雪,2026-03-05,11\n",
            "score",
        ),
        (
            "follow_ups",
            "account,member,due_on,due_at\n华东医疗,李雪,2026-03-05,25:00\n",
            "due_at",
        ),
        ("channels", "scope,platform,channel_id,purposes\ncompany,slack,C1,喝茶\n", "purposes"),
    ],
)
def test_other_bad_cells_are_named(office: Office, name: str, text: str, column: str):
    report = office.bring_basics(**{name: text})

    assert errors(report) == [(f"{name}.csv", 2, column)]


def test_rows_of_one_identity_must_agree(office: Office):
    report = office.bring(accounts=ACCOUNTS.replace("李雪", "") + "华东医疗器械有限公司,x,,,B,\n")

    assert errors(report) == [("accounts.csv", 3, "name")]


def test_two_members_cannot_share_an_account(office: Office):
    report = office.bring(members=MEMBERS.replace("U2", "U1"))

    assert ("members.csv", 3, "slack_user_id") in errors(report)


def test_managers_in_a_circle_are_refused(office: Office):
    report = office.bring(members="name,role,manager\n李雪,rep,王磊\n王磊,manager,李雪\n")

    assert [column for _, _, column in errors(report)] == ["manager", "manager"]


def test_what_follows_from_a_bad_row_is_not_listed_again(office: Office):
    report = office.bring(members=MEMBERS, accounts=ACCOUNTS.replace(",A,", ",Z,"), deals=DEALS)

    assert errors(report) == [("accounts.csv", 2, "tier")]


def test_the_list_is_cut_at_fifty_with_the_count(office: Office):
    rows = "".join(f"客户{n},Z\n" for n in range(80))

    report = office.bring(accounts=f"name,tier\n{rows}")

    assert (len(report.errors), report.error_count) == (50, 80)


def test_an_unknown_column_is_a_warning(office: Office):
    report = office.bring(accounts="name,星座\n华东医疗器械有限公司,天秤\n")

    assert report.saved
    assert [(w.row, w.column) for w in report.warnings] == [(1, "星座")]


def test_a_missing_required_column_is_named(office: Office):
    report = office.bring(accounts="short_name\n华东医疗\n", deals="编号,客户\n1,2\n")

    assert report.error_count == 3
    assert "name" in report.errors[0].en


def test_a_file_of_another_sort_is_an_error(office: Office):
    report = office.bring(weather="day,rain\n2026-03-05,yes\n")

    assert errors(report) == [("weather.csv", 0, "")]


def test_a_quote_left_open_is_an_error(office: Office):
    report = office.bring(accounts='name\n"华东医疗\n')

    assert errors(report) == [("accounts.csv", 0, "")]


def test_a_path_that_leads_nowhere_is_said(office: Office):
    with pytest.raises(UserError, match="does not exist"):
        office.bring_paths(office.folder / "nothing.csv")


def test_a_column_is_called_as_the_file_calls_it(office: Office):
    report = office.bring(客户="客户名称,等级\n蓝海,Z\n")

    assert errors(report) == [("客户.csv", 2, "等级")]


def test_a_name_that_two_people_bear_is_asked_for(office: Office):
    office.bring(members="name,aliases,role\n张伟,大伟,rep\n魏大伟,大伟,rep\n")

    report = office.bring(accounts="name,owner\n蓝海,大伟\n")

    assert errors(report) == [("accounts.csv", 2, "owner")]
    assert "魏大伟" in report.errors[0].zh


def test_a_foreign_amount_without_a_rate_is_refused(office: Office):
    office.bring_basics()

    report = office.bring(
        deals="external_id,account,owner,stage,amount,currency\nD9,华东医疗,李雪,lead,5,USD\n"
    )

    assert errors(report) == [("deals.csv", 2, "exchange_rate")]
