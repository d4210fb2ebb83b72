"""Two messages at the same moment: every fact once."""

from collections.abc import Callable
from threading import Thread

from core.reply import Reply
from core.storage.tables import Account, Activity, Deal, OutboxPost, Payment, Point
from tests.company import Chat


def test_two_people_who_win_one_deal_at_once_win_it_once(chat_on_both: Chat):
    chat_on_both.says("新商机 华东医疗 50万")

    replies = _at_once(
        lambda: chat_on_both.says("赢单 华东医疗 #1"),
        lambda: chat_on_both.says("赢单 华东医疗 #1", "张敏"),
    )

    assert {reply.error_code for reply in replies} == {None, "already_closed"}
    assert [point.reason for point in chat_on_both.rows(Point)].count("win") == 1
    assert len([p for p in chat_on_both.rows(OutboxPost) if ":win:" in p.key]) == 2


def test_two_people_who_record_one_new_customer_record_it_once(chat_on_both: Chat):
    _at_once(
        lambda: chat_on_both.says("新增客户：苏州启明智造有限公司"),
        lambda: chat_on_both.says("新增客户：苏州启明智造有限公司", "王磊"),
    )

    names = [account.name for account in chat_on_both.rows(Account)]
    assert names.count("苏州启明智造有限公司") == 1


def test_deals_opened_at_once_get_different_numbers(chat_on_both: Chat):
    _at_once(
        lambda: chat_on_both.says("新商机 华东医疗 50万"),
        lambda: chat_on_both.says("新商机 三一重工 50万", "王磊"),
        lambda: chat_on_both.says("新商机 华南精密 50万", "陈晨"),
    )

    assert sorted(deal.number for deal in chat_on_both.rows(Deal)) == [1, 2, 3]


def test_two_payments_at_once_are_both_kept(chat_on_both: Chat):
    chat_on_both.says("华东医疗签了，50万")

    _at_once(
        lambda: chat_on_both.says("华东医疗回款20万"),
        lambda: chat_on_both.says("华东医疗回款10万", "张敏"),
    )

    [payment] = chat_on_both.rows(Payment)
    assert (payment.amount_minor, payment.paid_amount_minor) == (30_000_000, 30_000_000)


def test_two_undos_at_once_take_it_back_once(chat_on_both: Chat):
    logged = chat_on_both.says("拜访了华东医疗的张总")
    assert logged.card is not None
    undo = logged.card.buttons[-1].command

    _at_once(lambda: chat_on_both.says(undo), lambda: chat_on_both.says(undo, "张敏"))

    assert chat_on_both.rows(Activity) == []
    assert sum(point.points for point in chat_on_both.rows(Point)) == 0


def _at_once(*messages: Callable[[], Reply]) -> list[Reply]:
    replies: list[Reply] = []
    threads = [Thread(target=lambda say=say: replies.append(say())) for say in messages]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return replies
