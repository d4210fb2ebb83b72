from datetime import timedelta

import pytest
from sqlalchemy import update

from core.storage.company import FIRST_COMPANY
from core.storage.tables import Deal, OutboxPost, Payment, Point
from tests.company import Chat


@pytest.fixture
def won(chat_on_both: Chat) -> Chat:
    chat_on_both.says("华东医疗签了，50万")
    chat_on_both.clock.moment += timedelta(days=3)
    return chat_on_both


def total(chat: Chat) -> int:
    return sum(point.points for point in chat.rows(Point))


def only_deal(chat: Chat) -> Deal:
    [deal] = chat.rows(Deal)
    return deal


def falls_through(chat: Chat) -> None:
    chat.says("华东医疗退单了")
    chat.says("1")


def test_a_win_that_falls_through_is_asked_about_first(won: Chat):
    reply = won.says("华东医疗合同取消了")

    assert "还没有改" in reply.text
    assert only_deal(won).status == "won"


def test_it_counts_as_lost_and_gives_its_points_back(won: Chat):
    falls_through(won)

    assert (only_deal(won).status, only_deal(won).loss_reason) == ("lost", "other")
    assert total(won) == 0


def test_the_rank_is_taken_back(won: Chat):
    assert "¥50万" in won.words("华东一部排行榜", "张敏")

    falls_through(won)

    assert "¥50万" not in won.words("华东一部排行榜", "张敏")


def test_a_celebration_that_waits_is_withdrawn(won: Chat):
    falls_through(won)

    assert {post.state for post in won.rows(OutboxPost) if ":win:" in post.key} == {"withdrawn"}


def test_a_celebration_that_was_read_is_corrected(won: Chat):
    with won.database.writing(FIRST_COMPANY) as session:
        session.execute(update(OutboxPost).values(state="sent"))

    falls_through(won)

    queued = [post for post in won.rows(OutboxPost) if post.state == "queued"]
    assert [post.lane for post in queued] == ["slack:C-EAST-1", "slack:C-ALL"]
    assert "不再计入业绩" in queued[0].reply


def test_points_that_were_redeemed_leave_no_debt(won: Chat):
    won.says("积分换礼品 8分")

    falls_through(won)

    assert total(won) == 0


def test_it_can_be_undone(won: Chat):
    falls_through(won)

    won.says("撤销")

    assert only_deal(won).status == "won"
    assert total(won) == 10


def test_money_that_came_stays_booked(won: Chat):
    won.says("华东医疗回款20万")

    falls_through(won)

    assert [row.paid_amount_minor for row in won.rows(Payment)] == [20_000_000]
    assert "没有待回款" in won.says("待回款").text


def test_an_open_deal_is_simply_lost(chat: Chat):
    chat.says("新商机 华东医疗 50万")

    chat.says("华东医疗合同取消了")

    assert only_deal(chat).status == "lost"


def test_a_colleague_takes_no_win_back(won: Chat):
    assert won.says("华东医疗退单了", "王磊").error_code == "not_allowed"
    assert won.says("退单 #1 确认", "王磊").error_code == "not_allowed"


NO_WIN_ANY_MORE = (
    "华东医疗退货了，赢单作废", "华东医疗 赢单改成丢单", "把华东医疗的赢单作废",
    "赢单作废 华东医疗", "#1 赢单改丢单",
    "cancel the win of 华东医疗", "change the won deal of 华东医疗 to lost",
)  # fmt: skip


@pytest.mark.parametrize("said", NO_WIN_ANY_MORE)
def test_a_win_that_is_none_any_more_is_asked_about(won: Chat, said: str):
    assert "还没有改" in won.says(said).text or "Nothing is changed" in won.says(said).text

    won.says("1")

    assert only_deal(won).status == "lost"


def test_no_deal_is_won_by_words_that_take_a_win_back(chat_on_both: Chat):
    chat_on_both.says("新商机 华东医疗 50万")

    assert "没有已赢的商机" in chat_on_both.says("华东医疗退货了，赢单作废").text
    assert only_deal(chat_on_both).status == "open"


@pytest.mark.parametrize("said", ["重新打开 华东医疗", "重新打开 #1"])
def test_a_won_deal_is_not_reopened_but_the_way_back_is_named(won: Chat, said: str):
    assert "退单 #1" in won.says(said).text
    assert only_deal(won).status == "won"


def test_words_that_take_a_win_back_win_nothing_however_they_are_put(chat_on_both: Chat):
    chat_on_both.says("新商机 华东医疗 50万")

    assert "退单" in chat_on_both.says("华东医疗退货了，赢单不要算了").text
    assert only_deal(chat_on_both).status == "open"


def test_a_win_after_goods_came_back_once_is_a_win(chat_on_both: Chat):
    chat_on_both.says("新商机 华东医疗 50万")
    chat_on_both.says("华东医疗退货之后又签了，50万")

    assert only_deal(chat_on_both).status == "won"
