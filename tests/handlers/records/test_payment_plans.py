from datetime import date, timedelta

import pytest

from core.storage.company import FIRST_COMPANY
from core.storage.tables import Payment
from jobs.payments_due import unpaid_of
from jobs.scene import scene_of
from tests.company import Chat

PLAN = "华东医疗回款计划 12月15日 30万，1月15日 20万"
DUE = [(date(2026, 12, 15), 30_000_000), (date(2027, 1, 15), 20_000_000)]


@pytest.fixture
def won(chat: Chat) -> Chat:
    chat.says("华东医疗签了，50万")
    return chat


def planned(chat: Chat) -> list[tuple[date, int]]:
    rows = [row for row in chat.rows(Payment) if row.paid_on is None]
    return sorted((row.due_on, row.amount_minor) for row in rows)


@pytest.mark.parametrize(
    "typed",
    [
        PLAN,
        "华东医疗的回款计划：12月15日30万、1月15日20万",
        "payment plan 华东医疗 Dec 15 30万, Jan 15 20万",
        "回款计划 12月15日 30万, 1月15日 20万",
        "#1 回款计划 12月15日 30万, 1月15日 20万",
    ],
)
def test_payments_are_planned_in_a_sentence(won: Chat, typed: str):
    reply = won.says(typed)

    assert planned(won) == DUE
    assert reply.text.startswith(("已排回款计划 · 华东医疗器械有限公司 2 笔", "Payments planned"))


def test_a_new_plan_takes_the_old_ones_place(chat_on_both: Chat):
    chat_on_both.says("华东医疗签了，50万")
    chat_on_both.says(PLAN)

    chat_on_both.says("华东医疗回款计划 12月15日 10万，2月1日 40万")

    assert planned(chat_on_both) == [
        (date(2026, 12, 15), 10_000_000),
        (date(2027, 2, 1), 40_000_000),
    ]


def test_undo_brings_the_old_plan_back(chat_on_both: Chat):
    chat_on_both.says("华东医疗签了，50万")
    chat_on_both.says(PLAN)
    chat_on_both.says("华东医疗回款计划 2月1日 50万")

    chat_on_both.says("撤销")

    assert planned(chat_on_both) == DUE


def test_what_is_not_planned_is_said(won: Chat):
    assert "未排: ¥20万" in won.says("华东医疗回款计划 12月15日 30万").text


def test_more_than_is_owed_is_refused(won: Chat):
    reply = won.says("华东医疗回款计划 12月15日 80万")

    assert reply.error_code == "too_much"
    assert planned(won) == []


def test_a_day_without_an_amount_is_refused(won: Chat):
    reply = won.says("华东医疗回款计划 12月15日，1月15日 20万")

    assert "每一笔写一个日期和一个金额" in reply.text
    assert planned(won) == []


def test_a_payment_before_its_day_keeps_the_plan(won: Chat):
    won.says(PLAN)

    won.says("华东医疗回款30万")

    assert "早 22 天" in won.says("华东医疗未回款").text
    assert planned(won) == DUE[1:]


def test_a_payment_in_part_leaves_the_rest_open(won: Chat):
    won.says(PLAN)

    won.says("华东医疗回款10万")

    assert planned(won) == [(DUE[0][0], 20_000_000), DUE[1]]


def test_more_than_one_part_at_once_fills_the_next(won: Chat):
    won.says(PLAN)

    won.says("华东医疗回款35万")

    assert planned(won) == [(DUE[1][0], 15_000_000)]


def test_a_payment_taken_back_is_open_again(chat_on_both: Chat):
    chat_on_both.says("华东医疗签了，50万")
    chat_on_both.says(PLAN)
    chat_on_both.says("华东医疗回款35万")

    chat_on_both.says("撤销")

    assert planned(chat_on_both) == DUE
    assert all(row.paid_amount_minor is None for row in chat_on_both.rows(Payment))


def test_more_than_all_is_asked_about_first(won: Chat):
    reply = won.says("华东医疗回款80万")

    assert "确定吗" in reply.text
    assert won.rows(Payment) == []


def test_what_is_overdue_is_told(won: Chat):
    won.says("华东医疗回款计划 明天 30万，1月15日 20万")
    won.clock.moment += timedelta(days=6)

    shown = won.words("华东医疗还有多少没回款")

    assert "逾期 5 天" in shown
    assert "其中逾期: ¥30万" in shown


