# ruff: noqa: E501 - a list of sentences
"""A person whose record somebody else changes is told, whatever kind of write it was."""

import pytest

from core.storage.outbox import QUEUED
from core.storage.tables import Change, OutboxPost
from tests.company import Chat

BEFORE = (
    ("新商机 华东医疗 50万", "李雪"), ("下周三跟进华东医疗", "李雪"), ("新商机 远大科技 20万", "李雪"),
    ("远大科技丢了，价格高", "李雪"),
)  # fmt: skip
WRITES = (
    "华东医疗进入报价", "华东医疗金额改成45万", "华东医疗签了", "华东医疗丢了，价格高", "#1 金额改成60万",
    "华东医疗回款1万", "华东医疗回款计划 12月15日 10万", "华东医疗 A级", "华东医疗嫌价格高", "华东医疗满意度9分",
    "拜访了华东医疗", "完成跟进 华东医疗", "推迟华东医疗的跟进到周五", "把华东医疗转给王磊", "#1 转给王磊",
    "把李雪的客户都转给王磊", "替李雪记录：拜访了远大科技", "李雪11月销售额目标 60万", "拜访了三一重工和华东医疗",
)  # fmt: skip


@pytest.fixture
def told(chat: Chat) -> Chat:
    for text, name in BEFORE:
        chat.says(text, name)
    return chat


def waiting(chat: Chat, name: str = "李雪") -> list[str]:
    """Return what is on its way to somebody, the answers to their own messages left out."""
    return [
        post.reply
        for post in chat.rows(OutboxPost)
        if post.lane == f"person:{chat.ids[name]}"
        and post.state == QUEUED
        and not post.key.startswith("answer:")
    ]


@pytest.mark.parametrize("write", WRITES)
def test_the_owner_is_told_of_what_the_manager_wrote(told: Chat, write: str):
    assert told.says(write, "张敏").changed

    assert len(waiting(told)) == 1
    assert "张敏" in waiting(told)[0]


def test_the_owner_is_told_of_a_rival_named_after_the_loss(told: Chat):
    told.says("华东医疗丢了，价格高", "张敏")

    told.says("对手是金蝶", "张敏")

    assert "改动了你的记录：华东医疗器械有限公司" in waiting(told)[-1]


def test_the_owner_is_told_of_a_correction_of_what_was_recorded_for_them(told: Chat):
    told.says("替李雪记录：拜访了远大科技", "张敏")

    told.says("不对，是打电话", "张敏")

    assert len(waiting(told)) == 2


def test_the_owner_is_told_what_an_edited_message_says_now(told: Chat):
    told.says("华东医疗金额改成45万", "张敏", message_id="D1")

    told.says("华东医疗金额改成40万", "张敏", message_id="D1:edited:1", edits="D1")

    assert len(waiting(told)) == 1


def test_who_wrote_it_is_told_that_somebody_else_undid_it(told: Chat):
    told.says("拜访华东医疗", "李雪")

    told.says(f"撤销 #{told.rows(Change)[-1].id}", "张敏")

    assert ["张敏 撤销了你的记录" in text for text in waiting(told)] == [True]


def test_what_was_undone_before_it_was_told_is_not_told(told: Chat):
    told.says("华东医疗进入报价", "张敏")
    told.says("撤销", "张敏")

    assert waiting(told) == []


def test_what_is_restored_is_told_after_all(told: Chat):
    told.says("华东医疗签了", "张敏")
    told.says("撤销", "张敏")

    told.says("恢复", "张敏")

    assert ["记为赢单" in text for text in waiting(told)] == [True]
    rooms = [post.lane for post in told.rows(OutboxPost) if post.state == QUEUED]
    assert "slack:C-ALL" in rooms


def test_what_i_change_of_my_own_is_told_to_nobody(told: Chat):
    told.says("华东医疗进入报价", "李雪")

    assert waiting(told) == []


def test_who_has_left_is_told_nothing(told: Chat):
    told.says("李雪离职，只停用", "何佳")

    told.says("华东医疗进入报价", "张敏")

    assert waiting(told) == []
