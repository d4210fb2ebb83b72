"""Gaps in the records are shown to who answers for them, on both databases."""

from datetime import timedelta

import pytest

from core.storage.changes import Author, begin_change
from core.storage.tables import Activity, Deal
from tests.company import MONDAY, Chat


@pytest.mark.parametrize(
    "typed", ["数据质量", "我的数据检查", "哪些数据不全", "check my data quality"]
)
def test_open_deals_with_gaps_are_named(chat_on_both: Chat, typed: str):
    chat_on_both.says("新商机 华东医疗")

    text = chat_on_both.says(typed).text

    assert "#1 华东医疗器械有限公司" in text
    assert "商机没有金额 1" in text or "without an amount 1" in text


def test_an_expected_day_that_has_passed_is_a_gap(chat: Chat):
    chat.says("新商机 华东医疗 50万，11月30日能签")
    chat.clock.moment += timedelta(days=14)

    assert "预计成交日已过还没结 1" in chat.says("数据质量").text


def test_a_win_without_any_activity_is_worth_a_look(chat: Chat):
    chat.says("拜访了远大科技")
    chat.says("华东医疗签了，50万")
    chat.says("远大科技签了，50万")

    text = chat.says("数据质量").text

    assert "赢单前没有任何跟进记录 1（#1 华东医疗器械有限公司）" in text


def test_two_visits_to_one_customer_on_a_day_are(chat_on_both: Chat):
    chat_on_both.says("拜访了华东医疗")
    chat_on_both.says("拜访了华东医疗")

    assert "同一天多次拜访同一客户 1（李雪 · 华东医疗" in chat_on_both.says("数据质量").text


@pytest.mark.parametrize(("days", "late"), [(2, 0), (4, 1)])
def test_a_visit_recorded_days_later_is(chat_on_both: Chat, days: int, late: int):
    chat_on_both.says("拜访了华东医疗")
    with chat_on_both.database.writing(1) as session:
        begin_change(session, Author(None, "test", "late"), "import", MONDAY)
        visit = session.query(Activity).one()
        visit.recorded_at = visit.recorded_at + timedelta(days=days)

    assert chat_on_both.says("数据质量").text.count("拜访两天以后才补录 1") == late


def test_gaps_are_for_who_leads_and_nobody_else(chat: Chat):
    chat.says("新商机 华东医疗")

    assert "#1 华东医疗" in chat.says("数据质量", "张敏").text
    assert "#1" not in chat.says("数据质量", "陈晨").text
    assert chat.says("李雪的数据质量", "陈晨").error_code == "not_allowed"
    assert chat.says("数据质量", "张敏").private


def test_without_gaps_it_says_so(chat: Chat):
    for name in ("华东医疗", "远大科技", "Acme"):
        chat.says(f"{name} A级")

    assert "没有发现缺漏" in chat.says("数据质量").text
    assert chat.rows(Deal) == []


def test_customers_that_may_be_one_are_named_with_a_way_to_look(chat_on_both: Chat):
    chat_on_both.says("新客户 华东医疗器械股份有限公司", "王磊")
    chat_on_both.says("新建", "王磊")

    reply = chat_on_both.says("数据质量", "张敏")

    pair = "华东医疗器械有限公司 / 华东医疗器械股份有限公司"
    assert f"可能重复的客户 1（{pair}）" in reply.text
    assert [one.label for one in reply.card.buttons if "重复" in one.label] == ["看全部重复客户 1"]
    assert "可能重复" not in chat_on_both.says("数据质量").text


def test_visits_are_scored_by_what_shows_them(chat_on_both: Chat):
    chat_on_both.says("拜访华东医疗，张总嫌价格高，下周三再跟进")
    chat_on_both.says("地点：张江路88号")
    chat_on_both.says("拜访了远大科技")

    text = chat_on_both.says("数据质量").text

    assert (
        "近 30 天拜访 2 次，5 样凭据平均记了 1.5 样：地点 50%，照片 0%，时长 0%，联系人 50%，"
        in text
    )


def test_one_visit_is_no_visits_in_english(chat: Chat):
    chat.says("拜访华东医疗")

    assert "1 visit in 30 days" in chat.says("data quality").text
