"""“产品列表” names what deals name too, though nobody has put it on the list."""

import pytest
from sqlalchemy import select

from core.storage.changes import Author, begin_change
from core.storage.tables import Deal
from tests.company import MONDAY, Chat


@pytest.fixture
def selling(chat_on_both: Chat) -> Chat:
    chat_on_both.says("新商机 华东医疗 50万")
    with chat_on_both.database.writing(1) as session:
        begin_change(session, Author(None, "import", "x"), "import", MONDAY)
        session.scalars(select(Deal)).one().product = "专业版"
    return chat_on_both


def test_what_deals_name_is_told_with_how_to_add_it(selling: Chat):
    text = selling.says("产品列表").text

    assert "商机里提到的产品（还没有登记资料）：专业版" in text
    assert "“产品 专业版 库存 12”" in text
    assert "还没有登记产品" not in text


def test_the_sentence_that_is_offered_adds_it(selling: Chat):
    selling.says("产品 专业版 库存 12", "张敏")

    text = selling.says("产品列表").text

    assert "专业版 · 12" in text
    assert "没有登记资料" not in text


def test_it_is_said_in_english_too(selling: Chat):
    assert "without a sheet yet: 专业版" in selling.says("products").text


def test_what_a_colleagues_deals_name_is_told_to_nobody_else(selling: Chat):
    assert "专业版" not in selling.says("产品列表", "陈晨").text
