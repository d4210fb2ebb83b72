"""The lists that are long in practice: all of them say how many there are, and show the rest."""

from datetime import date

import pytest

from bot.wecom.render import Page, markdown_of
from core.storage.company import FIRST_COMPANY
from core.storage.tables import CreditLimit
from core.wording import Wording
from tests.company import Chat
from tests.figures.books import Books
from tests.handlers.conversation.long_lists import TODAY, listed, new_account, with_long_lists

BOUGHT = date(2026, 3, 2)
LISTS = [
    "RFM",
    "潜力客户",
    "我的应收",
    "谁超信用额度了",
    "客户二八",
    "customer value",
    "open payments",
]


@pytest.fixture
def bought(chat_on_both: Chat) -> Chat:
    """Fourteen customers of 李雪's bought, owe all of it, and are over their limit."""
    with chat_on_both.database.writing(FIRST_COMPANY) as session:
        books = Books(session, chat_on_both.ids)
        for number in range(14):
            books.account_id = new_account(session, chat_on_both.ids["李雪"], number)
            books.won("李雪", BOUGHT, 100_000 + number)
            books.deal("李雪", TODAY, amount=50_000)
            session.add(CreditLimit(account_id=books.account_id, limit_minor=100))
    return chat_on_both


def names(reply) -> set[str]:
    return {row for row in listed(reply) if "精密机械" in row}


@pytest.mark.parametrize("question", LISTS)
def test_the_second_page_shows_others_than_the_first(bought: Chat, question: str):
    first = bought.says(question)
    second = bought.says("更多")

    assert "14" in first.text
    assert names(second)
    assert not names(first) & names(second)


@pytest.mark.parametrize("question", LISTS)
def test_wecom_cuts_no_row_of_a_page(bought: Chat, question: str):
    first = markdown_of(bought.says(question), Page(Wording()))
    second = markdown_of(bought.says("更多"), Page(Wording()))

    assert "没显示" not in first + second
    assert "更多" in first or "more" in first


def test_service_orders_have_pages(chat: Chat):
    for number in range(14):
        chat.says(f"华东医疗报修：{number}号机不开机")

    assert "第 1–12 张，共 14 张，还有 2 张" in chat.says("服务单").text
    assert "第 13–14 张，共 14 张" in chat.says("更多").text
    assert "服务单 · 未完成 14" in chat.says("上一页").text


def test_the_data_check_goes_on_with_the_records_of_each_gap(chat_on_both: Chat):
    with_long_lists(chat_on_both, many=7)

    first = chat_on_both.says("数据质量").text
    second = chat_on_both.says("更多").text

    assert "每项列到第 2 条，最多的一项有 7 条" in first
    assert "商机没有预计成交日 7：#5" in second
    assert "都列完了" not in second


def test_a_refusal_stays_one_on_every_page(bought: Chat):
    for question in ("李雪的RFM · 第2页", "李雪的潜力客户 · 第2页", "李雪的应收 · 第2页"):
        assert bought.says(question, "王磊").error_code == "not_allowed"
