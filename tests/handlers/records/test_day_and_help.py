from datetime import date, timedelta
from decimal import Decimal

from sqlalchemy import select

from core.language.understanding import Intent, Scope
from core.storage.changes import Author, begin_change
from core.storage.company import FIRST_COMPANY
from core.storage.tables import Account
from core.vocabulary import ActivityKind
from tests.records.desk import LI, MEDICAL, SANY, TECH, WANG, ZHANG, Desk, labels

TODAY = date(2026, 11, 23)


def test_a_day_without_anything_due_says_so(desk: Desk):
    assert desk.does(Intent.SHOW_DAY).text == "11月23日 周一 · 没有到期的跟进"


def test_my_day_shows_what_is_due_and_what_is_overdue(desk: Desk):
    desk.does(Intent.SCHEDULE_FOLLOW_UP, account=MEDICAL, due_on=TODAY)
    desk.waits(days=1)
    desk.does(Intent.SCHEDULE_FOLLOW_UP, account=TECH, due_on=TODAY + timedelta(days=1))

    reply = desk.does(Intent.SHOW_DAY)

    assert reply.text.startswith("11月24日 周二 · 今天 1 件 · 逾期 1")
    assert labels(reply)[:2] == ["完成 华东医疗", "改到明天 华东医疗"]


def test_my_day_names_what_is_about_to_close(desk: Desk):
    said = {"amount": Decimal(500_000), "close_on": date(2026, 11, 27)}
    desk.does(Intent.CREATE_DEAL, account=MEDICAL, **said)

    assert "本周预计成交：华东医疗 #1" in desk.does(Intent.SHOW_DAY).text


def test_my_day_names_what_has_gone_quiet(desk: Desk):
    desk.does(Intent.CREATE_DEAL, account=MEDICAL, amount=Decimal(500_000))
    desk.waits(days=15)

    assert "好久没动：华东医疗 #1" in desk.does(Intent.SHOW_DAY).text


def test_a_manager_sees_a_members_day(desk: Desk):
    desk.does(Intent.SCHEDULE_FOLLOW_UP, WANG, account=SANY, due_on=TODAY)

    reply = desk.does(Intent.SHOW_DAY, ZHANG, scope=Scope("member", WANG))

    assert reply.text.startswith("王磊 · 11月23日 周一 · 今天 1 件")


def test_a_colleagues_day_is_theirs(desk: Desk):
    reply = desk.does(Intent.SHOW_DAY, LI, scope=Scope("member", WANG))

    assert reply.error_code == "not_allowed"


def test_my_day_names_who_has_waited_too_long_for_their_tier(desk: Desk):
    _set_tiers(desk, {MEDICAL: "A", TECH: "D"})
    desk.does(Intent.LOG_ACTIVITY, account=MEDICAL, activity=ActivityKind.CALL)
    desk.does(Intent.LOG_ACTIVITY, account=TECH, activity=ActivityKind.CALL)
    desk.waits(days=8)

    text = desk.does(Intent.SHOW_DAY).text

    assert "该联系了：华东医疗（A 级，8 天没有跟进）" in text
    assert "远大科技" not in text


def test_a_customer_with_a_plan_does_not_wait(desk: Desk):
    _set_tiers(desk, {MEDICAL: "A"})
    desk.does(Intent.SCHEDULE_FOLLOW_UP, account=MEDICAL, due_on=TODAY + timedelta(days=30))

    assert "该联系了" not in desk.does(Intent.SHOW_DAY).text


def test_a_managers_day_counts_what_the_team_owes(desk: Desk):
    desk.does(Intent.SCHEDULE_FOLLOW_UP, WANG, account=SANY, due_on=TODAY)
    desk.waits(days=1)

    assert "团队：今天 0 条跟进，逾期 1 条" in desk.does(Intent.SHOW_DAY, ZHANG).text


def test_how_one_stands_is_not_told_to_a_channel(desk: Desk):
    desk.room = desk.channel()

    reply = desk.does(Intent.LOG_ACTIVITY, account=MEDICAL, activity=ActivityKind.VISIT)

    assert "积分" not in reply.text


def _set_tiers(desk: Desk, tiers: dict[str, str]) -> None:
    with desk.database.writing(FIRST_COMPANY) as session:
        begin_change(session, Author(None, "test", "tiers"), "import", desk.clock.now())
        for account in session.scalars(select(Account)):
            account.tier = tiers.get(account.name)
