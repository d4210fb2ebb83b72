"""Undos upon undos: “撤销” and “恢复” always find a step that can be taken."""

import pytest

from core.storage.tables import Account, Activity, Deal
from tests.company import Chat


def test_a_second_redo_has_nothing_left_to_restore(chat_on_both: Chat) -> None:
    for text in ("拜访华东医疗", "撤销", "恢复"):
        chat_on_both.says(text)

    assert "没有可以恢复的撤销" in chat_on_both.words("恢复")
    assert len(chat_on_both.rows(Activity)) == 1


def test_undoing_after_redoing_ends_where_everything_is_taken_back(chat_on_both: Chat) -> None:
    accounts = len(chat_on_both.rows(Account))
    for text in ("拜访华东医疗", "撤销", "新客户 青山科技", "恢复", "恢复"):
        chat_on_both.says(text)

    assert "已撤销：拜访" in chat_on_both.words("撤销")
    assert "已撤销：新建客户" in chat_on_both.words("撤销")
    assert "没有可以撤销的记录" in chat_on_both.words("撤销")
    assert len(chat_on_both.rows(Account)) == accounts


def test_two_records_are_taken_back_and_restored_in_turn(chat: Chat) -> None:
    for text in ("拜访华东医疗", "撤销", "恢复", "远大科技签了50万"):
        chat.says(text)

    for _ in range(2):
        assert "已撤销：赢单" in chat.words("撤销")
        assert "已撤销：拜访" in chat.words("撤销")
        assert "已恢复：拜访" in chat.words("恢复")
        assert "已恢复：赢单" in chat.words("恢复")
    assert [deal.status for deal in chat.rows(Deal)] == ["won"]


def test_an_undo_that_was_restored_by_its_button_stands_again(chat: Chat) -> None:
    chat.says("拜访华东医疗")
    chat.says("撤销")
    restored = chat.says("恢复")
    chat.says(restored.card.buttons[0].command if restored.card else "")

    assert chat.rows(Activity) == []
    assert "没有可以撤销的记录" in chat.words("撤销")
    assert "已恢复：拜访" in chat.words("恢复")


@pytest.mark.parametrize("text", ["撤销 99", "撤销第99条", "undo 99", "撤销 #99"])
def test_a_number_that_no_record_has_undoes_none(chat: Chat, text: str) -> None:
    chat.says("拜访华东医疗")

    chat.says(text)

    assert len(chat.rows(Activity)) == 1


def test_undoing_the_undo_restores_and_takes_no_other_record_back(chat: Chat) -> None:
    for text in ("拜访华东医疗", "拜访远大科技", "撤销", "撤销撤销", "撤销撤销"):
        chat.says(text)

    assert len(chat.rows(Activity)) == 2
