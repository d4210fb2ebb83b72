"""A target that no longer holds is taken out, and whom it was for is told."""

import pytest

from core.storage.tables import OutboxPost, Target
from tests.company import Chat


@pytest.fixture
def aimed(chat_on_both: Chat) -> Chat:
    chat = chat_on_both
    chat.says("李雪12月销售额目标 60万", "张敏")
    chat.says("李雪12月拜访目标 20次", "张敏")
    return chat


def metrics(chat: Chat) -> set[str]:
    return {row.metric for row in chat.rows(Target)}


@pytest.mark.parametrize(
    "typed",
    ["取消李雪12月的拜访目标", "把李雪12月拜访目标取消了", "remove 李雪's December visits target"],
)
def test_one_target_is_removed(aimed: Chat, typed: str):
    reply = aimed.says(typed, "张敏")

    assert reply.error_code is None, reply.text
    assert metrics(aimed) == {"revenue"}
    aimed.says("撤销", "张敏")
    assert metrics(aimed) == {"revenue", "visits"}


def test_without_a_metric_all_of_the_period_are_removed(aimed: Chat):
    text = aimed.says("取消李雪12月的目标", "张敏").text

    assert metrics(aimed) == set()
    assert "¥60万" in text


def test_the_member_is_told(aimed: Chat):
    aimed.says("取消李雪12月的拜访目标", "张敏")

    told = [one for one in aimed.rows(OutboxPost) if one.lane == f"person:{aimed.ids['李雪']}"]
    assert "张敏 取消了 李雪" in str(told[-1].reply)


def test_which_target_has_to_be_said(aimed: Chat):
    assert "写上谁和哪个时间" in aimed.says("取消李雪的目标", "张敏").text
    assert "没有这样的目标" in aimed.says("取消李雪2027年1月的目标", "张敏").text
    assert len(metrics(aimed)) == 2


@pytest.mark.parametrize("name", ["李雪", "陈晨", "徐婷"])
def test_who_may_not_set_a_target_may_not_remove_it(aimed: Chat, name: str):
    assert aimed.says("取消李雪12月的拜访目标", name).error_code == "not_allowed"
    assert len(metrics(aimed)) == 2
