"""Follow-ups that are to repeat, to be moved, or that are not there."""

from datetime import date

import pytest

from core.language.understanding import Intent
from core.storage.tables import FollowUp
from tests.records.desk import MEDICAL, Desk, button, labels

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("每周一提醒我联系华东医疗", "11月30日 周一"),
        ("每周日提醒我联系华东医疗", "11月29日 周日"),
        ("remind me every Friday to call 华东医疗", "11月27日 周五"),
    ],
)
def test_a_repeating_reminder_is_offered_once(desk: Desk, text: str, day: str):
    reply = desk.does(Intent.SCHEDULE_FOLLOW_UP, account=MEDICAL, text=text)

    assert "还不能重复提醒" in reply.text
    assert labels(reply) == [day]
    assert desk.rows(FollowUp) == []


def test_the_offered_day_plans_one_and_says_so(desk: Desk):
    desk.does(Intent.SCHEDULE_FOLLOW_UP, account=MEDICAL, text="每周一提醒我联系华东医疗")

    reply = desk.types("1")

    assert desk.row(FollowUp).due_on == date(2026, 11, 30)
    assert "这次只安排了一次" in reply.text


def test_a_reminder_for_every_day_is_offered_for_tomorrow(desk: Desk):
    reply = desk.does(Intent.SCHEDULE_FOLLOW_UP, account=MEDICAL, text="每天提醒我联系华东医疗")

    assert labels(reply)[0] == "明天"


def test_the_button_that_moves_a_follow_up_names_it(desk: Desk):
    desk.does(Intent.SCHEDULE_FOLLOW_UP, account=MEDICAL, due_on=date(2026, 12, 1))
    reply = desk.does(Intent.SCHEDULE_FOLLOW_UP, account=MEDICAL, due_on=TODAY)

    number = desk.row(FollowUp, FollowUp.due_on == TODAY).id
    assert button(reply, "改时间").command == f"改时间 #{number}"


def test_nothing_open_with_a_customer_names_the_customer(desk: Desk):
    reply = desk.does(Intent.SNOOZE_FOLLOW_UP, account=MEDICAL, due_on=TODAY)

    assert f"“下周三跟进 {MEDICAL}”" in reply.text
