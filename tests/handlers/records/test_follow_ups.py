from datetime import date, time, timedelta

import pytest

from core.language.understanding import Intent, Scope
from core.periods import day, week_containing
from core.storage.tables import FollowUp, Point
from core.vocabulary import ActivityKind
from tests.records.desk import LI, MEDICAL, SANY, TECH, WANG, ZHANG, Desk, labels

TODAY = date(2026, 11, 23)
WEDNESDAY = date(2026, 11, 25)


def test_a_follow_up_says_its_weekday_and_time(desk: Desk):
    said = {"due_on": WEDNESDAY, "due_at": time(15), "activity": ActivityKind.CALL}
    reply = desk.does(Intent.SCHEDULE_FOLLOW_UP, account=MEDICAL, **said)

    assert "下次跟进: 11月25日 周三 15:00" in reply.text
    assert desk.row(FollowUp).activity == "call"


def test_the_same_follow_up_twice_is_planned_once(desk: Desk):
    for _ in range(2):
        desk.does(Intent.SCHEDULE_FOLLOW_UP, account=MEDICAL, due_on=WEDNESDAY)

    assert len(desk.rows(FollowUp)) == 1


def test_a_follow_up_without_a_day_is_asked_for_one(desk: Desk):
    desk.does(Intent.SCHEDULE_FOLLOW_UP, account=MEDICAL)

    desk.types("明天")

    assert desk.row(FollowUp).due_on == TODAY + timedelta(days=1)


def test_a_time_that_is_over_is_asked_about(desk: Desk):
    said = {"due_on": TODAY, "due_at": time(9)}
    reply = desk.does(Intent.SCHEDULE_FOLLOW_UP, account=MEDICAL, **said)

    assert "已经过了" in reply.text
    assert desk.rows(FollowUp) == []


def test_done_on_time_earns_two_points(desk: Desk):
    desk.does(Intent.SCHEDULE_FOLLOW_UP, account=MEDICAL, due_on=TODAY)

    reply = desk.does(Intent.COMPLETE_FOLLOW_UP, account=MEDICAL)

    assert desk.row(FollowUp).done_on == TODAY
    assert desk.row(Point).points == 2
    assert "跟进已完成" in reply.text


def test_done_late_earns_nothing(desk: Desk):
    desk.does(Intent.SCHEDULE_FOLLOW_UP, account=MEDICAL, due_on=TODAY)
    desk.waits(days=1)

    reply = desk.does(Intent.COMPLETE_FOLLOW_UP, account=MEDICAL)

    assert desk.rows(Point) == []
    assert "晚了" in reply.text


@pytest.mark.parametrize(("minutes", "points"), [(60, 1), (61, 0)])
def test_a_stated_time_is_the_deadline(desk: Desk, minutes: int, points: int):
    desk.does(Intent.SCHEDULE_FOLLOW_UP, account=MEDICAL, due_on=TODAY, due_at=time(11))
    desk.waits(minutes=minutes)

    desk.does(Intent.COMPLETE_FOLLOW_UP, account=MEDICAL)

    assert len(desk.rows(Point)) == points


def test_a_day_off_is_due_by_the_next_working_day(desk: Desk):
    desk.does(Intent.SCHEDULE_FOLLOW_UP, account=MEDICAL, due_on=date(2026, 11, 28))
    desk.waits(days=7)

    desk.does(Intent.COMPLETE_FOLLOW_UP, account=MEDICAL)

    assert desk.row(Point).points == 2


def test_several_open_ones_are_a_question(desk: Desk):
    desk.does(Intent.SCHEDULE_FOLLOW_UP, account=MEDICAL, due_on=WEDNESDAY)
    desk.does(Intent.SCHEDULE_FOLLOW_UP, account=TECH, due_on=TODAY)

    reply = desk.does(Intent.COMPLETE_FOLLOW_UP)

    assert labels(reply) == [f"{TECH} 11月23日 周一", f"{MEDICAL} 11月25日 周三"]


def test_the_answer_completes_the_chosen_one(desk: Desk):
    desk.does(Intent.SCHEDULE_FOLLOW_UP, account=MEDICAL, due_on=WEDNESDAY)
    desk.does(Intent.SCHEDULE_FOLLOW_UP, account=TECH, due_on=TODAY)
    desk.does(Intent.COMPLETE_FOLLOW_UP)

    desk.types("2")

    assert desk.row(FollowUp, FollowUp.done_on.is_not(None)).account_id == desk.account().id


def test_a_second_press_of_done_changes_nothing(desk: Desk):
    desk.does(Intent.SCHEDULE_FOLLOW_UP, account=MEDICAL, due_on=TODAY)
    number = desk.row(FollowUp).id

    replies = [desk.does(Intent.COMPLETE_FOLLOW_UP, record=number) for _ in range(2)]

    assert "已经完成了" in replies[1].text
    assert len(desk.rows(Point)) == 1


def test_nothing_open_is_said(desk: Desk):
    assert "没有待办的跟进" in desk.does(Intent.COMPLETE_FOLLOW_UP).text


def test_a_follow_up_is_put_off(desk: Desk):
    desk.does(Intent.SCHEDULE_FOLLOW_UP, account=MEDICAL, due_on=TODAY)

    reply = desk.does(Intent.SNOOZE_FOLLOW_UP, account=MEDICAL, due_on=WEDNESDAY)

    assert desk.row(FollowUp).due_on == WEDNESDAY
    assert "11月23日 周一 → 11月25日 周三" in reply.text


