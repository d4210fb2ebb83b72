"""Two people edit one deal at the same moment: both changes are kept, or the second is told."""

from collections.abc import Callable
from decimal import Decimal
from threading import Barrier, Thread

import pytest

from core.reply import Reply
from core.storage.tables import Change, ChangeRow, Deal, Payment
from tests.company import Chat


@pytest.fixture
def deal(chat_on_both: Chat) -> Chat:
    chat_on_both.says("新商机 华东医疗 50万")
    return chat_on_both


def at_once(chat: Chat, *messages: tuple[str, str]) -> list[Reply]:
    """Send messages from threads that begin together; answers in the messages' order."""
    begin = Barrier(len(messages))
    replies: dict[int, Reply] = {}

    def say(number: int, text: str, name: str) -> None:
        begin.wait()
        replies[number] = _heard(chat, text, name)

    threads = [Thread(target=say, args=(n, *message)) for n, message in enumerate(messages)]
    _run(threads)
    return [replies[number] for number in sorted(replies)]


def _heard(chat: Chat, text: str, name: str) -> Reply:
    """Say something, and again while the answer is that it is busy and nothing was written."""
    while (reply := chat.says(text, name)).error_code == "busy":
        """A disk that stalls for two seconds is answered so."""
    return reply


def _run(threads: list[Thread]) -> None:
    steps: tuple[Callable[[Thread], None], ...] = (Thread.start, Thread.join)
    for step in steps:
        for thread in threads:
            step(thread)


def history(chat: Chat, column: str) -> list[tuple[object, object]]:
    """Return what a column of the deal was before and after each change of it, in order."""
    steps = [
        (row.before[column], row.after[column])
        for row in sorted(chat.rows(ChangeRow), key=lambda row: (row.change_id, row.position))
        if row.table_name == "deals" and row.before and row.after
    ]
    return [(before, after) for before, after in steps if before != after]


def only_deal(chat: Chat) -> Deal:
    [deal] = chat.rows(Deal)
    return deal


def test_two_amounts_follow_each_other(deal: Chat):
    replies = at_once(deal, ("#1 金额改成45万", "李雪"), ("#1 金额改成40万", "张敏"))

    first, second = sorted(history(deal, "amount_minor"), key=lambda step: step[0] != 50_000_000)
    assert (first[0], first[1]) == (50_000_000, second[0])
    assert only_deal(deal).amount_minor == second[1]
    assert any(f"¥{int(str(second[0])) // 1_000_000}万 → " in reply.text for reply in replies)


def test_an_amount_and_a_stage_are_both_kept(deal: Chat):
    at_once(deal, ("#1 金额改成45万", "李雪"), ("#1 进入报价", "张敏"))

    kept = only_deal(deal)
    assert (kept.amount_minor, kept.stage) == (45_000_000, "proposal")


def test_a_stage_and_a_win_are_both_kept_or_the_second_is_told(deal: Chat):
    stage, win = at_once(deal, ("#1 进入报价", "李雪"), ("赢单 #1", "张敏"))

    assert win.error_code is None
    assert stage.error_code in {None, "deal_closed"}
    assert (only_deal(deal).status, only_deal(deal).stage) == ("won", "contract")


def test_of_a_win_and_a_loss_the_second_is_told(deal: Chat):
    replies = at_once(deal, ("赢单 #1", "李雪"), ("丢单 #1 价格高", "张敏"))

    assert {reply.error_code for reply in replies} == {None, "already_closed"}


def test_of_two_hand_overs_the_last_one_holds_and_both_are_traced(deal: Chat):
    at_once(deal, ("把 #1 转给王磊", "张敏"), ("把 #1 转给张敏", "何佳"))

    first, second = sorted(history(deal, "owner_id"), key=lambda step: step[0] != deal.ids["李雪"])
    assert first[1] == second[0]
    assert only_deal(deal).owner_id == second[1]


def test_a_deal_that_is_won_meanwhile_is_not_handed_over(deal: Chat):
    given, won = at_once(deal, ("把华东医疗转给王磊", "张敏"), ("赢单 #1", "李雪"))

    owner = only_deal(deal).owner_id
    assert given.error_code is None
    assert (won.error_code is None) == (only_deal(deal).status == "won")
    assert won.error_code is not None or owner in {deal.ids["李雪"], deal.ids["王磊"]}


def test_who_no_longer_has_a_deal_is_told(deal: Chat):
    changed, given = at_once(deal, ("#1 金额改成45万", "李雪"), ("把 #1 转给王磊", "张敏"))

    assert given.error_code is None
    kept = only_deal(deal).amount_minor == 45_000_000
    assert (changed.error_code is None) == kept
    assert changed.error_code in {None, "not_allowed"}


def test_every_change_names_what_it_found(deal: Chat):
    at_once(deal, ("#1 金额改成45万", "胡军"), ("#1 进入报价", "张敏"), ("把 #1 转给王磊", "何佳"))

    for column in ("amount_minor", "stage", "owner_id"):
        steps = history(deal, column)
        assert len(steps) == 1
        assert steps[0][1] == getattr(only_deal(deal), column)
    assert len(deal.rows(Change)) == 5


def test_two_payments_on_one_plan_leave_what_is_really_open(chat_on_both: Chat):
    chat_on_both.says("华东医疗签了，50万")
    chat_on_both.says("华东医疗回款计划 12月15日 50万")

    at_once(chat_on_both, ("华东医疗回款20万", "李雪"), ("华东医疗回款10万", "张敏"))

    still = [row.amount_minor for row in chat_on_both.rows(Payment) if row.paid_on is None]
    assert still == [20_000_000]


def test_two_targets_set_at_once_are_both_traced(chat_on_both: Chat):
    replies = at_once(
        chat_on_both, ("李雪11月销售额目标 60万", "张敏"), ("李雪11月销售额目标 70万", "胡军")
    )

    assert [reply.error_code for reply in replies] == [None, None]
    steps = [row for row in chat_on_both.rows(ChangeRow) if row.table_name == "targets"]
    first, second = sorted(steps, key=lambda row: row.before is not None)
    assert Decimal(second.before["value"]) == Decimal(first.after["value"])


def test_a_follow_up_put_off_twice_at_once_is_traced_truly(chat_on_both: Chat):
    planned = chat_on_both.says("提醒我周三跟进华东医疗")
    number = planned.changed[0].id

    at_once(
        chat_on_both,
        (f"跟进 #{number} 改到 2026-11-27", "李雪"),
        (f"跟进 #{number} 改到 2026-11-30", "张敏"),
    )

    rows = [row for row in chat_on_both.rows(ChangeRow) if row.table_name == "follow_ups"]
    steps = {row.before["due_on"]: row.after["due_on"] for row in rows if row.before}
    assert steps[steps["2026-11-25"]] in {"2026-11-27", "2026-11-30"}
