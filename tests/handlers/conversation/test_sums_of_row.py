"""The same thing told of several customers, a sum with each: each gets its own, in one change."""

import pytest

from core.storage.tables import Change, Deal
from tests.company import Chat
from tests.records.desk import labels


def sums(chat: Chat) -> list[int]:
    return sorted(deal.amount_minor // 100 for deal in chat.rows(Deal))


@pytest.mark.parametrize(
    "said",
    [
        "won Acme 30k and 华东医疗 50k",
        "won Acme for 30k, 华东医疗 for 50k",
        "签了Acme 3万和华东医疗5万",
        "Acme赢了3万、华东医疗5万",
        "昨天签了Acme 3万、华东医疗5万",
    ],
)
def test_two_wins_with_two_sums_are_both_recorded(chat_on_both: Chat, said: str):
    chat_on_both.says(said)

    assert sums(chat_on_both) == [30_000, 50_000]
    assert {deal.status for deal in chat_on_both.rows(Deal)} == {"won"}


def test_they_are_one_change_and_one_undo(chat: Chat):
    chat.says("won Acme 30k and 华东医疗 50k")
    assert len([one for one in chat.rows(Change) if one.intent == "win_deal"]) == 1

    chat.says("撤销")

    assert chat.rows(Deal) == []


def test_the_new_one_among_them_is_asked_about(chat: Chat):
    asked = chat.says("won Acme 30k and Globex 50k")
    assert labels(asked)[0] == "Create Globex"

    chat.says("yes")

    assert sums(chat) == [30_000, 50_000]


def test_new_deals_get_a_sum_each(chat: Chat):
    chat.says("新商机 Acme 30万、华东医疗 50万")

    assert sums(chat) == [300_000, 500_000]


@pytest.mark.parametrize(
    "said",
    ["华东医疗签了30万、服务费5万", "won Acme 30k, down from 50k", "华东医疗签了30万，首付10万"],
)
def test_two_sums_of_one_customer_are_one_win(chat: Chat, said: str):
    chat.says(said)

    assert len(chat.rows(Deal)) == 1


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ("丢单原因是预算", "预算"),
        ("丢单原因：价格太高了", "价格"),
        ("原因是被金蝶抢了", "竞品"),
        ("主要原因是老板换了", "其他"),
        ("丢单原因预算不够", "预算"),
        ("丢单原因：预算", "预算"),
        ("丢单主要原因预算砍了", "预算"),
        ("华东医疗丢单原因是预算", "预算"),
        ("华东医疗的丢单原因：预算", "预算"),
        ("loss reason: budget", "预算"),
    ],
)
def test_a_reason_that_is_called_one_answers_why_a_deal_was_lost(
    chat: Chat, answer: str, reason: str
):
    chat.says("新商机 华东医疗 50万")
    chat.says("华东医疗丢了")

    assert f"原因: {reason}" in chat.says(answer).text


@pytest.mark.parametrize("typed", ["丢单原因是什么", "丢单原因分布", "看看丢单原因"])
def test_who_asks_for_the_reasons_meanwhile_sees_them(chat: Chat, typed: str):
    chat.says("新商机 华东医疗 50万")
    chat.says("华东医疗丢了")

    assert chat.says(typed).text.startswith("丢单原因 · 李雪")


def test_the_reason_of_another_customers_loss_is_no_answer(chat: Chat):
    chat.says("新商机 远大科技 50万")
    chat.says("远大科技丢了，价格高")
    chat.says("新商机 华东医疗 50万")
    chat.says("华东医疗丢了")

    chat.says("远大科技的丢单原因是预算")

    assert sorted(str(one.loss_reason) for one in chat.rows(Deal)) == ["None", "budget"]


def test_two_new_ones_are_asked_about_at_once_and_both_recorded(chat_on_both: Chat):
    asked = chat_on_both.says("won Globex 30k and Initech 50k")
    assert labels(asked) == ["Create them", "Create only Globex", "Create only Initech"]
    assert chat_on_both.rows(Deal) == []

    chat_on_both.says("yes")

    assert sums(chat_on_both) == [30_000, 50_000]
    chat_on_both.says("undo")
    assert sums(chat_on_both) == []


def test_only_one_of_two_new_ones_keeps_its_own_sum(chat: Chat):
    chat.says("won Globex 30k and Initech 50k")

    chat.says("create Initech")

    assert sums(chat) == [50_000]


def test_a_known_one_waits_with_two_new_ones(chat: Chat):
    chat.says("won Acme 20k, Globex 30k and Initech 50k")
    assert sums(chat) == []

    chat.says("Create them")

    assert sums(chat) == [20_000, 30_000, 50_000]


@pytest.mark.parametrize(
    "said",
    [
        "I heard they won Globex 30k and Initech 50k",
        "if we won Globex 30k and Initech 50k",
        "Tom won Globex 30k and Initech 50k",
        "we didn't win Globex 30k and Initech 50k",
        "did we win Globex 30k and Initech 50k?",
        "won 3k and 5k",
    ],
)
def test_what_was_not_won_by_us_is_not_asked_about(chat: Chat, said: str):
    assert "Are they new" not in chat.says(said).text
    assert chat.rows(Deal) == []


def test_a_win_is_no_name_of_the_customer_that_is_asked_for(chat: Chat):
    chat.says("won 30k")

    assert "“won Globex" not in chat.says("won Globex 30k and Initech 50k").text
