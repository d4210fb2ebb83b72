"""While it is asked which customer is meant, no write falls back to the one spoken of before."""

import pytest

from core.storage.tables import Activity, Deal, FollowUp
from tests.company import Chat
from tests.records.desk import MEDICAL, labels


@pytest.mark.parametrize(
    ("named", "told"),
    [("拜访万通", "签了48万"), ("visited Wantong", "signed 480k"), ("拜访万通", "他们签了48万")],
)
def test_a_win_after_an_open_question_closes_no_deal_of_the_customer_before(
    chat: Chat, named: str, told: str
):
    chat.says("新商机 华东医疗 50万")

    chat.says(named)
    asked = chat.says(told)

    assert [deal.status for deal in chat.rows(Deal)] == ["open"]
    assert asked.changed == ()


def test_the_question_offers_the_customer_spoken_of_before_to_choose(chat: Chat):
    chat.says("新商机 华东医疗 50万")
    chat.says("拜访万通")

    asked = chat.says("签了48万")
    chat.says(MEDICAL)

    assert MEDICAL in labels(asked)
    assert [deal.status for deal in chat.rows(Deal)] == ["won"]


def test_nobody_is_spoken_of_after_an_unknown_name_was_called_off(chat: Chat):
    chat.says("新商机 华东医疗 50万")
    chat.says("拜访不存在的公司")
    chat.says("取消")

    assert chat.says("签了48万").text == "哪个客户？"


def test_what_follows_a_refusal_is_about_the_customer_that_was_refused(chat: Chat):
    chat.says("新商机 华东医疗 50万")
    chat.says("完成跟进 远大科技")

    chat.says("签了48万")

    assert [deal.status for deal in chat.rows(Deal)] == ["open"]


@pytest.mark.parametrize(
    "alone",
    ["/visit", "/拜访", "拜访了", "visited", "/sales 拜访", "/demo", "开会了", "/sales visit"],
)
def test_a_command_alone_asks_with_whom_it_was_and_writes_nothing(chat: Chat, alone: str):
    chat.says("提醒我今天跟进华东医疗")
    chat.says("华东医疗怎么样")

    asked = chat.says(alone)

    assert labels(asked)[0] == MEDICAL
    assert chat.rows(Activity) == []
    assert [one.done_on for one in chat.rows(FollowUp)] == [None]


def test_a_win_command_alone_wins_nothing(chat: Chat):
    chat.says("新商机 华东医疗 50万")

    assert labels(chat.says("/win"))[0] == MEDICAL
    assert [deal.status for deal in chat.rows(Deal)] == ["open"]
