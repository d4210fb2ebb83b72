"""“不对…” is about the last record: its amount, its customer, or it asks what is wrong."""

from core.storage.tables import Account, Activity, Deal, Payment
from tests.company import Chat
from tests.records.desk import MEDICAL, TECH, button, labels


def test_a_correction_after_a_record_without_an_amount_asks_which_deal(chat: Chat):
    chat.says("新商机 华东医疗 42万")
    chat.says("华东医疗满意度 9 分")

    asked = chat.says("不对,是45万")

    assert "上一条没有商机金额" in asked.text
    assert labels(asked) == [f"{MEDICAL} #1 潜在客户 ¥42万"]


def test_the_answer_puts_the_amount_right(chat: Chat):
    chat.says("新商机 华东医疗 42万")
    chat.says("华东医疗满意度 9 分")
    chat.says("不对,是45万")

    chat.says("#1")

    assert chat.rows(Deal)[0].amount_minor == 45_000_000


def test_a_payment_of_the_wrong_amount_is_booked_again(chat_on_both: Chat):
    chat_on_both.says("华东医疗签了，42万")
    chat_on_both.says("华东医疗回款 5万")

    corrected = chat_on_both.says("不对,是2万")
    assert "已更正：¥5万 → ¥2万" in corrected.text
    assert _paid(chat_on_both) == [2_000_000]

    chat_on_both.says(button(corrected, "撤销").command)
    assert _paid(chat_on_both) == [5_000_000]
    assert chat_on_both.rows(Deal)[0].amount_minor == 42_000_000


def test_a_visit_is_moved_to_the_customer_that_was_meant(chat: Chat):
    chat.says("拜访华东医疗,下周三再跟进")

    reply = chat.says("不对,是远大科技")

    assert f"{MEDICAL} → {TECH}" in reply.text
    assert _visited(chat) == TECH


def test_naming_both_customers_moves_to_the_second(chat: Chat):
    chat.says("拜访华东医疗")

    chat.says("不是华东医疗,是远大科技")

    assert _visited(chat) == TECH


def test_moving_to_another_customer_can_be_undone(chat: Chat):
    chat.says("拜访华东医疗")

    chat.says(button(chat.says("不对,是远大科技"), "撤销").command)

    assert _visited(chat) == MEDICAL


def test_a_record_that_changed_a_deal_is_not_moved_but_said_again(chat: Chat):
    chat.says("新商机 华东医疗 42万")
    chat.says("拜访华东医疗,报价45万")

    asked = chat.says("不对,是远大科技")
    assert "请先撤销" in asked.text
    chat.says(button(asked, "撤销").command)

    assert chat.rows(Deal)[0].amount_minor == 42_000_000


def test_just_wrong_asks_what_and_offers_undo(chat: Chat):
    chat.says("拜访华东医疗")

    asked = chat.says("不对")

    assert "哪里不对？上一条：已记录 · 拜访" in asked.text
    chat.says(button(asked, "撤销").command)
    assert chat.rows(Activity) == []


def test_redo_is_a_word_too(chat: Chat):
    chat.says("拜访华东医疗")
    chat.says("撤销")

    assert "已恢复：拜访" in chat.says("恢复").text
    assert len(chat.rows(Activity)) == 1


def test_visit_alone_asks_with_whom(chat: Chat):
    assert chat.says("拜访").text == "拜访哪个客户？"

    assert "已记录 · 拜访 · 华东医疗" in chat.says("华东医疗").text


def test_new_account_alone_asks_for_its_name(chat: Chat):
    assert chat.says("新客户").text == "新客户叫什么名字？"


def test_a_colleague_is_told_whose_record_it_is(chat: Chat):
    logged = chat.says("拜访华东医疗")

    assert "这条是李雪记的" in chat.says(button(logged, "撤销").command, "陈晨").text


def test_an_undo_names_the_record_and_stands_on_a_line_of_its_own(chat: Chat):
    chat.says("华东医疗签了，42万")

    undone = chat.says("撤销")

    assert undone.card is not None
    assert undone.card.title == "已撤销：赢单 · 华东医疗器械有限公司 ¥42万"


def _paid(chat: Chat) -> list[int]:
    paid = [payment.paid_amount_minor for payment in chat.rows(Payment)]
    return [amount for amount in paid if amount]


def _visited(chat: Chat) -> str:
    [visit] = chat.rows(Activity)
    return next(one.name for one in chat.rows(Account) if one.id == visit.account_id)
