"""What an import makes of good files."""

from datetime import UTC, date, datetime

from core.storage.changes import as_written, row_key
from core.storage.tables import (
    Account,
    Activity,
    Change,
    ChangeRow,
    Channel,
    Company,
    Deal,
    FollowUp,
    Payment,
    Person,
    Region,
    StageEntry,
    Target,
    Team,
)
from tests.files.office import ACCOUNTS, DEALS, MEMBERS, Office


def test_members_bring_their_team_and_know_their_manager(office_on_both: Office):
    office_on_both.bring(members=MEMBERS)

    rep, manager = (office_on_both.row(Person, name=name) for name in ("李雪", "王磊"))
    team = office_on_both.row(Team, name="上海队")
    assert (rep.manager_id, rep.team_id) == (manager.id, team.id)
    assert rep.aliases == ["小李", "Snow"]
    assert team.region_id == office_on_both.row(Region, key="east").id


def test_a_region_of_its_own_is_made(office: Office):
    office.bring(members="name,role,region\n李雪,rep,长三角\n")

    assert office.row(Region, zh="长三角").id == office.row(Person, name="李雪").region_id


def test_an_empty_region_cell_takes_the_teams(office: Office):
    office.bring(members="name,role,team,region\n王磊,经理,上海队,华东\n李雪,销售,上海队,\n")

    assert office.row(Person, name="李雪").region_id == office.row(Region, key="east").id


def test_headers_and_values_may_be_chinese(office: Office):
    office.bring_basics()
    office.bring(跟进记录="类型,客户,销售,时间,内容\n拜访,华东医疗,小李,2026/3/5 14:30,聊报价\n")

    activity = office.row(Activity, type="visit")
    assert activity.occurred_at == datetime(2026, 3, 5, 6, 30, tzinfo=UTC)
    assert activity.occurred_on == date(2026, 3, 5)


def test_amounts_become_minor_units(office: Office):
    office.bring_basics()

    assert office.row(Deal, external_id="D2").amount_minor == 120_050


def test_a_foreign_amount_is_converted_at_its_own_rate(office: Office):
    office.bring_basics()
    office.bring(
        deals="external_id,account,owner,stage,amount,currency,exchange_rate\n"
        "D9,华东医疗,李雪,lead,1000,USD,7.1234\n"
    )

    deal = office.row(Deal, external_id="D9")
    assert (deal.amount_minor, deal.value_minor) == (100_000, 712_340)


def test_a_closed_deal_counts_where_its_owner_is(office: Office):
    office.bring_basics()

    won, still_open = (office.row(Deal, external_id=name) for name in ("D2", "D1"))
    assert won.closed_team_id == office.row(Team, name="上海队").id
    assert still_open.closed_team_id is None


def test_a_closed_deal_stays_where_it_was_won(office: Office):
    office.bring_basics()
    office.bring(members=MEMBERS.replace("上海队", "杭州队"))

    report = office.bring(deals=DEALS)

    won = office.row(Deal, external_id="D2")
    assert won.closed_team_id == office.row(Team, name="上海队").id
    assert report.changed == 0


def test_deals_are_numbered_in_order(office: Office):
    office.bring_basics()

    assert [office.row(Deal, external_id=name).number for name in ("D1", "D2")] == [1, 2]
    assert office.row(Company).last_deal_number == 2


def test_the_rest_of_the_files_finds_its_rows(office_on_both: Office):
    office_on_both.bring_basics(
        follow_ups="account,member,due_on,due_at,note\n华东医疗,李雪,2026-12-01,下午3点半,报价\n",
        payments="deal,due_on,amount,paid_on\nD2,2026-05-01,1200.50,2026-05-03\n",
        targets="scope,name,metric,period,value\nteam,上海队,销售额,2026年第四季度,100万\n",
        channels="scope,name,platform,channel_id,purposes\n区域,华东,企微,C1,排行榜、周报\n",
    )

    assert office_on_both.row(FollowUp).due_at == "15:30"
    assert office_on_both.row(Payment).paid_value_minor == 120_050
    assert office_on_both.row(Target, period="2026-Q4").value == 1_000_000
    assert office_on_both.row(Channel, platform="wecom").purposes == ["leaderboard", "weekly"]


def test_the_same_files_again_change_nothing(office_on_both: Office):
    office_on_both.bring_basics()
    before = office_on_both.contents()

    report = office_on_both.bring_basics()

    assert (report.new, report.changed, report.unchanged) == (0, 0, 5)
    assert report.change_id is None
    assert office_on_both.contents() == before


def test_a_changed_row_updates(office_on_both: Office):
    office_on_both.bring_basics()

    report = office_on_both.bring(accounts=ACCOUNTS.replace(",A,", ",B,"))

    assert (report.new, report.changed) == (0, 1)
    assert office_on_both.row(Account, short_name="华东医疗").tier == "B"


def test_a_column_that_is_not_in_the_file_is_left_alone(office: Office):
    office.bring_basics()

    office.bring(accounts="name,industry\n华东医疗器械有限公司,医疗\n")

    account = office.row(Account, industry="医疗")
    assert (account.tier, account.short_name) == ("A", "华东医疗")


def test_everything_belongs_to_one_change(office_on_both: Office):
    report = office_on_both.bring_basics()

    rows = office_on_both.rows(ChangeRow)
    assert {row.change_id for row in rows} == {report.change_id}
    assert sorted(row.position for row in rows) == list(range(len(rows)))
    assert office_on_both.row(Change).intent == "import"


def test_the_change_holds_what_the_session_would_have_written(office_on_both: Office):
    office_on_both.bring_basics(stage_history="deal,stage,entered_on\nD2,报价,2026-03-10\n")

    recorded = {(r.table_name, r.row_key): r.after for r in office_on_both.rows(ChangeRow)}
    for model in (Person, Team, Account, Deal, StageEntry):
        for row in office_on_both.rows(model):
            assert recorded[model.__tablename__, row_key(row)] == as_written(row)


def test_a_change_keeps_the_row_before_and_after(office: Office):
    office.bring_basics()
    office.bring(accounts=ACCOUNTS.replace(",A,", ",B,"))

    [changed] = [row for row in office.rows(ChangeRow) if row.before is not None]
    assert (changed.table_name, changed.before["tier"], changed.after["tier"]) == (
        "accounts",
        "A",
        "B",
    )


def test_a_dry_run_reports_and_keeps_nothing(office: Office):
    report = office.bring(dry_run=True, members=MEMBERS)

    assert (report.new, report.saved) == (2, False)
    assert office.rows(Person) == []


def test_new_names_renew_the_index_of_names(office: Office):
    office.bring_basics()
    version = office.row(Company).names_version
    office.bring(activities="type,account,member,occurred_at\nvisit,华东医疗,李雪,2026-03-05\n")

    assert version == 1
    assert office.row(Company).names_version == 1


def test_an_activity_counts_as_work_on_the_open_deal(office: Office):
    office.bring_basics()
    office.bring(activities="type,account,member,occurred_at\nvisit,华东医疗,李雪,2026-06-05\n")

    deal = office.row(Deal, external_id="D1")
    assert deal.touched_on == date(2026, 6, 5)
    assert office.row(Activity).deal_id == deal.id


def test_alike_activities_of_a_chat_pair_off(office: Office):
    office.bring_basics()
    file = "type,account,member,occurred_at,score\nvisit,华东医疗,李雪,2026-03-05,8\n"
    office.bring(activities=file)

    report = office.bring(activities=file + file.splitlines()[1] + "\n")

    assert (report.new, report.unchanged) == (0, 2)