@pytest.mark.parametrize(
    "typed", ["待回款", "我的应收", "应收款有多少", "open payments", "我的回款计划"]
)
def test_all_that_is_to_come_is_listed(won: Chat, typed: str):
    won.says(PLAN)

    reply = won.says(typed)

    assert reply.data["open"] == 500_000
    assert "华东医疗器械有限公司" in reply.text


def test_overdue_ones_alone_are_listed(won: Chat):
    won.says("华东医疗回款计划 明天 30万")
    won.says("远大科技签了，10万")
    won.clock.moment += timedelta(days=3)

    reply = won.says("逾期回款")

    assert "远大" not in reply.text
    assert reply.data["overdue"] == 300_000


def test_a_manager_sees_the_teams_and_no_other(won: Chat):
    won.says("华南精密签了，10万", "陈晨")

    assert won.says("我们组的应收", "张敏").data["open"] == 500_000
    assert won.says("华东一部的应收", "陈晨").error_code == "not_allowed"


def test_a_colleague_sees_no_plan(won: Chat):
    won.says(PLAN)

    reply = won.says("华东医疗回款计划", "王磊")

    assert reply.error_code == "not_allowed"
    assert "30万" not in reply.text


def test_a_colleague_plans_nothing(won: Chat):
    assert won.says(PLAN, "王磊").error_code == "not_allowed"
    assert planned(won) == []


def test_who_takes_a_customer_over_collects_its_money(won: Chat):
    won.says(PLAN)
    won.says("把华东医疗转给王磊")

    reply = won.says("华东医疗回款30万", "王磊")

    assert reply.error_code is None
    assert planned(won) == DUE[1:]
    assert "华东医疗器械有限公司" in won.says("待回款", "王磊").text


def test_a_plan_that_another_took_the_place_of_is_not_restored(chat_on_both: Chat):
    chat_on_both.says("华东医疗签了，50万")
    chat_on_both.says(PLAN)
    chat_on_both.says("撤销")
    chat_on_both.says("华东医疗回款计划 12月15日 50万")

    reply = chat_on_both.says("恢复")

    assert reply.error_code == "built_upon"
    assert planned(chat_on_both) == [(DUE[0][0], 50_000_000)]


def test_a_leavers_payments_fall_due_for_who_took_the_customer_over(won: Chat):
    won.says(PLAN)
    won.says("李雪离职，客户都转给王磊", "何佳")

    with won.database.reading(FIRST_COMPANY) as session:
        scene = scene_of(session, won.clock.now())
        due = {name: len(unpaid_of(scene, [won.ids[name]], DUE[1][0])) for name in ("李雪", "王磊")}

    assert due == {"李雪": 0, "王磊": 2}


def test_a_lost_deal_is_asked_for_no_money(chat: Chat):
    chat.says("新商机 华东医疗 50万")
    chat.says(PLAN)
    chat.says("华东医疗丢了，价格高")

    with chat.database.reading(FIRST_COMPANY) as session:
        due = unpaid_of(scene_of(session, chat.clock.now()), [chat.ids["李雪"]], DUE[1][0])

    assert due == []


def test_a_plan_of_another_sum_asks_what_becomes_of_the_old_one(won: Chat):
    won.says(PLAN)

    reply = won.says("华东医疗回款计划 2月1日 10万")

    assert "12月15日 周二 ¥30万、2027年1月15日 周五 ¥20万" in reply.text
    assert planned(won) == DUE


def test_what_a_new_plan_took_the_place_of_is_said(won: Chat):
    won.says(PLAN)
    won.says("华东医疗回款计划 2月1日 10万")

    reply = won.says("替换")

    assert "替换了原计划: 12月15日 周二 ¥30万、2027年1月15日 周五 ¥20万" in reply.text
    assert planned(won) == [(date(2027, 2, 1), 10_000_000)]


def test_a_payment_is_added_to_the_plan(won: Chat):
    won.says("华东医疗回款计划 12月15日 30万")
    won.says("华东医疗回款计划 1月15日 20万")

    won.says("加进去")

    assert planned(won) == DUE
