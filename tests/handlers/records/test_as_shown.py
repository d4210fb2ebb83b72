"""A deal's key in another system names the deal, and is never taken for our number."""

import pytest

from core.storage.changes import Author, begin_change
from core.storage.tables import Activity, Deal, Payment
from tests.company import MONDAY, Chat


@pytest.fixture
def imported(chat: Chat) -> Chat:
    """Deal #1 is D0002 in the system that it came from, and #2 is D0001."""
    chat.says("新商机 华东医疗 50万")
    chat.says("新商机 远大科技 20万")
    with chat.database.writing(1) as session:
        begin_change(session, Author(None, "test", "keys"), "import", MONDAY)
        for deal in session.query(Deal):
            deal.external_id = f"D000{3 - deal.number}"
    return chat


def deal(chat: Chat, key: str) -> Deal:
    [found] = [one for one in chat.rows(Deal) if one.external_id == key]
    return found


@pytest.mark.parametrize(
    "typed", ["赢单 D0001", "D0001 签了", "d0001 赢单", "won D0001", "商机D0001签了", "#D0001 赢单"]
)
def test_a_deal_is_won_by_its_key(imported: Chat, typed: str):
    reply = imported.says(typed)

    assert reply.error_code is None, reply.text
    assert deal(imported, "D0001").status == "won"
    assert deal(imported, "D0002").status == "open"


def test_a_deal_is_changed_lost_and_paid_by_its_key(imported: Chat):
    imported.says("D0001 金额改成30万")
    imported.says("丢单 D0002 价格高")
    imported.says("D0001 签了")
    imported.says("回款 D0001 5万")

    assert deal(imported, "D0001").amount_minor == 30000000
    assert deal(imported, "D0002").loss_reason == "price"
    assert [one.deal_id for one in imported.rows(Payment)] == [deal(imported, "D0001").id]


@pytest.mark.parametrize("typed", ["D0001 谁改的", "D0001 分成 王磊 30%", "把 D0001 转给王磊"])
def test_orders_know_the_key_too(imported: Chat, typed: str):
    assert "#2" in imported.says(typed).text


def test_our_own_number_stays_our_own(imported: Chat):
    imported.says("赢单 #1")

    assert deal(imported, "D0002").status == "won"


def test_a_deals_own_card_names_both_so_that_they_are_not_confused(imported: Chat):
    assert "#2 (D0001)" in imported.says("#2").text
    assert "#2 (D0001)" in imported.says("D0001 签了").text


def test_a_list_prints_the_number_that_is_typed(imported: Chat):
    text = imported.says("我的商机").text

    assert "#2 远大科技" in text
    assert "D0001" not in text


@pytest.mark.parametrize(
    "typed", ["拜访华东医疗，谈 CT64 方案", "Visited Acme about the M200", "Q4漏斗", "30k"]
)
def test_what_is_no_key_is_left_as_it_was(imported: Chat, typed: str):
    assert "#" not in imported.says(typed).text


def test_a_key_of_digits_is_known_where_it_is_called_one(imported: Chat):
    with imported.database.writing(1) as session:
        begin_change(session, Author(None, "test", "keys"), "import", MONDAY)
        session.get_one(Deal, (1, deal(imported, "D0001").id)).external_id = "20231105"

    imported.says("编号 20231105 赢单")

    assert deal(imported, "20231105").status == "won"


def test_an_edited_message_names_a_deal_by_its_key_too(imported: Chat):
    imported.says("D0001 签了", message_id="said")

    imported.says("D0001 签了 30万", message_id="said again", edits="said")

    found = deal(imported, "D0001")
    assert (found.status, found.amount_minor) == ("won", 30000000)


@pytest.mark.parametrize(
    "typed",
    ["昨天拜访了D0001", "拜访了 #2，聊得不错", "D0001 满意度9分", "visited D0001 yesterday"],
)
def test_what_is_done_about_a_deal_is_done_with_its_customer(imported: Chat, typed: str):
    imported.says(typed)

    [activity] = imported.rows(Activity)
    assert activity.account_id == deal(imported, "D0001").account_id


def test_a_strangers_deal_names_no_customer(imported: Chat):
    assert "远大科技" not in imported.says("拜访了 D0001", "陈晨").text
