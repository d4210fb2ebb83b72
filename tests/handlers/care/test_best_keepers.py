# ruff: noqa: E501 - lists of sentences
"""Who keeps the best records: asked for, and told with the reasons."""

import pytest

from bot.messages import Conversation
from core.storage.tables import OutboxPost
from tests.company import Chat


def visits(chat: Chat, name: str, account: str, *days: str) -> None:
    for number, day in enumerate(days):
        assert chat.says(f"{day}拜访了{account}，第{number}次", name).error_code is None


@pytest.fixture
def keeping(chat_on_both: Chat) -> Chat:
    """Let 李雪 record 5 visits in time, and 王磊 6 with two of them late."""
    visits(chat_on_both, "李雪", "远大科技", *["今天"] * 3, "昨天", "11月21日")
    visits(chat_on_both, "王磊", "三一重工", *["今天"] * 4, "11月20日", "11月3日")
    return chat_on_both


@pytest.mark.parametrize(
    "typed",
    ["数据达人", "本月数据达人", "录入达人榜", "谁录入得最及时", "看看我们组的数据达人", "数据达人是谁？",
     "best record keepers", "our team's best record keepers", "data entry board", "who keeps the best records?"],
)  # fmt: skip
def test_the_best_record_keeper_of_the_month_is_named(keeping: Chat, typed: str):
    told = keeping.says(typed)

    assert "1. 李雪" in told.text
    assert "100%" in told.text
    assert "2. 王磊" not in told.text


def test_ones_own_place_is_told_to_oneself_only(keeping: Chat):
    told = keeping.says("数据达人", "王磊").text

    assert "你第 2 名（共 2 人），及时 67%（6 条）" in told
    assert "你第" not in keeping.says("数据达人", "张敏").text
    assert "王磊第 2 名" in keeping.says("王磊的数据达人", "张敏").text
    assert keeping.says("王磊的数据达人", "李雪").error_code == "not_allowed"


def test_a_channel_sees_the_top_and_nobodys_own_place(keeping: Chat):
    room = Conversation("channel", "C-EAST-1", platform="slack")

    told = keeping.says("数据达人", "王磊", conversation=room, seen_by="room", platform="slack",
                        sender_id="U6")  # fmt: skip

    shown = told.text + "".join(post.reply for post in keeping.rows(OutboxPost))
    assert "李雪" in told.text
    assert "你第" not in shown


def test_fewer_than_five_bring_nobody_onto_the_board(chat: Chat):
    visits(chat, "李雪", "远大科技", *["今天"] * 4)

    told = chat.says("数据达人").text

    assert "还没有人记满 5 条" in told
    assert "你记了 4 条" in told


def test_last_month_is_another_board(keeping: Chat):
    assert "还没有人" in keeping.says("上个月的数据达人").text


def test_the_board_of_another_team_is_refused(keeping: Chat):
    assert keeping.says("华南一部的数据达人").error_code == "not_allowed"


@pytest.mark.parametrize("typed", ["他是个达人", "数据达人秀", "录入完了", "谁录入的这个客户"])
def test_other_talk_is_no_board(keeping: Chat, typed: str):
    assert "及时" not in keeping.says(typed).text
