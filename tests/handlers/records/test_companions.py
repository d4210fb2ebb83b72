"""A colleague who came along is named, and kept in the note."""

import pytest

from core.storage.tables import Activity
from tests.company import Chat


@pytest.mark.parametrize(
    "said", ["和张敏一起拜访华东医疗", "今天跟张敏去拜访了华东医疗", "visited 华东医疗 with 张敏"]
)
def test_a_colleague_who_came_along_is_named_and_kept_in_the_note(chat: Chat, said: str):
    reply = chat.says(said).text

    assert "同行: 张敏" in reply or "With: 张敏" in reply
    assert "张敏" in (chat.rows(Activity)[0].note or "")


def test_a_colleague_who_only_says_something_did_not_come_along(chat: Chat):
    assert "同行" not in chat.says("拜访了华东医疗，张敏说价格可以谈").text