def test_putting_off_asks_until_when(desk: Desk):
    desk.does(Intent.SCHEDULE_FOLLOW_UP, account=MEDICAL, due_on=TODAY)
    desk.does(Intent.SNOOZE_FOLLOW_UP, account=MEDICAL)

    desk.types("下周一")

    assert desk.row(FollowUp).due_on == date(2026, 11, 30)


def test_a_manager_puts_off_a_reps_follow_up_and_the_rep_is_told(desk: Desk):
    desk.does(Intent.SCHEDULE_FOLLOW_UP, WANG, account=SANY, due_on=TODAY)

    desk.does(Intent.SNOOZE_FOLLOW_UP, ZHANG, account=SANY, due_on=WEDNESDAY)

    assert desk.row(FollowUp).due_on == WEDNESDAY
    assert len(desk.posts(f"person:{desk.ids[WANG]}")) == 1


def test_a_colleagues_follow_up_is_not_mine_to_finish(desk: Desk):
    desk.does(Intent.SCHEDULE_FOLLOW_UP, WANG, account=SANY, due_on=TODAY)
    number = desk.row(FollowUp).id

    reply = desk.does(Intent.COMPLETE_FOLLOW_UP, LI, record=number)

    assert reply.error_code == "not_allowed"


def test_the_list_starts_with_what_is_overdue(desk: Desk):
    desk.does(Intent.SCHEDULE_FOLLOW_UP, account=MEDICAL, due_on=TODAY)
    desk.waits(days=2)
    desk.does(Intent.SCHEDULE_FOLLOW_UP, account=TECH, due_on=WEDNESDAY)

    reply = desk.does(Intent.SHOW_FOLLOW_UPS)

    assert reply.text.startswith("待跟进 2 条 · 逾期 1 · 今天 1\n1. 11月23日 周一 · 华东医疗")


def test_a_manager_sees_a_members_follow_ups(desk: Desk):
    desk.does(Intent.SCHEDULE_FOLLOW_UP, WANG, account=SANY, due_on=TODAY)

    reply = desk.does(Intent.SHOW_FOLLOW_UPS, ZHANG, scope=Scope("member", WANG))

    assert "三一重工股份有限公司 · 王磊" in reply.text


def test_a_managers_list_is_the_teams(desk: Desk):
    desk.does(Intent.SCHEDULE_FOLLOW_UP, WANG, account=SANY, due_on=TODAY)

    assert "三一重工" in desk.does(Intent.SHOW_FOLLOW_UPS, ZHANG).text
    assert "没有待办的跟进" in desk.does(Intent.SHOW_FOLLOW_UPS, ZHANG, scope=Scope("me")).text


def test_a_long_list_says_how_many_are_left_out(desk: Desk):
    for days in range(1, 15):
        due_on = TODAY + timedelta(days=days)
        desk.does(Intent.SCHEDULE_FOLLOW_UP, account=MEDICAL, due_on=due_on)

    reply = desk.does(Intent.SHOW_FOLLOW_UPS)

    assert reply.text.startswith("待跟进 14 条")
    assert "还有 2 条" in str(reply.card)


def test_a_colleagues_follow_ups_are_refused(desk: Desk):
    reply = desk.does(Intent.SHOW_FOLLOW_UPS, LI, scope=Scope("member", WANG))

    assert reply.error_code == "not_allowed"


def test_two_days_later_counts_from_when_it_was_due(desk: Desk):
    desk.does(Intent.SCHEDULE_FOLLOW_UP, account=MEDICAL, due_on=WEDNESDAY)

    said = {"due_on": TODAY + timedelta(days=2), "text": "华东医疗的跟进推迟两天"}
    desk.does(Intent.SNOOZE_FOLLOW_UP, account=MEDICAL, **said)

    assert desk.row(FollowUp).due_on == WEDNESDAY + timedelta(days=2)


def test_a_bare_time_moves_it_on_its_own_day(desk: Desk):
    desk.does(Intent.SCHEDULE_FOLLOW_UP, account=MEDICAL, due_on=WEDNESDAY, due_at=time(9))

    desk.does(Intent.SNOOZE_FOLLOW_UP, account=MEDICAL, due_at=time(17))

    assert (desk.row(FollowUp).due_on, desk.row(FollowUp).due_at) == (WEDNESDAY, "17:00")


def test_a_win_keeps_what_was_promised_for_today(desk: Desk):
    desk.does(Intent.SCHEDULE_FOLLOW_UP, account=MEDICAL, due_on=TODAY)

    desk.does(Intent.WIN_DEAL, account=MEDICAL)

    assert desk.row(FollowUp).done_on == TODAY


def test_tomorrows_list_holds_tomorrow_only(desk: Desk):
    for days in (0, 1, 2):
        due_on = TODAY + timedelta(days=days)
        desk.does(Intent.SCHEDULE_FOLLOW_UP, account=MEDICAL, due_on=due_on)

    tomorrow = day(TODAY + timedelta(days=1))

    assert "待跟进 1 条" in desk.does(Intent.SHOW_FOLLOW_UPS, period=tomorrow).text
    assert "待跟进 1 条" in desk.does(Intent.SHOW_DAY, period=tomorrow).text


def test_this_weeks_list_holds_what_is_overdue_as_well(desk: Desk):
    desk.does(Intent.SCHEDULE_FOLLOW_UP, account=MEDICAL, due_on=TODAY)
    desk.waits(days=1)
    desk.does(Intent.SCHEDULE_FOLLOW_UP, account=MEDICAL, due_on=date(2026, 12, 9))

    this_week = week_containing(TODAY)

    assert "待跟进 1 条 · 逾期 1" in desk.does(Intent.SHOW_FOLLOW_UPS, period=this_week).text
