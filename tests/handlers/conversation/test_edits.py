"""What an edited message makes of its record, whatever the platform that tells of the edit."""

from core.storage.tables import Change, Deal
from tests.company import Chat


def test_an_edited_win_replaces_the_win_and_one_undo_brings_it_back(chat_on_both: Chat):
    chat_on_both.says("新商机 华东医疗 50万")
    chat_on_both.says("华东医疗签了 48万", message_id="message:D:1")

    chat_on_both.says("华东医疗签了 45万", message_id="message:D:1:edited:2", edits="message:D:1")
    assert [deal.amount_minor for deal in chat_on_both.rows(Deal)] == [45_000_000]
    chat_on_both.says("撤销")

    [deal] = chat_on_both.rows(Deal)
    assert (deal.status, deal.amount_minor) == ("won", 48_000_000)


def test_an_edit_of_a_message_that_names_nobody_keeps_its_customer(chat_on_both: Chat):
    chat_on_both.says("新商机 华东医疗 50万")
    chat_on_both.says("签了 48万", message_id="said")

    chat_on_both.says("签了 45万", message_id="said again", edits="said")

    [deal] = chat_on_both.rows(Deal)
    assert (deal.status, deal.amount_minor) == ("won", 45_000_000)


def test_an_edit_by_somebody_else_finds_no_record(chat: Chat):
    chat.says("拜访华东医疗", message_id="message:D:1")

    chat.hears("哈哈", "王磊", message_id="message:D:1:edited:2", edits="message:D:1")

    [change] = [one for one in chat.rows(Change) if one.intent == "log_activity"]
    assert change.undone_by is None
