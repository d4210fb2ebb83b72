from datetime import date
from decimal import Decimal

from core.language.understanding import Intent
from core.storage.tables import Activity, Deal, Draft, FollowUp, Payment
from core.vocabulary import ActivityKind
from tests.records.desk import LI, MEDICAL, TECH, WANG, Desk

HALF_A_MILLION = Decimal(500_000)


def test_a_message_of_its_own_drops_the_question(desk: Desk):
    desk.does(Intent.LOG_ACTIVITY, activity=ActivityKind.VISIT)

    desk.does(Intent.CREATE_DEAL, account=TECH, amount=HALF_A_MILLION)

    assert desk.rows(Draft) == []
    assert desk.rows(Activity) == []


def test_chatter_leaves_the_question_open(desk: Desk):
    desk.does(Intent.LOG_ACTIVITY, account=MEDICAL, activity=ActivityKind.VISIT)

    desk.types("中午吃什么")

    assert len(desk.rows(Draft)) == 1


def test_cancel_ends_the_question_with_a_word(desk: Desk):
    desk.does(Intent.LOG_ACTIVITY, activity=ActivityKind.VISIT)

    assert desk.types("取消").text == "好的。"
    assert desk.rows(Draft) == []


def test_a_question_is_open_for_a_quarter_of_an_hour(desk: Desk):
    desk.does(Intent.LOG_ACTIVITY, account="启明智造", activity=ActivityKind.VISIT)
    desk.waits(minutes=15)

    desk.types("新建")

    assert desk.rows(Activity) == []


def test_a_question_is_answered_by_the_one_who_was_asked(desk: Desk):
    desk.does(Intent.LOG_ACTIVITY, LI, account="启明智造", activity=ActivityKind.VISIT)

    desk.types("新建", WANG)

    assert desk.rows(Activity) == []


def test_a_customers_name_answers_which_customer(desk: Desk):
    desk.does(Intent.LOG_ACTIVITY, activity=ActivityKind.VISIT)

    desk.does(Intent.SHOW_ACCOUNT, account=TECH)

    assert desk.row(Activity).account_id == desk.account(TECH).id


def test_a_payment_is_no_answer_to_what_a_deal_is_worth(desk: Desk):
    desk.does(Intent.CREATE_DEAL, account=MEDICAL)

    desk.does(Intent.RECORD_PAYMENT, amount=HALF_A_MILLION, text="回款50万")

    assert desk.row(Deal).amount_minor is None
    assert desk.row(Payment).paid_amount_minor == 50_000_000


def test_a_sentence_about_another_customer_is_no_answer(desk: Desk):
    desk.does(Intent.LOG_ACTIVITY, account=MEDICAL, activity=ActivityKind.VISIT)

    desk.does(Intent.SCHEDULE_FOLLOW_UP, account=TECH, due_on=date(2026, 11, 27))

    assert desk.row(FollowUp).account_id == desk.account(TECH).id


def test_an_answered_question_is_gone(desk: Desk):
    desk.does(Intent.LOG_ACTIVITY, activity=ActivityKind.VISIT, due_on=date(2026, 11, 27))
    desk.types("1")

    desk.types("1")

    assert len(desk.rows(Activity)) == 1


def test_a_question_from_a_channel_is_answered_in_private(desk: Desk):
    desk.room = desk.channel()
    reply = desk.does(Intent.LOG_ACTIVITY, activity=ActivityKind.VISIT, account="启明智造")
    desk.room = None

    desk.types("新建")

    assert reply.private
    assert len(desk.rows(Activity)) == 1


def test_leaving_it_at_that_is_an_answer_with_a_word(desk: Desk):
    desk.does(Intent.WIN_DEAL, account=MEDICAL, amount=HALF_A_MILLION)
    desk.does(Intent.WIN_DEAL, account=MEDICAL, amount=HALF_A_MILLION)

    assert desk.types("不是").text == "好的。"
    assert len(desk.rows(Deal)) == 1
