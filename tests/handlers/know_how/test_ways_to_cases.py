"""From a figure or a win, one press leads to what colleagues learnt."""

from datetime import date

import pytest

from core.storage.company import FIRST_COMPANY
from core.storage.tables import CaseStudy
from tests.company import Chat
from tests.figures.books import Books

LAST_YEAR, NOW = date(2025, 11, 3), date(2026, 11, 4)


def labels(chat: Chat, typed: str, name: str = "李雪") -> list[str]:
    card = chat.says(typed, name).card
    return [one.label for one in card.buttons] if card else []


@pytest.fixture
def stuck(chat: Chat) -> Chat:
    """Let quotes go on last year and stick now."""
    with chat.database.writing(FIRST_COMPANY) as session:
        books = Books(session, chat.ids)
        for _ in range(6):
            books.won("李雪", LAST_YEAR, 100)
            books.deal("李雪", NOW, NOW, NOW)
    return chat


def test_the_bottleneck_leads_to_its_cases_once_there_are_some(stuck: Chat):
    assert "看案例：报价/方案" not in labels(stuck, "我的漏斗")
    stuck.says("经验：报价当面讲一遍，第二天再电话确认一次", "王磊")

    assert "看案例：报价/方案" in labels(stuck, "我的漏斗")
    assert "报价当面讲一遍" in stuck.says("看案例：报价/方案").text


def test_the_top_loss_reason_leads_to_its_cases(chat: Chat):
    chat.says("新商机 华东医疗 20万")
    chat.says("华东医疗丢单，价格太高")
    assert "看案例：价格" not in labels(chat, "我的丢单原因")

    chat.says("案例：客户嫌价格太高，改成分期付款就签了", "王磊")

    assert "看案例：价格" in labels(chat, "我的丢单原因")


def test_a_win_asks_for_its_story(chat: Chat):
    card = chat.says("华东医疗签了，50万").card
    [button] = [one for one in card.buttons if one.label == "分享经验"]

    assert "华东医疗" in chat.says(button.command).text
    assert not chat.rows(CaseStudy)


def test_who_records_a_colleagues_win_is_not_asked(chat: Chat):
    chat.says("新商机 华东医疗 50万")

    assert "分享经验" not in labels(chat, "华东医疗签了", "张敏")
