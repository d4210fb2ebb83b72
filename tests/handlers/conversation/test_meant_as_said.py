"""Answers and corrections mean what they say: no wrong names, no lost reasons, no silence."""

from sqlalchemy import select

from core.storage.changes import Author, begin_change
from core.storage.company import FIRST_COMPANY
from core.storage.tables import Account, Activity, Deal
from tests.company import MONDAY, Chat


def test_another_customer_put_in_place_teaches_no_name(chat: Chat) -> None:
    chat.says("拜访华为技术")
    assert "记住了" not in chat.words("不是，是华东医疗")
    assert all(not account.aliases for account in chat.rows(Account))


def test_a_customer_that_looks_unlike_the_name_teaches_none(chat: Chat) -> None:
    chat.says("拜访华为技术")
    assert "记住了" not in chat.words("华东医疗")


def test_a_customer_that_looks_like_the_name_teaches_it(chat: Chat) -> None:
    chat.says("拜访华医")
    assert "记住了：华医" in chat.words("华东医疗")


def call_deals(chat: Chat, *titles: str) -> None:
    """Open a deal with 远大科技 of each title, which an import would bring."""
    for _ in titles:
        chat.says("新商机 远大科技 10万")
    with chat.database.writing(FIRST_COMPANY) as session:
        begin_change(session, Author(None, "test", "titles"), "import", MONDAY)
        for deal, title in zip(session.scalars(select(Deal)), titles, strict=True):
            deal.title = title


def test_an_edition_that_is_lost_already_loses_no_other_deal(chat: Chat) -> None:
    call_deals(chat, "远大标准版", "远大企业版")
    chat.says("远大科技标准版丢了，因为价格")
    assert "已经丢单" in chat.words("远大科技标准版客户说不做了")
    assert [deal.status for deal in chat.rows(Deal)] == ["lost", "open"]


def test_an_edition_that_no_deal_is_of_is_asked_about(chat: Chat) -> None:
    call_deals(chat, "远大企业版")
    assert "没有“专业版”的商机" in chat.words("远大科技专业版签了")
    assert chat.rows(Deal)[0].status == "open"


def test_a_loss_without_a_reason_asks_for_it(chat: Chat) -> None:
    call_deals(chat, "远大企业版")
    assert "原因是什么" in chat.words("远大科技企业版客户说不做了")
    assert "其他" in chat.words("其他")


def test_a_reason_told_before_the_deal_is_added_is_kept(chat: Chat) -> None:
    chat.says("Acme lost")
    chat.says("too pricey")
    chat.says("yes")
    assert [deal.loss_reason for deal in chat.rows(Deal)] == ["price"]
    assert not chat.rows(Activity)
