"""What cannot be, or can be meant in several ways, is said or asked before anything is written."""

import pytest

from core.storage.tables import Account, Deal, FollowUp, Payment, Target
from tests.company import Chat
from tests.records.desk import labels


def test_of_several_amounts_in_a_row_the_right_one_is_asked_for(chat: Chat):
    asked = chat.says("华东医疗签了50万，100万，200万")

    assert labels(asked) == ["¥50万", "¥100万", "¥200万"]
    assert chat.rows(Deal) == []


@pytest.mark.parametrize(("said", "worth"), [("100万", 100), ("2", 100), ("80万", 80)])
def test_the_amount_is_told_by_itself_by_its_place_or_anew(chat: Chat, said: str, worth: int):
    chat.says("华东医疗签了50万，100万，200万")

    chat.says(said)

    assert [deal.amount_minor for deal in chat.rows(Deal)] == [worth * 1_000_000]


def test_of_two_amounts_paid_one_is_asked_for(chat: Chat):
    asked = chat.says("远大科技回款5万/8万")

    assert "2 个金额" in asked.text
    assert chat.rows(Payment) == []


@pytest.mark.parametrize(
    "said", ["华东医疗签了50,000", "华东医疗签了50万，50万", "华东医疗签了50万，首付20万"]
)
def test_one_amount_is_not_asked_about(chat: Chat, said: str):
    chat.says(said)

    assert len(chat.rows(Deal)) == 1


@pytest.mark.parametrize("said", ["明天25点拜访华东医疗", "明天14:75拜访华东医疗"])
def test_an_hour_that_no_clock_has_is_not_dropped_silently(chat: Chat, said: str):
    assert "0 到 24 点" in chat.says(said).text
    assert chat.rows(FollowUp) == []


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("漏斗 2026-13", "2026-13"),
        ("漏斗 2026-02-30", "2026-02-30"),
        ("排行 第99周", "第99周"),
        ("预测 2026-Q5", "Q5"),
    ],
)
def test_a_day_that_does_not_exist_is_not_taken_for_the_present_period(chat, said, words):
    assert f"没有“{words}”" in chat.says(said).text


def test_a_target_of_visits_is_a_whole_number(chat: Chat):
    assert "整数" in chat.says("华东一部本月拜访目标3.5次", "张敏").text
    assert chat.rows(Target) == []


def test_both_new_customers_of_a_plan_are_asked_about(chat: Chat):
    asked = chat.says("下周三拜访甲乙科技、丙丁食品")
    assert "甲乙科技、丙丁食品" in asked.text

    chat.says("都新建")

    assert len(chat.rows(FollowUp)) == 2
    assert {"甲乙科技", "丙丁食品"} <= {account.name for account in chat.rows(Account)}


@pytest.mark.parametrize(("answer", "worth"), [("50万", 50), ("1", 30), ("40万", 40)])
def test_which_end_of_a_range_a_new_deal_is_worth_is_asked(chat: Chat, answer: str, worth: int):
    assert labels(chat.says("新商机 华东医疗 30到50万")) == ["¥30万", "¥50万"]
    assert chat.rows(Deal) == []

    chat.says(answer)

    assert [deal.amount_minor for deal in chat.rows(Deal)] == [worth * 1_000_000]


def test_a_change_from_one_amount_to_another_is_no_range(chat: Chat):
    chat.says("新商机 华东医疗 30万")

    chat.says("华东医疗的金额从30万改到50万")

    assert [deal.amount_minor for deal in chat.rows(Deal)] == [50_000_000]
