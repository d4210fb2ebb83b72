"""Who says that a deal is won and lost is asked which; nothing is written before that."""

import pytest

from core.storage.tables import Deal
from tests.company import Chat
from tests.records.desk import labels

BOTH = ["华东医疗赢了又丢了", "华东医疗签了，没签成", "华东医疗签了但丢了", "签了华东医疗又丢了"]

TURNED_ROUND = [
    "华东医疗签了50万，但是被对手抢走了",
    "前天华东医疗签了50万，今天客户反悔了",
    "华东医疗昨天赢单，今天丢单",
    "我们拿下华东医疗了，不过客户又反悔了",
    "昨天签了华东医疗50万，今天黄了",
    "华东医疗签了50万，很开心，结果被竞品截胡了",
    "华东医疗赢单50万，今天客户退单了",
    "华东医疗签了50万，结果客户反悔了怎么办",
]


@pytest.mark.parametrize("said", TURNED_ROUND)
def test_a_win_that_was_turned_round_later_is_asked_about(chat: Chat, said: str):
    asked = chat.says(said)

    assert "赢了还是丢了" in asked.text
    assert chat.rows(Deal) == []


@pytest.mark.parametrize(
    "said",
    [
        "华东医疗签了50万，客户没有反悔",
        "华东医疗签了50万，没被对手抢走",
        "华东医疗签了50万，从对手那里抢过来的",
        "华东医疗签了50万，之前差点丢了",
        "华东医疗前天丢单，今天签了50万",
    ],
)
def test_a_win_that_stands_is_no_contradiction(chat: Chat, said: str):
    assert "🎉 赢单" in chat.says(said).text


def test_a_win_lost_again_is_asked_about_in_english(chat: Chat):
    assert "won or lost" in chat.says("we won Acme yesterday, but lost it today").text
    assert chat.rows(Deal) == []


@pytest.mark.parametrize("said", BOTH)
def test_a_win_and_a_loss_at_once_are_asked_about(chat: Chat, said: str):
    asked = chat.says(said)

    assert asked.text == "华东医疗 赢了还是丢了？还没有记录。"
    assert labels(asked) == ["华东医疗赢了", "华东医疗丢了"]
    assert chat.rows(Deal) == []


def test_it_is_asked_in_english_too(chat: Chat):
    asked = chat.says("won and lost Acme")

    assert asked.text == "Was Acme won or lost? Nothing is recorded yet."
    assert labels(asked) == ["Acme won", "Acme lost"]


@pytest.mark.parametrize(("answer", "status"), [("赢了", "won"), ("丢了", "lost")])
def test_the_answer_ends_the_deal(chat_on_both: Chat, answer: str, status: str):
    chat_on_both.says("新商机 华东医疗 50万")
    chat_on_both.says("华东医疗赢了又丢了")

    chat_on_both.says(answer)
    chat_on_both.says("价格")

    assert [deal.status for deal in chat_on_both.rows(Deal)] == [status]


def test_a_loss_that_was_turned_round_is_a_win(chat: Chat):
    assert "赢单" in chat.says("华东医疗丢了，又签了").text


def test_two_customers_contradict_nobody(chat: Chat):
    assert "赢了还是丢了" not in chat.says("华东医疗签了，Acme丢了").text


@pytest.mark.parametrize("said", ["赢了又丢了", "签了，又黄了", "签了但丢了"])
def test_both_of_the_customer_spoken_of_are_asked_about(chat: Chat, said: str):
    chat.says("拜访华东医疗，下周三再跟进")

    assert chat.says(said).text == "华东医疗 赢了还是丢了？还没有记录。"
    chat.says("赢了")

    assert [deal.status for deal in chat.rows(Deal)] == ["won"]


def test_both_of_nobody_are_asked_about_with_an_example(chat: Chat):
    chat.says("拜访华东医疗，下周三再跟进")
    chat.clock.moment = chat.clock.moment.replace(hour=15)

    assert chat.says("赢了又丢了").text.startswith("哪个客户，赢了还是丢了？例如“华东医疗赢了”")
    assert "Which account, and was it won or lost?" in chat.says("won and lost").text
    assert chat.rows(Deal) == []


@pytest.mark.parametrize(
    "said", ["球队赢了又丢了", "钱包丢了又找到了", "赢了", "听说赢了又丢了", "手机丢了"]
)
def test_what_else_is_won_and_lost_is_not_asked_about(chat: Chat, said: str):
    chat.says("拜访华东医疗，下周三再跟进")

    assert "赢了还是丢了" not in chat.says(said).text
