"""Who owes money, what came in a month, why a deal was lost, which objections wait."""

from datetime import timedelta

import pytest

from core.storage.tables import Payment
from tests.company import Chat


@pytest.fixture
def owing(chat: Chat) -> Chat:
    """华东医疗 owes 300,000 since the 24th, 远大科技 100,000 with no plan."""
    chat.says("华东医疗签了，50万")
    chat.says("华东医疗回款计划 明天 30万")
    chat.says("远大科技签了，10万")
    chat.clock.moment += timedelta(days=3)
    return chat


@pytest.mark.parametrize(
    "question", ["逾期未回款的客户", "哪些客户逾期未回款", "customers with overdue payments"]
)
def test_who_is_overdue_with_a_payment_is_listed(owing: Chat, question: str):
    reply = owing.says(question)

    assert reply.data["overdue"] == 300_000
    assert "远大" not in reply.text


@pytest.mark.parametrize("question", ["谁欠款最多", "哪个客户欠款最多", "who owes us the most"])
def test_who_owes_the_most_stands_first(owing: Chat, question: str):
    owing.says("远大科技回款计划 明天 10万")

    lines = owing.says(question).text.splitlines()

    assert "华东医疗" in lines[1]
    assert "远大科技" in lines[2]


@pytest.mark.parametrize("question", ["本月回款", "这个月回款", "我本月的回款"])
def test_a_month_of_payments_is_a_figure_and_no_payment(owing: Chat, question: str):
    owing.says("华东医疗回款 5万")

    [target] = owing.says(question).data["targets"]

    assert target["actual"] == 50_000
    assert len([row for row in owing.rows(Payment) if row.paid_on]) == 1


@pytest.fixture
def lost(chat: Chat) -> Chat:
    chat.says("新商机 华东医疗 50万")
    chat.says("华东医疗丢了，价格高")
    return chat


@pytest.mark.parametrize(
    "question", ["华东医疗为什么丢的", "#1为什么丢了", "华东医疗的丢单原因", "华东医疗怎么丢的"]
)
def test_why_a_customers_deal_was_lost_is_told_of_that_deal(lost: Chat, question: str):
    said = lost.says(question).text

    assert "¥50万 · 11月23日 周一 · 价格" in said


def test_why_a_colleagues_deal_was_lost_is_not_told(lost: Chat):
    assert lost.says("华东医疗为什么丢的", "王磊").error_code == "not_allowed"
    assert lost.says("#1为什么丢的", "王磊").error_code == "not_allowed"


def test_where_nothing_was_lost_that_is_said(chat: Chat):
    assert "没有丢单" in chat.says("华东医疗为什么丢的").text


@pytest.fixture
def objecting(chat: Chat) -> Chat:
    chat.says("华东医疗嫌价格高")
    return chat


@pytest.mark.parametrize(
    "question", ["有哪些异议没回复", "待回复的异议", "我的异议", "open objections"]
)
def test_an_objection_that_waits_is_listed_with_its_clock(objecting: Chat, question: str):
    objecting.clock.moment += timedelta(hours=4)

    said = objecting.says(question).text

    assert "华东医疗器械有限公司" in said
    assert "20" in said


def test_an_objection_is_overdue_after_24_hours(objecting: Chat):
    assert "没有超时的异议" in objecting.says("超时的异议").text
    objecting.clock.moment += timedelta(hours=27)

    assert "超时 3 小时" in objecting.says("超时的异议").text


def test_an_answered_objection_waits_no_more(objecting: Chat):
    objecting.says("华东医疗的异议处理了")

    assert "没有待回复的异议" in objecting.says("有哪些异议没回复").text


def test_a_customers_objections_are_told(objecting: Chat):
    said = objecting.says("华东医疗的异议").text

    assert "还剩 24 小时" in said
    assert "价格 · 11月23日 周一" in said


def test_a_colleague_sees_no_objection(objecting: Chat):
    assert objecting.says("华东医疗的异议", "王磊").error_code == "not_allowed"
    assert "华东医疗" not in objecting.says("有哪些异议没回复", "王磊").text


def test_a_manager_sees_the_teams_objections(objecting: Chat):
    assert "华东医疗器械有限公司" in objecting.says("我们组待回复的异议", "张敏").text
    assert objecting.says("华东一部待回复的异议", "陈晨").error_code == "not_allowed"
