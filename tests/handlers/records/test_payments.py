from datetime import date, timedelta
from decimal import Decimal

import pytest

from core.language.understanding import Intent
from core.storage.changes import Author, begin_change
from core.storage.company import FIRST_COMPANY
from core.storage.tables import Company, Deal, Payment
from tests.records.desk import MEDICAL, Desk, labels

TODAY = date(2026, 11, 23)


@pytest.fixture
def won(desk: Desk) -> Desk:
    desk.does(Intent.WIN_DEAL, account=MEDICAL, amount=Decimal(500_000))
    return desk


def test_a_payment_is_booked_to_the_won_deal(won: Desk):
    reply = won.does(Intent.RECORD_PAYMENT, account=MEDICAL, amount=Decimal(200_000))

    payment = won.row(Payment)
    assert (payment.paid_amount_minor, payment.paid_on) == (20_000_000, TODAY)
    assert "已记录回款 · 华东医疗器械有限公司 ¥20万" in reply.text
    assert "未回款: ¥30万" in reply.text


def test_two_payments_on_one_day_are_both_kept_and_due_on_that_day(won: Desk):
    for amount in (250_000, 150_000):
        won.does(Intent.RECORD_PAYMENT, account=MEDICAL, amount=Decimal(amount))

    payment = won.row(Payment)
    assert (payment.due_on, payment.paid_on) == (TODAY, TODAY)
    assert (payment.amount_minor, payment.paid_amount_minor) == (40_000_000, 40_000_000)


def test_a_payment_fills_what_was_planned(won: Desk):
    _plan(won, TODAY + timedelta(days=7), 50_000_000)

    won.does(Intent.RECORD_PAYMENT, account=MEDICAL, amount=Decimal(500_000))

    payment = won.row(Payment)
    assert (payment.due_on, payment.paid_on) == (TODAY + timedelta(days=7), TODAY)


def test_less_than_planned_leaves_the_rest_due(won: Desk):
    _plan(won, TODAY - timedelta(days=7), 50_000_000)

    won.does(Intent.RECORD_PAYMENT, account=MEDICAL, amount=Decimal(100_000))

    amounts = {(payment.amount_minor, payment.paid_amount_minor) for payment in won.rows(Payment)}
    assert amounts == {(40_000_000, None), (10_000_000, 10_000_000)}


def test_a_payment_without_an_amount_offers_all_of_it(won: Desk):
    reply = won.does(Intent.RECORD_PAYMENT, account=MEDICAL)

    assert labels(reply) == ["全部 ¥50万"]


def test_all_of_it_is_an_answer(won: Desk):
    won.does(Intent.RECORD_PAYMENT, account=MEDICAL)

    reply = won.types("全部")

    assert "已全部回款" in reply.text


def test_an_amount_is_an_answer(won: Desk):
    won.does(Intent.RECORD_PAYMENT, account=MEDICAL)

    won.types("8万", amount=Decimal(80_000))

    assert won.row(Payment).paid_amount_minor == 8_000_000


def test_a_payment_without_a_deal_asks_first(desk: Desk):
    reply = desk.does(Intent.RECORD_PAYMENT, account=MEDICAL, amount=Decimal(80_000))

    assert "还没有商机" in reply.text
    assert desk.rows(Payment) == []


def test_the_deal_is_added_when_the_sender_says_so(desk: Desk):
    desk.does(Intent.RECORD_PAYMENT, account=MEDICAL, amount=Decimal(80_000))

    reply = desk.types("补建并记回款")

    assert (desk.row(Deal).status, desk.row(Deal).amount_minor) == ("open", None)
    assert desk.row(Payment).paid_amount_minor == 8_000_000
    assert "还没记赢单" in reply.text


def test_a_foreign_payment_is_converted_at_the_companys_rate(won: Desk):
    with won.database.writing(FIRST_COMPANY) as session:
        session.get_one(Company, FIRST_COMPANY).settings = {"rates": {"JPY": "0.05"}}

    said = {"amount": Decimal(5_000_000), "currency": "JPY"}
    won.does(Intent.RECORD_PAYMENT, account=MEDICAL, **said)

    assert won.row(Payment).paid_value_minor == 25_000_000


def test_nothing_cannot_be_paid(won: Desk):
    reply = won.does(Intent.RECORD_PAYMENT, account=MEDICAL, amount=Decimal(-5))

    assert "大于 0" in reply.text


def _plan(desk: Desk, due_on: date, minor: int) -> None:
    with desk.database.writing(FIRST_COMPANY) as session:
        begin_change(session, Author(None, "test", "plan"), "import", desk.clock.now())
        deal_id = desk.row(Deal).id
        session.add(Payment(deal_id=deal_id, due_on=due_on, amount_minor=minor))


def test_a_bare_amount_is_in_the_currency_of_the_deal(desk: Desk):
    with desk.database.writing(FIRST_COMPANY) as session:
        begin_change(session, Author(None, "test", "rates"), "import", desk.clock.now())
        session.get_one(Company, FIRST_COMPANY).settings = {"rates": {"USD": "7.1"}}
    desk.does(Intent.WIN_DEAL, account=MEDICAL, amount=Decimal(9_000), currency="USD")

    reply = desk.does(Intent.RECORD_PAYMENT, account=MEDICAL, amount=Decimal(4_000))

    assert desk.row(Payment).paid_amount_minor == 400_000
    assert "US$4,000" in reply.text
