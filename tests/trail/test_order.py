# ruff: noqa: E501 - rows of files
"""The rows of a change stand in an order that does not change from one time to the next."""

from pathlib import Path

from core.storage.tables import Change, ChangeRow
from tests.company import Chat
from tests.files.office import Office

DEAL = "external_id,account,owner,stage,status,closed_on,created_on\nD1,Acme Robotics,李雪,contract,won,{},2026-08-05\n"


def keys_of_last_change(chat: Chat) -> list[str]:
    last = max(change.id for change in chat.rows(Change))
    rows = [row for row in chat.rows(ChangeRow) if row.change_id == last]
    return [row.row_key for row in sorted(rows, key=lambda row: row.position)]


def test_accounts_handed_over_together_stand_in_the_order_of_their_making(chat_on_both: Chat):
    for name in ("启明智造", "蓝海物流", "青禾农业", "宏图电子", "Bright Works"):
        chat_on_both.says(f"新客户 {name}")

    chat_on_both.says("把李雪的客户都转给王磊", "张敏")

    keys = keys_of_last_change(chat_on_both)
    assert keys == sorted(keys)
    assert len(keys) == 8


def test_stages_that_an_import_dates_anew_stand_in_one_order(chat_on_both: Chat, tmp_path: Path):
    office = Office(chat_on_both.database, tmp_path)
    office.bring(deals=DEAL.format("2026-11-20"))

    office.bring(
        stage_history="deal,stage,entered_on\nD1,lead,2026-07-01\nD1,qualified,2026-07-02\n"
    )

    stages = [key.partition("/")[2] for key in keys_of_last_change(chat_on_both) if "/" in key]
    assert stages == sorted(stages)
    assert len(stages) == 4
