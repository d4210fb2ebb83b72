"""Reaching a target is told to the team's channel: once, and not before it is reached."""

from datetime import date
from decimal import Decimal

from core.storage.changes import Author, begin_change
from core.storage.company import FIRST_COMPANY
from core.storage.tables import OutboxPost, Target
from tests.company import Chat


def test_the_win_that_reaches_a_target_is_a_milestone(chat: Chat):
    _target(chat, "member", chat.ids["李雪"])

    chat.says("华东医疗签了，60万")
    assert _milestones(chat) == []
    chat.says("远大科技签了，50万")

    [post] = _milestones(chat)
    assert "李雪 达成" in post.reply
    assert post.lane == "slack:C-EAST-1"


def test_a_target_is_celebrated_once(chat: Chat):
    _target(chat, "member", chat.ids["李雪"])
    chat.says("华东医疗签了，100万")

    chat.says("远大科技签了，50万")

    assert len(_milestones(chat)) == 1


def test_without_a_target_there_is_no_milestone(chat: Chat):
    chat.says("华东医疗签了，100万")

    assert _milestones(chat) == []


def test_a_win_that_is_taken_back_takes_its_milestone_back(chat: Chat):
    _target(chat, "member", chat.ids["李雪"])
    chat.says("华东医疗签了，100万")

    chat.says("撤销")

    assert [post.state for post in _milestones(chat)] == ["withdrawn"]


def _milestones(chat: Chat) -> list[OutboxPost]:
    return [post for post in chat.rows(OutboxPost) if ":milestone:" in post.key]


def _target(chat: Chat, scope: str, scope_id: int) -> None:
    with chat.database.writing(FIRST_COMPANY) as session:
        begin_change(session, Author(None, "test", "target"), "import", chat.clock.now())
        session.add(
            Target(
                scope=scope,
                scope_id=scope_id,
                metric="revenue",
                period="2026-11",
                first_day=date(2026, 11, 1),
                last_day=date(2026, 11, 30),
                value=Decimal(1_000_000),
            )
        )
