"""A company without any customer is told how its customers come in."""

import pytest

from core.storage.changes import Author, begin_change
from core.storage.tables import Account
from tests.company import MONDAY, Chat


@pytest.fixture
def fresh(chat: Chat) -> Chat:
    with chat.database.writing(1) as session:
        begin_change(session, Author(None, "test", "fresh"), "import", MONDAY)
        for account in session.query(Account):
            session.delete(account)
    return chat


@pytest.mark.parametrize("typed", ["帮助", "今日待办"])
def test_an_admin_of_a_fresh_company_is_offered_the_import(fresh: Chat, typed: str):
    assert "第一步：还没有客户。把成员、客户、商机的表格" in fresh.says(typed, "何佳").text


def test_a_rep_of_a_fresh_company_is_shown_how_to_add_a_customer(fresh: Chat):
    assert "请管理员导入" in fresh.says("帮助").text

    fresh.says("新客户 启明智造")

    assert "第一步" not in fresh.says("帮助").text
    assert "第一步" not in fresh.says("今日待办").text


def test_help_prints_no_sentence_twice_in_a_row(chat: Chat):
    text = chat.says("帮助").text + chat.says("帮助 分析").text

    assert "撤销: 撤销" not in text
    assert "复购率: 复购率" not in text
    assert "直接说: 撤销" in text
