import pytest

from core.storage.tables import Deal
from tests.company import Chat


@pytest.fixture
def lost(chat: Chat) -> Chat:
    chat.says("新商机 华东医疗 50万")
    chat.says("华东医疗丢了，原因竞品")
    return chat


def rival(chat: Chat) -> str | None:
    [deal] = chat.rows(Deal)
    return deal.competitor


@pytest.mark.parametrize("typed", ["对手是金蝶", "输给了金蝶", "竞争对手：金蝶", "lost to 金蝶"])
def test_a_rival_may_be_named_after_the_loss(lost: Chat, typed: str):
    lost.says(typed)

    assert rival(lost) == "金蝶"
    assert len(lost.rows(Deal)) == 1


def test_a_loss_to_a_rival_asks_for_its_name(chat: Chat):
    chat.says("新商机 华东医疗 50万")

    assert "输给了谁" in chat.says("华东医疗丢了，原因竞品").text


def test_a_rivals_name_can_be_taken_back(lost: Chat):
    lost.says("对手是金蝶")

    lost.says("撤销")

    assert rival(lost) is None


def test_without_such_a_loss_it_names_nobody(chat: Chat):
    chat.says("新商机 华东医疗 50万")

    chat.says("对手是金蝶")

    assert rival(chat) is None


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("华东医疗签了，击败了金蝶", "金蝶"),
        ("华东医疗赢单 50万，打败金蝶拿下的", "金蝶"),
        ("won 华东医疗 500k, beat SAP", "SAP"),
    ],
)
def test_a_win_keeps_the_rival_that_was_beaten(chat: Chat, typed: str, name: str):
    chat.says("新商机 华东医疗 50万")

    reply = chat.says(typed)

    assert rival(chat) == name
    assert name in reply.text


@pytest.mark.parametrize("typed", ["对手是金蝶", "击败了金蝶", "beat 金蝶"])
def test_a_beaten_rival_may_be_named_after_the_win(chat: Chat, typed: str):
    chat.says("新商机 华东医疗 50万")
    chat.says("华东医疗签了")

    chat.says(typed)

    assert rival(chat) == "金蝶"


def test_a_win_is_not_lost_to_anybody(chat: Chat):
    chat.says("新商机 华东医疗 50万")
    chat.says("华东医疗签了")

    chat.says("输给了金蝶")

    assert rival(chat) is None


def test_a_loss_over_the_price_has_a_rival_too(chat: Chat):
    chat.says("新商机 华东医疗 50万")
    chat.says("华东医疗丢了，价格高")

    chat.says("输给了金蝶")

    assert rival(chat) == "金蝶"


def test_a_win_that_fell_through_was_lost_to_nobody_known(chat: Chat):
    chat.says("新商机 华东医疗 50万")
    chat.says("华东医疗签了，击败了金蝶")

    chat.says("退单 #1 确认")

    assert rival(chat) is None
