"""Tiers are suggested by what customers bought, and set only when told to."""

from datetime import timedelta

import pytest

from core.storage.company import FIRST_COMPANY
from core.storage.tables import Account
from tests.company import MONDAY, Chat
from tests.figures.books import Books

ASKED = [
    "客户定级建议", "定级建议", "帮我看看客户等级建议", "客户怎么分级", "哪些客户该调级？",
    "建议的客户等级", "suggest tiers", "suggested tiers", "recommended customer tiers",
    "tier suggestions please",
]  # fmt: skip
ORDERS = [
    "按建议定级", "按建议定级！", "麻烦帮我按建议定级，谢谢", "请按建议的等级定级吧",
    "采纳定级建议", "就按建议定级", "按推荐定级", "把我的客户按建议定级", "apply suggested tiers",
    "please apply the suggested tiers", "set the suggested tiers for my accounts",
]  # fmt: skip
NO_ORDERS = [
    "按建议定级吗？", "不要按建议定级", "昨天按建议定级了", "老板说按建议定级",
    "如果按建议定级呢", "张敏说先按建议定级", "要不要按建议定级", "是否按建议定级",
    "先别按建议定级", "按建议定级的客户", "don't apply suggested tiers",
    "did you apply suggested tiers?", "should I apply suggested tiers",
    "he wants to apply suggested tiers",
]  # fmt: skip


def sold(chat: Chat) -> Chat:
    """Give 华东医疗 two wins, of 70 万; 远大科技 is tier A and bought for 5 万 a year ago."""
    chat.clock.moment = MONDAY - timedelta(days=400)
    chat.says("远大科技签了，5万")
    chat.says("远大科技 A级")
    chat.clock.moment = MONDAY
    chat.says("华东医疗签了，40万")
    chat.says("新商机 华东医疗 30万")
    chat.says("华东医疗签了")
    chat.says("三一重工签了，60万", "王磊")
    return chat


@pytest.fixture
def sales(chat: Chat) -> Chat:
    return sold(chat)


@pytest.fixture
def sales_on_both(chat_on_both: Chat) -> Chat:
    return sold(chat_on_both)


def tiers(chat: Chat) -> dict[str, str | None]:
    return {one.short_name: one.tier for one in chat.rows(Account) if one.tier}


def test_a_tier_is_suggested_with_its_reason(sales: Chat):
    text = sales.says("客户定级建议").text

    assert "华东医疗器械有限公司 · – → A · R4 F5 M5：2 次、¥70万，今天" in text
    assert "远大科技股份有限公司 · A → D · R1 F2 M1：1 次、¥5万，400 天前" in text


def test_it_rests_on_three_years_whatever_days_are_named(sales: Chat):
    assert sales.says("今年的客户定级建议").text == sales.says("客户定级建议").text


def test_a_suggestion_sets_nothing(sales: Chat):
    assert [typed for typed in ASKED if "– → A" not in sales.says(typed).text] == []
    assert tiers(sales) == {"远大科技": "A"}


def test_one_is_set_by_its_button(sales: Chat):
    button = sales.says("客户定级建议").card.buttons[1]

    sales.says(button.command)

    assert tiers(sales)["华东医疗"] == "A"


def test_ones_own_are_set_when_told_to_and_taken_back_at_once(sales_on_both: Chat):
    reply = sales_on_both.says("按建议定级")
    set_now = tiers(sales_on_both)
    sales_on_both.says("撤销")

    assert "远大科技股份有限公司（A→）" in reply.text
    assert reply.private
    assert set_now == {"华东医疗": "A", "远大科技": "D"}
    assert tiers(sales_on_both) == {"远大科技": "A"}


@pytest.mark.parametrize("typed", ORDERS)
def test_the_order_is_given_in_many_words(sales: Chat, typed: str):
    sales.says(typed)

    assert tiers(sales) == {"华东医疗": "A", "远大科技": "D"}


def test_talk_about_it_sets_none(sales: Chat):
    for typed in NO_ORDERS:
        sales.says(typed)

    assert tiers(sales) == {"远大科技": "A"}


def test_what_is_as_suggested_is_not_set_again(sales: Chat):
    sales.says("按建议定级")

    reply = sales.says("按建议定级")

    assert "没有改动" in reply.text
    assert reply.changed == ()
    assert "不用调整" in sales.says("客户定级建议").text


def test_a_manager_is_not_offered_to_set_others_at_once(sales: Chat):
    reply = sales.says("客户定级建议", "张敏")

    assert "按建议定级" not in {button.command for button in reply.card.buttons}
    assert "负责人会收到通知" in reply.text
    assert "只改你自己名下的客户" in sales.says("按建议定级", "张敏").text
    assert tiers(sales) == {"远大科技": "A"}


def test_whoever_asks_the_same_tiers_are_suggested(sales_on_both: Chat):
    def suggested(name: str, typed: str = "客户定级建议") -> set[str]:
        lines = sales_on_both.says(typed, name).text.splitlines()
        return {line.split(". ")[1] for line in lines if " → " in line}

    of_team = suggested("张敏")

    assert len(of_team) == 3
    assert suggested("李雪") | suggested("王磊") == of_team
    assert suggested("胡军") == suggested("何佳", "华东一部客户定级建议") == of_team
    assert "谁来问都一样" in str(sales_on_both.says("客户定级建议").card)


def test_without_wins_none_is_suggested(chat: Chat):
    assert "没法按成交定级" in chat.says("客户定级建议").text


def test_no_more_are_set_than_one_can_read_over(chat: Chat):
    with chat.database.writing(FIRST_COMPANY) as session:
        books = Books(session, chat.ids)
        for number in range(60):
            account = Account(
                name=f"客户{number}", owner_id=chat.ids["李雪"], created_on=MONDAY.date()
            )
            session.add(account)
            session.flush()
            books.account_id = account.id
            books.won("李雪", MONDAY.date(), number)

    text = chat.says("按建议定级").text

    assert "已按建议定级 · 50 家" in text
    assert "还有 10 家" in text
