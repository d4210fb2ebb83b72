# ruff: noqa: E501 - a list of sentences
"""Credit limits: set by leaders, told, and warned of at a win; a warning, never a block."""

from datetime import timedelta

import pytest

from bot.messages import Conversation
from core.reply import reply_from_json
from core.storage.tables import CreditLimit, Deal, OutboxPost
from tests.company import Chat, shown


def limits(chat: Chat) -> list[int]:
    return [one.limit_minor for one in chat.rows(CreditLimit)]


def told(chat: Chat, name: str) -> list[str]:
    lane = f"person:{chat.ids[name]}"
    rows = [row for row in chat.rows(OutboxPost) if row.lane == lane]
    return [reply_from_json(row.reply).text for row in rows]


@pytest.fixture
def limited(chat_on_both: Chat) -> Chat:
    """张敏 lets 华东医疗 owe 50 万."""
    chat_on_both.says("华东医疗信用额度 50万", "张敏")
    return chat_on_both


@pytest.mark.parametrize(
    "typed",
    [
        "华东医疗信用额度 50万", "华东医疗的信用额度设为50万", "把华东医疗的信用额度调到 50 万", "给华东医疗授信50万",
        "给华东医疗50万的信用额度", "麻烦把华东医疗信用额度改成50万！", "华东医疗授信额度：500000", "华东医疗信用额度提高到50万，谢谢",
        "credit limit of 华东医疗 500k", "set the credit limit for 华东医疗 to 500k", "please set 华东医疗's credit limit to 500k.",
        "华东医疗 credit limit 500k", "give 华东医疗 a credit limit of 500k",
    ],
)  # fmt: skip
def test_a_manager_sets_a_limit(chat: Chat, typed: str):
    assert chat.says(typed, "张敏").error_code is None
    assert limits(chat) == [50_000_000]


@pytest.mark.parametrize(
    "typed",
    [
        "华东医疗信用额度 0", "华东医疗信用额度 -5万", "华东医疗信用额度 5万美元",
        "华东医疗信用额度 9999999999999999亿", "取消华东医疗信用额度",
    ],
)  # fmt: skip
def test_what_cannot_be_a_limit_is_refused(chat: Chat, typed: str):
    assert chat.says(typed, "张敏").error_code in {"invalid", "not_found"}
    assert limits(chat) == []


@pytest.mark.parametrize(
    "typed",
    [
        "华东医疗信用额度太低了", "听说华东医疗信用额度 80万", "华东医疗信用额度没有 80万", "要是华东医疗信用额度 80万就好了",
        "华东医疗信用额度是80万吗", "华东医疗想要80万信用额度", "华东医疗 credit limit is not 80k", "should the credit limit of Acme be 80k?",
        "他们说华东医疗信用额度 80万", "不要取消华东医疗信用额度",
    ],
)  # fmt: skip
def test_talk_changes_nothing(limited: Chat, typed: str):
    limited.says(typed, "张敏")

    assert limits(limited) == [50_000_000]


def test_neither_a_rep_nor_a_manager_elsewhere_sets_one(chat: Chat):
    assert chat.says("华东医疗信用额度 50万").error_code == "not_allowed"
    assert chat.says("华东医疗信用额度 50万", "徐婷").error_code == "not_allowed"
    assert limits(chat) == []


def test_its_owner_is_told_and_undo_takes_it_back(limited: Chat):
    assert "信用额度设为 ¥50万" in told(limited, "李雪")[0]
    limited.says("撤销", "张敏")

    assert limits(limited) == []


@pytest.mark.parametrize(
    "typed",
    ["取消华东医疗信用额度", "麻烦删除华东医疗的信用额度", "remove the credit limit of 华东医疗"],
)
def test_a_limit_is_taken_away_and_comes_back_with_undo(limited: Chat, typed: str):
    limited.says(typed, "张敏")
    gone = limits(limited)
    limited.says("撤销", "张敏")

    assert (gone, limits(limited)) == ([], [50_000_000])


@pytest.mark.parametrize(
    "typed",
    ["华东医疗信用额度多少", "华东医疗信用额度", "华东医疗的信用额度还剩多少？", "华东医疗还能赊多少", "华东医疗超额度了吗",
     "what is the credit limit of 华东医疗?", "how much credit does 华东医疗 have left?"],
)  # fmt: skip
def test_limit_owed_and_free_are_told(limited: Chat, typed: str):
    limited.says("华东医疗签了，30万")
    limited.says("华东医疗回款 10万")

    text = limited.says(typed).text.replace("K", "0K")
    assert [part in text for part in ("50", "20", "30")] == [True] * 3
    assert limited.says(typed, "陈晨").error_code == "not_allowed"


def test_a_win_above_the_limit_is_warned_of_and_a_leader_told(limited: Chat):
    text = limited.says("华东医疗签了，62万").text

    assert "已超信用额度 ¥12万（额度 ¥50万，应收 ¥62万），先收款再发货。" in text
    assert [one.status for one in limited.rows(Deal)] == ["won"]
    assert "已超信用额度 ¥12万" in told(limited, "张敏")[-1]


def test_a_win_within_the_limit_is_only_a_win(limited: Chat):
    assert "信用" not in shown(limited.says("华东医疗签了，50万"))
    assert told(limited, "张敏") == []


def test_a_won_deal_that_grows_above_it_is_warned_of(limited: Chat):
    limited.says("华东医疗签了，40万")

    assert "已超信用额度 ¥15万" in limited.says("不对，是65万").text


def test_what_is_overdue_is_warned_of_without_a_limit(chat: Chat):
    chat.says("华东医疗签了，30万")
    chat.says("华东医疗回款计划 12月1日 30万")
    chat.clock.moment += timedelta(days=20)
    chat.says("新商机 华东医疗 10万")

    assert "有 ¥30万 逾期未回款，先收款再发货。" in chat.says("赢单 #2").text


def test_a_channel_hears_nothing_of_it_and_the_sender_does(limited: Chat):
    room = {
        "platform": "slack",
        "sender_id": "U5",
        "conversation": Conversation("channel", "C-EAST-1"),
    }
    reply = limited.says("华东医疗签了，62万", **room, seen_by="room", tenant="T1")

    assert "信用" not in shown(reply)
    assert "已超信用额度" in told(limited, "李雪")[-1]


def test_the_story_names_the_limit(limited: Chat):
    assert "信用额度: ¥50万" in limited.says("客户详情 华东医疗").text


def test_what_is_owed_is_what_the_receivables_say(limited: Chat):
    limited.says("华东医疗签了，62万")
    limited.says("华东医疗回款计划 12月1日 30万，12月20日 32万")
    limited.says("华东医疗回款 20万")
    limited.says("新商机 华东医疗 80万")

    assert "¥42万" in limited.says("华东医疗信用额度多少").text
    assert "¥42万" in limited.says("华东医疗应收").text


def test_a_limit_below_what_is_owed_says_by_how_much(chat: Chat):
    chat.says("华东医疗签了，62万")

    assert "¥0（已超 ¥12万）" in chat.words("华东医疗信用额度 50万", "张敏")
