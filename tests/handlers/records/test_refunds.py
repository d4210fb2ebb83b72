"""Money that goes back is taken out of what had come, and never changes what a deal is worth."""

import pytest

from core.storage.tables import Deal, OutboxPost, Payment
from tests.company import Chat


@pytest.fixture
def paid(chat_on_both: Chat) -> Chat:
    """Deal #1 of 华东医疗 was won for 500,000, of which 100,000 have come."""
    chat = chat_on_both
    chat.says("华东医疗签了，50万")
    chat.says("华东医疗回款 10万")
    return chat


def received(chat: Chat) -> int:
    """Return what has come, in whole yuan."""
    return sum(row.paid_amount_minor or 0 for row in chat.rows(Payment)) // 100


@pytest.mark.parametrize(
    "typed",
    [
        "华东医疗退款 2万",
        "华东医疗的回款退回 2万",
        "华东医疗那笔回款退了2万",
        "退款 #1 2万",
        "给华东医疗退款2万",
        "退了2万给华东医疗",
        "#1 回款冲回 2万",
        "refund 华东医疗 20k",
        "refunded 20k to 华东医疗",
        "reversed the payment of 20k from 华东医疗",
    ],
)
def test_a_refund_is_taken_out_of_what_had_come(paid: Chat, typed: str):
    reply = paid.says(typed)

    assert reply.error_code is None, reply.text
    assert received(paid) == 80000
    assert paid.rows(Deal)[0].amount_minor == 50000000


@pytest.mark.parametrize(
    "typed", ["华东医疗那笔回款退了", "华东医疗的款退回了", "华东医疗 payment was returned"]
)
def test_without_an_amount_the_only_receipt_went_back_whole(paid: Chat, typed: str):
    paid.says(typed)

    assert (received(paid), paid.rows(Payment)) == (0, [])


def test_which_of_several_receipts_is_asked(paid: Chat):
    paid.says("华东医疗回款 5万")

    reply = paid.says("华东医疗那笔回款退了")
    assert "退了哪一笔" in reply.text
    paid.says("1")

    assert received(paid) in {50000, 100000}


def test_a_refund_is_undone(paid: Chat):
    paid.says("华东医疗退款 10万")

    paid.says("撤销")

    assert received(paid) == 100000


def test_more_than_came_cannot_go_back(paid: Chat):
    reply = paid.says("华东医疗退款 20万")

    assert reply.error_code == "too_much"
    assert received(paid) == 100000


def test_who_never_paid_gets_nothing_back(paid: Chat):
    assert "没有可退的" in paid.says("远大科技退款 2万").text


def test_the_newest_money_goes_back_first(paid: Chat):
    paid.clock.moment = paid.clock.moment.replace(day=25)
    paid.says("华东医疗回款 5万")

    paid.says("华东医疗退款 6万")

    [row] = paid.rows(Payment)
    assert (row.paid_on.day, row.paid_amount_minor) == (23, 9000000)


@pytest.mark.parametrize(
    "typed",
    ["华东医疗要求退款 2万", "华东医疗退款了吗？", "华东医疗可能要退款2万", "华东医疗退回初步意向"],
)
def test_what_is_only_wished_gives_nothing_back(paid: Chat, typed: str):
    paid.says(typed)

    assert received(paid) == 100000


def test_nobody_refunds_a_colleagues_customer(paid: Chat):
    assert paid.says("#1 退款 2万", "王磊").error_code == "not_allowed"
    assert received(paid) == 100000


def test_the_owner_hears_of_a_refund_and_the_month_is_less_by_it(paid: Chat):
    reply = paid.says("华东医疗退款 2万", "张敏")

    assert "¥8万" in reply.text
    told = [post for post in paid.rows(OutboxPost) if post.lane == f"person:{paid.ids['李雪']}"]
    assert "退款 ¥2万" in str(told[-1].reply)
    [target] = paid.says("我的回款").data["targets"]
    assert target["actual"] == 80000
