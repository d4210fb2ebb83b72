"""What is told twice within minutes is asked about, and written once."""

import pytest

from core.storage.tables import Payment, Point
from tests.company import Chat


@pytest.fixture
def paid(chat: Chat) -> Chat:
    chat.says("华东医疗签了，50万")
    chat.says("华东医疗回款 5万")
    return chat


def received(chat: Chat) -> int:
    return sum(row.paid_amount_minor or 0 for row in chat.rows(Payment)) // 100


def trainings(chat: Chat) -> int:
    return sum(one.reason == "training" for one in chat.rows(Point))


@pytest.mark.parametrize("again", ["华东医疗回款 5万", "#1 回款5万", "华东医疗 paid 50k"])
def test_the_same_payment_told_again_is_not_booked_again(paid: Chat, again: str):
    paid.says(again)

    assert received(paid) == 50000


def test_who_is_sure_books_it_again(paid: Chat):
    assert "刚记过" in paid.says("华东医疗回款 5万").text

    paid.says("确定")

    assert received(paid) == 100000


@pytest.mark.parametrize("other", ["华东医疗回款 6万", "华东医疗昨天回款 5万"])
def test_another_sum_or_day_is_another_payment(paid: Chat, other: str):
    paid.says(other)

    assert received(paid) > 50000


def test_a_payment_that_was_undone_is_told_again_without_a_question(paid: Chat):
    paid.says("撤销")

    paid.says("华东医疗回款 5万")

    assert received(paid) == 50000


def test_a_corrected_payment_is_known_by_what_it_was_corrected_to(paid: Chat):
    paid.says("不对，是8万")

    assert "刚记过" in paid.says("华东医疗回款 8万").text
    assert "已记录" in paid.says("华东医疗回款 5万").text


@pytest.mark.parametrize("again", ["今天参加了产品培训", "参加了产品培训"])
def test_the_same_training_told_again_earns_nothing(chat: Chat, again: str):
    chat.says("今天参加了产品培训")

    assert "已经记过" in chat.says(again).text
    assert trainings(chat) == 1


def test_another_training_of_the_day_is_recorded(chat: Chat):
    chat.says("今天参加了产品培训")

    chat.says("今天参加了谈判培训")

    assert trainings(chat) == 2


def test_who_is_sure_took_part_in_another_training(chat: Chat):
    chat.says("今天参加了产品培训")
    chat.says("今天参加了产品培训")

    chat.says("确定")

    assert trainings(chat) == 2
