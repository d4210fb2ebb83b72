"""A number that stands in a list opens the deal's own card."""

import pytest

from core.storage.tables import Deal
from tests.company import Chat

LOOKS = [
    "#1", "#1 详情", "看看#1", "商机 #1", "商机1", "#1怎么样了", "deal #1", "deal 1", "show #1",
    "show deal #1", "show me the deal #1",
]  # fmt: skip


@pytest.fixture
def opened(chat: Chat) -> Chat:
    chat.says("新商机 华东医疗 50万，12月31日能签")
    return chat


@pytest.mark.parametrize("typed", LOOKS)
def test_a_deal_is_shown_by_its_number(opened: Chat, typed: str):
    text = opened.says(typed).text

    assert "#1 · 华东医疗器械有限公司" in text
    assert "¥50万" in text or "¥500K" in text
    assert "12月31日" in text or "Dec 31" in text


def test_a_deals_card_says_what_to_type_next(opened: Chat):
    text = opened.says("#1").text

    assert "“赢单 #1”" in text
    assert "已更新商机 #1" in opened.says("#1 金额改成45万").text


def test_a_lost_deal_offers_to_be_reopened(opened: Chat):
    opened.says("丢单 #1 价格高")

    reply = opened.says("#1")

    assert "丢单原因：价格" in reply.text
    assert reply.card.buttons[0].command == "重新打开 #1"


def test_a_manager_sees_the_teams_deal_and_a_stranger_none(opened: Chat):
    assert "李雪" in opened.says("#1", "张敏").text
    assert opened.says("#1", "陈晨").error_code == "not_allowed"
    assert opened.says("#9").error_code == "not_found"


def test_a_number_answers_the_question_which_deal(opened: Chat):
    opened.says("新商机 华东医疗 20万")
    opened.says("华东医疗签了")

    opened.says("#1")

    assert sorted(deal.status for deal in opened.rows(Deal)) == ["open", "won"]


@pytest.mark.parametrize(
    "typed", ["#1 进入报价了吗", "#1 不是我的", "如果#1签了就好了", "听说#1 丢了？", "#1 哈哈"]
)
def test_other_words_about_a_deal_write_nothing(opened: Chat, typed: str):
    assert not opened.says(typed).changed
