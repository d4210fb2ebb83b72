"""“撤销” while a question waits is about the question, where that is all there was."""

import pytest

from core.storage.tables import Activity, Draft
from tests.company import Chat


@pytest.mark.parametrize("words", ["撤销", "撤回吧", "取消", "undo", "cancel that", "撤销一下"])
def test_taking_back_a_question_leaves_older_records_alone(chat: Chat, words: str) -> None:
    chat.says("拜访远大科技")
    chat.says("签了20万")

    told = chat.words(words)

    assert "刚才的问题先放下了，什么都没有记录" in told or "question aside" in told
    assert len(chat.rows(Activity)) == 1
    assert chat.rows(Draft) == []


@pytest.mark.parametrize("between", [(), ("他们老板的侄子也做这个",), ("不知道", "今日待办")])
def test_a_loss_that_waits_for_its_reason_is_dropped_alone(
    chat: Chat, between: tuple[str, ...]
) -> None:
    chat.says("拜访远大科技")
    chat.says("新商机 华东医疗 50万")
    for text in ("华东医疗丢了", *between):
        chat.says(text)

    assert "什么都没有记录" in chat.words("撤销")
    assert "已撤销：新建商机" in chat.words("撤销")


def test_the_word_on_a_button_presses_it(chat: Chat) -> None:
    chat.says("拜访远大科技")
    chat.says("取消")

    assert "已撤销：拜访" in chat.words("撤销")


def test_a_question_below_a_record_does_not_keep_it_from_being_taken_back(chat: Chat) -> None:
    chat.says("拜访了远大科技")

    assert "已撤销：拜访" in chat.words("撤销")
