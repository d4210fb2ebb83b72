"""Several customers in one sentence: several records, one change, one undo."""

import pytest

from core.storage.tables import Account, Activity, Change, Deal, FollowUp, Payment
from tests.company import Chat
from tests.records.desk import MEDICAL, TECH, button, labels

THREE = "今天拜访了华东医疗、远大科技、三一重工,都说价格高,下周三再跟进"


def made(chat: Chat) -> int:
    return len([change for change in chat.rows(Change) if change.intent not in {"import", "undo"}])


def test_each_customer_gets_its_visit_objection_and_plan_in_one_change(chat_on_both: Chat):
    chat_on_both.says(THREE)

    visits, plans = chat_on_both.rows(Activity), chat_on_both.rows(FollowUp)
    assert len({visit.account_id for visit in visits}) == 3
    assert {visit.objection for visit in visits} == {"price"}
    assert sorted(plan.kind for plan in plans) == ["follow_up"] * 3 + ["objection"] * 3
    assert made(chat_on_both) == 1


def test_one_undo_takes_all_of_them_back(chat_on_both: Chat):
    chat_on_both.says(button(chat_on_both.says(THREE), "撤销").command)

    assert chat_on_both.rows(Activity) == chat_on_both.rows(FollowUp) == []


def test_what_is_the_same_for_all_is_said_once(chat: Chat):
    assert chat.says(THREE).text.count("异议: 价格") == 1


def test_nothing_is_recorded_before_the_unknown_ones_are_known(chat: Chat):
    asked = chat.says("今天拜访了华东医疗、启明智造、远大科技,都说价格高")
    assert "启明智造" in asked.text
    assert "选好之前，这句话什么都不会记录" in asked.text
    assert chat.rows(Activity) == []

    chat.says("都新建")

    assert len(chat.rows(Activity)) == 3
    assert made(chat) == 1


def test_the_known_ones_alone_may_be_recorded(chat: Chat):
    chat.says("今天拜访了华东医疗、启明智造、远大科技")

    chat.says("只记认识的")

    assert len(chat.rows(Activity)) == 2


def test_a_name_typed_wrong_in_a_row_is_asked_about_and_not_made_anew(chat: Chat):
    asked = chat.says("今天拜访了华东医聊、远大科技")
    assert labels(asked)[0] == f"是 {MEDICAL}"

    chat.says("是")

    assert len(chat.rows(Activity)) == 2
    assert "华东医聊" not in {account.name for account in chat.rows(Account)}


def test_a_name_typed_wrong_may_be_left_out(chat: Chat):
    chat.says("今天拜访了华东医聊、远大科技")

    assert TECH in chat.says("不记它").text
    assert len(chat.rows(Activity)) == 1


@pytest.mark.parametrize("said", ["华东医疗、远大科技都签了", "华东医疗和远大科技签了"])
def test_two_wins_in_one_sentence_close_both_deals(chat_on_both: Chat, said: str):
    chat_on_both.says("新商机 华东医疗 50万")
    chat_on_both.says("新商机 远大科技 30万")

    both = chat_on_both.says(said)
    assert {deal.status for deal in chat_on_both.rows(Deal)} == {"won"}
    chat_on_both.says(button(both, "撤销").command)

    assert {deal.status for deal in chat_on_both.rows(Deal)} == {"open"}


def test_two_losses_are_asked_for_one_reason(chat: Chat):
    chat.says("新商机 华东医疗 50万")
    chat.says("新商机 远大科技 30万")

    assert "丢单的原因是什么" in chat.says("华东医疗、远大科技都丢了").text
    chat.says("价格")

    assert {deal.loss_reason for deal in chat.rows(Deal)} == {"price"}


def test_one_amount_for_two_customers_is_nobodys_until_it_is_said_to_be_each_ones(chat: Chat):
    assert labels(chat.says("新商机 华东医疗、远大科技 50万")) == [MEDICAL, TECH]
    assert chat.rows(Deal) == []

    chat.says("新商机 华东医疗、远大科技 各50万")

    assert {deal.amount_minor for deal in chat.rows(Deal)} == {50_000_000}


def test_what_is_sure_is_recorded_and_the_rest_asked(chat: Chat):
    for deal in ("华东医疗 50万", "远大科技 30万", "远大科技 20万"):
        chat.says(f"新商机 {deal}")

    asked = chat.says("华东医疗、远大科技都签了")
    assert "哪一个商机" in asked.text
    chat.says("20万")

    assert sorted(deal.amount_minor for deal in chat.rows(Deal) if deal.status == "won") == [
        20_000_000,
        50_000_000,
    ]


def test_each_of_two_customers_pays(chat: Chat):
    chat.says("华东医疗签了50万")
    chat.says("远大科技签了30万")

    chat.says("华东医疗、远大科技各回款10万")

    paid = [payment.paid_amount_minor for payment in chat.rows(Payment) if payment.paid_on]
    assert paid == [10_000_000, 10_000_000]


def test_a_plan_for_a_known_and_an_unknown_customer_is_asked_about_first(chat: Chat):
    chat.says("下周三跟进远大科技、华北制药")

    chat.says("都新建")

    assert len(chat.rows(FollowUp)) == 2


@pytest.mark.parametrize(
    ("sentence", "put_right", "joined"),
    [
        ("visited 华东医疗 and 远大科技", "no, it was yesterday", f"{MEDICAL}, {TECH}"),
        ("拜访了华东医疗、远大科技", "不对，是昨天", f"{MEDICAL}、{TECH}"),
    ],
)
def test_customers_are_joined_as_the_language_of_the_answer_does(
    chat: Chat, sentence: str, put_right: str, joined: str
):
    chat.says(sentence)

    assert joined in chat.says(put_right).text


def test_the_next_step_for_two_customers_is_planned_by_an_english_button(chat: Chat):
    logged = chat.says("visited 华东医疗 and 远大科技")
    step = next(each for each in logged.card.buttons if "," in each.command)

    chat.says(step.command)

    assert len(chat.rows(FollowUp)) == 2


def test_a_customer_in_pinyin_is_offered_before_a_new_one_is_made(chat: Chat):
    chat.says("新客户 上海万通网络有限公司")

    assert "It is 上海万通网络有限公司" in labels(chat.says("Visited Wantong today"))


def test_and_ends_a_row_of_names_however_long_they_are(chat: Chat):
    said = chat.says("Visited Globex, Initech and Umbra Works today")

    assert "Create only Umbra Works" in labels(said)
