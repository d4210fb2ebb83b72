"""What looks like a slip is asked about, and what cannot be is refused."""

from datetime import date

from sqlalchemy import select

from core.storage.changes import Author, begin_change
from core.storage.company import FIRST_COMPANY
from core.storage.tables import Activity, Deal, Payment
from tests.company import Chat
from tests.records.desk import button


def test_a_negative_amount_is_refused_and_not_read_as_a_positive_one(chat: Chat):
    chat.says("新商机 华东医疗 42万")

    assert "不能是负数" in chat.says("华东医疗 金额改成 -5万").text
    assert chat.rows(Deal)[0].amount_minor == 42_000_000


def test_a_range_and_a_dash_are_no_negative_amounts(chat: Chat):
    chat.says("新商机 华东医疗-42万")

    assert chat.rows(Deal)[0].amount_minor == 42_000_000


def test_an_amount_that_no_one_can_mean_wins_nothing(chat: Chat):
    chat.says("新商机 华东医疗 42万")

    assert "太大了" in chat.says("华东医疗 赢单 10000000000000000000000000000000").text
    assert chat.rows(Deal)[0].status == "open"


def test_more_than_is_owed_is_asked_about_before_it_is_booked(chat: Chat):
    chat.says("华东医疗签了，24.4万")

    asked = chat.says("华东医疗回款 9999万")

    assert "应收只剩 ¥24.4万，回款 ¥9,999万 超过了" in asked.text
    assert chat.rows(Payment) == []


def test_more_than_is_owed_is_booked_once_the_sender_is_sure(chat: Chat):
    chat.says("华东医疗签了，24.4万")

    chat.says(button(chat.says("华东医疗回款 30万"), "确定").command)

    assert chat.rows(Payment)[0].paid_amount_minor == 30_000_000


def test_two_paid_deals_leave_open_which_one_is_paid_again(chat: Chat):
    for amount in ("10万", "20万"):
        chat.says(f"新商机 华东医疗 {amount}")
    for number, amount in ((1, "10万"), (2, "20万")):
        chat.says(f"赢单 华东医疗 #{number}")
        chat.says(f"回款 华东医疗 #{number} {amount}")

    assert chat.says("华东医疗回款 5万").text == "哪一个商机？"


def test_the_payment_button_of_a_win_carries_the_deals_number(chat: Chat):
    chat.says("新商机 华东医疗 20万")
    won = chat.says("赢单 华东医疗")

    assert chat.says(button(won, "回款 #1").command).text == "#1 回款多少？"
    assert "未回款: ¥10万" in chat.says("10万").text


def test_a_won_deals_amount_is_changed_only_after_a_second_look(chat: Chat):
    chat.says("华东医疗签了，42万")
    chat.says("拜访远大科技")

    asked = chat.says("华东医疗 #1 金额改成5万")
    assert "会改变业绩" in asked.text
    assert chat.rows(Deal)[0].amount_minor == 42_000_000

    assert "¥42万 → ¥5万" in chat.says(button(asked, "确定").command).text


def test_a_win_is_put_right_at_once(chat: Chat):
    chat.says("华东医疗签了，42万")

    assert "¥42万 → ¥45万" in chat.says("不对，是45万").text


def test_a_visit_of_last_year_needs_its_day(chat: Chat):
    assert "是哪一天" in chat.says("去年拜访了华东医疗").text

    chat.says("2025年12月3日")

    assert chat.rows(Activity)[0].occurred_on == date(2025, 12, 3)


def test_an_expected_close_that_is_over_is_refused(chat: Chat):
    chat.says("新商机 华东医疗 42万")

    assert "这个日期已过" in chat.says("华东医疗预计2025年12月31日签").text


def test_a_day_of_another_year_is_said_with_its_year(chat: Chat):
    said = chat.says("拜访华东医疗,1月5日再跟进").text

    assert "下次跟进: 2027年1月5日 周二" in said


def test_a_change_says_what_the_amount_was(chat: Chat):
    chat.says("新商机 华东医疗 22.4万")

    assert "金额: ¥22.4万 → ¥22万" in chat.says("华东医疗 改成22万").text


def test_the_product_of_a_deal_tells_which_is_meant(chat: Chat):
    for amount in ("10万", "20万"):
        chat.says(f"新商机 华东医疗 {amount}")
    with chat.database.writing(FIRST_COMPANY) as session:
        begin_change(session, Author(None, "test", "product"), "import", chat.clock.now())
        session.scalars(select(Deal).where(Deal.number == 1)).one().product = "标准版"

    assert "已更新商机 #1" in chat.says("华东医疗 标准版 改成30万").text
