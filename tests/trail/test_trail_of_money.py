"""“谁改的” tells of payments, refunds and visit evidence as of everything else of a record."""

import pytest

from bot.assemble import open_books
from bot.audit import Asked, show_changes
from bot.settings import Settings
from tests.company import Chat


@pytest.fixture
def paid(chat_on_both: Chat) -> Chat:
    chat_on_both.says("华东医疗签了，50万")
    chat_on_both.says("华东医疗回款 10万")
    return chat_on_both


@pytest.mark.parametrize("question", ["#1谁改的", "谁改的 华东医疗"])
def test_a_payment_is_told_with_its_deal(paid: Chat, question: str):
    assert "新建 回款 #1：金额 ¥10万" in paid.says(question).text


def test_a_refund_of_all_of_it_is_told(paid: Chat):
    paid.says("华东医疗退款 10万")

    assert "删除 回款 #1" in paid.says("#1谁改的").text


def test_an_undone_payment_is_told_as_undone(paid: Chat):
    paid.says("撤销")

    assert "网页 · 已撤销\n新建 回款 #1" in paid.says("#1谁改的").text


def test_the_place_of_a_visit_is_told(chat: Chat):
    chat.says("拜访华东医疗，地点张江路88号")

    assert "地点 张江路88号" in chat.says("谁改的 华东医疗").text


def test_the_operator_reads_a_deals_payments_and_no_empty_heading(paid: Chat, capsys):
    books = open_books(Settings(database_url=paid.database.url))
    paid.says("拜访华东医疗")

    show_changes(books, Asked(record="deal 1"))
    books.database.close()

    told = capsys.readouterr().out
    assert "新建 回款 #1" in told
    assert told.count("李雪 · 网页") == 2


def test_a_new_customer_is_told_with_its_industry(chat: Chat):
    chat.says("新客户 启明智造，行业 制造")

    assert "新建 客户：负责人 李雪；行业 制造；区域 华东" in chat.says("谁改的 启明智造").text


def test_follow_ups_handed_over_are_told_apart_by_their_days(chat: Chat):
    chat.says("提醒我周五跟进华东医疗")
    chat.says("提醒我12月8日跟进华东医疗")
    chat.says("把华东医疗转给王磊", "张敏")

    said = chat.says("谁改的 华东医疗", "张敏").text

    assert "2026年11月27日：销售 李雪 → 王磊" in said
    assert "2026年12月8日：销售 李雪 → 王磊" in said
