"""The rows of a change stand in an order that does not change from one time to the next."""

from core.storage.tables import Change, ChangeRow
from tests.company import Chat


def rows_of_last_change(chat: Chat) -> list[int]:
    last = max(change.id for change in chat.rows(Change))
    rows = [row for row in chat.rows(ChangeRow) if row.change_id == last]
    return [int(row.row_key) for row in sorted(rows, key=lambda row: row.position)]


def test_accounts_handed_over_together_stand_in_the_order_of_their_making(chat_on_both: Chat):
    for name in ("启明智造", "蓝海物流", "青禾农业", "宏图电子", "Bright Works"):
        chat_on_both.says(f"新客户 {name}")

    chat_on_both.says("把李雪的客户都转给王磊", "张敏")

    keys = rows_of_last_change(chat_on_both)
    assert keys == sorted(keys)
    assert len(keys) == 8
