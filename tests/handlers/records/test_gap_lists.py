"""What “数据质量” counts can be listed whole, by its button or by name."""

from datetime import timedelta

import pytest

from tests.company import Chat


@pytest.fixture
def late(chat: Chat) -> Chat:
    """Two deals of 李雪 are past their day, the second one for longer, and a third is not."""
    chat.says("新商机 华东医疗 50万，11月30日能签")
    chat.says("新商机 远大科技 20万，11月27日能签")
    chat.says("新商机 Acme 30万，明年3月能签")
    for name in ("华东医疗", "远大科技", "Acme", "三一重工"):
        chat.says(f"{name} A级", "张敏")
    chat.clock.moment += timedelta(days=14)
    return chat


OVERDUE = [
    "逾期商机", "我的逾期商机", "逾期的商机", "有哪些逾期商机", "哪些商机逾期了",
    "逾期商机有多少", "哪些商机预计成交日已过", "预计成交日已过的商机", "overdue deals",
    "which deals are overdue",
]  # fmt: skip


@pytest.mark.parametrize("typed", OVERDUE)
def test_overdue_deals_are_listed_the_longest_first(late: Chat, typed: str):
    text = late.says(typed).text

    assert text.index("#2 远大科技") < text.index("#1 华东医疗")
    assert "Acme" not in text


def test_the_button_of_a_gap_lists_all_of_it(late: Chat):
    button = late.says("数据质量", "张敏").card.buttons[0]

    assert button.label == "看全部逾期商机 2"
    assert "#1 华东医疗器械有限公司 · 李雪" in late.says(button.command, "张敏").text


def test_the_lists_are_for_who_leads_and_nobody_else(late: Chat):
    assert "没有" in late.says("逾期商机", "陈晨").text
    assert late.says("李雪的逾期商机", "陈晨").error_code == "not_allowed"
    assert late.says("逾期商机").private


def test_an_overdue_deal_gets_its_new_day_by_the_words_on_the_list(late: Chat):
    assert "“#2 12月31日能签”" in late.says("逾期商机").text

    late.says("#2 12月31日能签")

    assert "#2" not in late.says("逾期商机").text


def test_customers_that_may_be_one_are_listed_with_a_way_to_look(chat_on_both: Chat):
    chat_on_both.says("新客户 华东医疗器械股份有限公司", "王磊")
    chat_on_both.says("新建", "王磊")

    reply = chat_on_both.says("重复客户", "张敏")

    assert "华东医疗器械有限公司 · 华东医疗器械股份有限公司" in reply.text
    assert "放回公海" in reply.text
    assert reply.card.buttons[0].command == "客户详情 华东医疗器械有限公司"


@pytest.mark.parametrize("typed", ["同一天多次拜访", "same-day visits"])
def test_visits_of_one_day_are_listed_with_their_day(chat_on_both: Chat, typed: str):
    chat_on_both.says("拜访了华东医疗")
    chat_on_both.says("拜访了华东医疗")

    text = chat_on_both.says(typed).text

    assert "李雪 · 华东医疗器械有限公司 · " in text


@pytest.mark.parametrize(
    "typed", ["没有金额的商机", "没有预计成交日的商机", "deals without an amount"]
)
def test_deals_with_something_missing_are_listed(chat_on_both: Chat, typed: str):
    chat_on_both.says("新商机 华东医疗")

    assert "#1 华东医疗器械有限公司" in chat_on_both.says(typed).text


def test_wins_that_nobody_had_visited_and_customers_without_a_tier_are_listed(chat_on_both: Chat):
    chat_on_both.says("华东医疗签了，50万")

    assert "#1 华东医疗" in chat_on_both.says("没有跟进的赢单").text
    assert "华东医疗" in chat_on_both.says("没有定级的客户").text


@pytest.mark.parametrize("typed", ["客户说重复了", "同一天拜访了两家", "不要补录"])
def test_what_only_sounds_like_a_list_shows_none(chat: Chat, typed: str):
    assert chat.says(typed).intent != "show_report"
