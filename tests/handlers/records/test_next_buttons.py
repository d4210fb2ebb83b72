"""What a card offers next: another day for a plan, a win only where it is about to come."""

from datetime import timedelta

import pytest

from core.storage.tables import FollowUp
from tests.company import Chat
from tests.records.desk import button, labels


def style_of_the_win(chat: Chat, order: str) -> str:
    return button(chat.says(order), "赢单").style


@pytest.mark.parametrize("order", ["新商机 华东医疗 50万", "拜访华东医疗，进入报价，50万"])
def test_a_win_is_no_likely_next_step_before_the_last_stage(chat: Chat, order: str):
    assert style_of_the_win(chat, order) == "plain"


@pytest.mark.parametrize("order", ["华东医疗进入合同流程", "拜访华东医疗，走合同流程，50万"])
def test_a_win_is_the_next_step_from_the_last_stage_on(chat: Chat, order: str):
    chat.says("新商机 华东医疗 50万")

    assert style_of_the_win(chat, order) == "primary"


def test_a_visit_with_a_follow_up_offers_another_day_and_undo(chat: Chat):
    said = chat.says("拜访华东医疗,张总嫌价格高,下周三再跟进")

    assert labels(said) == ["改时间", "撤销"]


@pytest.mark.parametrize("words", ["改时间", "改个时间", "reschedule", "change the day", "改期"])
def test_another_day_is_asked_for_what_was_planned_just_now(chat: Chat, words: str):
    chat.says("提醒我明天跟进华东医疗")
    chat.says("拜访华东医疗,张总嫌价格高,下周三再跟进")

    chat.says(words)
    chat.says("12月4日")

    days = {f"{one.due_on:%m-%d}" for one in chat.rows(FollowUp) if one.done_on is None}
    assert "12-04" in days
    assert "12-02" not in days


def test_another_day_for_nothing_planned_lately_asks_which_plan(chat: Chat):
    chat.says("提醒我明天跟进华东医疗")
    chat.says("提醒我后天跟进远大科技")
    chat.clock.moment += timedelta(hours=1)

    assert chat.says("改时间").text == "哪一条跟进？"


@pytest.mark.parametrize("said", ["能改时间吗？", "不改时间", "他说要改时间", "别改时间了"])
def test_who_asks_or_denies_or_reports_moves_no_plan(chat: Chat, said: str):
    chat.says("提醒我明天跟进华东医疗")

    assert chat.says(said).changed == ()
    assert chat.says("12月4日").changed == ()
