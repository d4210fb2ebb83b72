"""Who is given a new deal or lead answers within two working hours."""

from datetime import date, datetime, time

import pytest

from core.calendar import WorkCalendar
from core.storage.changes import Author, begin_change
from core.storage.records.follow_ups import Due
from core.storage.records.leads import answer_due
from core.storage.tables import Account, FollowUp
from tests.company import MONDAY, SHANGHAI, Chat


@pytest.mark.parametrize(
    ("now", "due"),
    [
        ("2026-11-23T10:00+08:00", Due(date(2026, 11, 23), time(12, 0))),
        ("2026-11-23T08:00+08:00", Due(date(2026, 11, 23), time(11, 0))),
        ("2026-11-23T17:30+08:00", Due(date(2026, 11, 24), time(10, 30))),
        ("2026-11-27T16:30+08:00", Due(date(2026, 11, 30), time(9, 30))),
        ("2026-11-28T12:00+08:00", Due(date(2026, 11, 30), time(11, 0))),
        ("2026-09-30T17:00+08:00", Due(date(2026, 10, 8), time(10, 0))),
    ],
)
def test_two_working_hours_pass_over_nights_and_days_off(now: str, due: Due):
    moment = datetime.fromisoformat(now).astimezone(SHANGHAI)

    assert answer_due(moment, WorkCalendar()) == due


def promises(chat: Chat) -> list[tuple[int, str | None]]:
    return [(one.member_id, one.due_at) for one in chat.rows(FollowUp)]


def test_a_deal_that_a_manager_opens_for_a_rep_is_to_be_answered(chat: Chat):
    reply = chat.says("新商机 华东医疗 50万", "张敏")

    assert "2 个工作小时内回应: 11月23日 周一 12:00" in reply.text
    assert promises(chat) == [(chat.ids["李雪"], "12:00")]


def test_ones_own_new_deal_plans_nothing(chat: Chat):
    chat.says("新商机 华东医疗 50万")

    assert promises(chat) == []


def test_a_day_that_was_said_stands(chat: Chat):
    chat.says("新商机 华东医疗 50万，下周三跟进", "张敏")

    assert [due_at for _, due_at in promises(chat)] == [None]


def test_a_lead_that_was_nobodys_is_answered_by_whom_it_is_given_to(chat: Chat):
    with chat.database.writing(1) as session:
        begin_change(session, Author(None, "test", "pool"), "import", MONDAY)
        session.query(Account).filter_by(short_name="远大科技").one().owner_id = None

    chat.says("把远大科技转给王磊", "张敏")

    assert promises(chat) == [(chat.ids["王磊"], "12:00")]


def test_the_first_contact_keeps_the_promise(chat: Chat):
    chat.says("新商机 华东医疗 50万", "张敏")

    chat.says("给华东医疗打了电话")

    assert [one.done_on for one in chat.rows(FollowUp)] == [date(2026, 11, 23)]
