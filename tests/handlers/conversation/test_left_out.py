"""Nobody of a row is left out without a word: recorded, asked about, or named as not recorded."""

import pytest

from core.storage.tables import Account, Activity
from tests.company import Chat
from tests.records.desk import labels

TEN = ["华东医疗", "万科", "七匹狼", "恒信", "瑞丰", "中粮", "顺达", "宏图", "金茂", "绿地"]


def test_all_of_a_long_row_are_asked_about_and_recorded(chat_on_both: Chat):
    asked = chat_on_both.says(f"拜访了{'、'.join(TEN)}")
    assert all(name in asked.text for name in TEN[1:])

    chat_on_both.says("都新建")

    assert len(chat_on_both.rows(Activity)) == 10


def test_a_company_at_the_end_of_an_english_row_is_no_contact(chat: Chat):
    asked = chat.says("visited Acme, Globex and Initech")
    assert "Globex, Initech. Are they new?" in asked.text

    chat.says("create them")

    assert {"Globex", "Initech"} < {account.name for account in chat.rows(Account)}


def test_what_is_recorded_before_the_answer_is_said_to_be_nothing(chat: Chat):
    asked = chat.says("拜访了火星科技、万科、三一重工")

    assert "选好之前，这句话什么都不会记录" in asked.text
    assert chat.rows(Activity) == []


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("拜访了华东医疗、会稽山、远大科技", "会稽山"),
        ("华东医疗、万科都签了", "万科"),
        ("拜访了华东医疗张总、万科李总", "万科"),
        ("会稽山、万科、华东医疗今天都拜访了", "会稽山、万科"),
        ("拜访了华东医疗，万科，恒信", "万科、恒信"),
    ],
)
def test_who_is_not_recorded_is_named(chat: Chat, said: str, left: str):
    assert f"{left} 没有记录，要记请另发一句。" in chat.says(said).text


def test_who_is_not_asked_about_is_named(chat: Chat):
    asked = chat.says("今天见了万科的张总、恒信的李总")

    assert labels(asked) == ["新建 万科"]
    assert "恒信 没有算在内" in asked.text


@pytest.mark.parametrize(
    "said",
    [
        "拜访了华东医疗、远大科技",
        "拜访了华东医疗，很顺利，没提价格",
        "拜访了华东医疗、聊了报价",
        "收款：华东医疗，二期款，86万",
        "拜访了华东医疗，客户很满意",
        "拜访了华东医疗、演示产品",
    ],
)
def test_what_is_no_name_is_not_called_one(chat: Chat, said: str):
    text = chat.says(said).text

    assert "没有记录，要记" not in text
    assert "没有算在内" not in text


def test_who_was_not_met_gets_no_visit(chat: Chat):
    said = chat.says("拜访了华东医疗和远大科技，Acme没去成")

    assert len(chat.rows(Activity)) == 2
    assert "Acme Robotics 没有记录" in said.text
