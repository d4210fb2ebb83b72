"""Days and sums that cannot be what was meant are asked about or refused, and nothing else lost."""

from datetime import date

import pytest

from core.storage.tables import Activity, Deal, FollowUp
from tests.company import Chat


def test_a_win_on_a_day_that_does_not_exist_is_refused(chat: Chat):
    assert "没有“13月1日”这一天" in chat.says("华东医疗 13月1日签了 20万").text
    assert chat.rows(Deal) == []


def test_a_visit_keeps_its_place_beside_a_follow_up_on_no_day(chat: Chat):
    said = chat.says("拜访华东医疗，下周八再跟进").text

    assert "没有“下周八”这一天" in said
    assert len(chat.rows(Activity)) == 1
    assert chat.rows(FollowUp) == []


def test_a_follow_up_on_no_day_asks_for_one(chat: Chat):
    chat.says("Dec 45 follow up with 华东医疗")

    assert chat.rows(FollowUp) == []


def test_a_day_that_is_just_over_is_not_moved_to_next_year(chat: Chat):
    over = chat.clock.now().date().replace(day=1)

    said = chat.says(f"拜访华东医疗，{over.month}月{over.day}日再跟进").text

    assert "已经过了" in said
    assert chat.rows(FollowUp) == []


def test_a_range_of_sums_wins_nothing(chat: Chat):
    assert "金额范围" in chat.says("华东医疗赢单 20-30 万").text
    assert chat.rows(Deal) == []


def test_a_sum_beyond_all_deals_is_too_large(chat: Chat):
    assert "太大了" in chat.says("华东医疗赢单 99999999999万").text


def test_a_day_with_its_year_is_taken_as_it_is(chat: Chat):
    over = chat.clock.now().date().replace(day=1)
    chat.says(f"拜访华东医疗，{over.year + 1}年{over.month}月{over.day}日再跟进")

    assert [one.due_on for one in chat.rows(FollowUp)] == [date(over.year + 1, over.month, 1)]


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("昨天再跟进华东医疗", "昨天已经过了。什么时候跟进？"),
        ("前天再跟进华东医疗", "前天已经过了。什么时候跟进？"),
        ("今天早上8点跟进华东医疗", "今天 08:00 已经过了，改到什么时候？"),
        ("11月1日跟进华东医疗", "11月1日 周日 已经过了，改到什么时候？"),
        ("follow up with Acme yesterday", "Yesterday is already over. When will you follow up?"),
        (
            "follow up with Acme last Friday",
            "Fri, Nov 20 is already over. When will you follow up?",
        ),
        ("follow up with Acme at 8am today", "Today at 08:00 is already over. When instead?"),
    ],
)
def test_a_plan_for_a_day_that_is_past_is_told_so(chat: Chat, said: str, answer: str):
    assert chat.says(said).text == answer


def test_a_follow_up_put_off_to_the_past_is_told_so(chat: Chat):
    chat.says("周五跟进华东医疗")

    said = chat.says("推迟华东医疗的跟进到昨天").text

    assert said == "昨天已经过了。改到什么时候？"


def test_a_month_that_no_year_has_plans_nothing_in_that_year(chat: Chat):
    assert "没有“13月”这一天" in chat.says("明年13月提醒我拜访华东医疗").text
    assert chat.rows(FollowUp) == []
