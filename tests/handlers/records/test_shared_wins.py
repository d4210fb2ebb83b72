"""What a shared deal brings: revenue by share, points, notices, and what outlives it."""

import pytest

from bot.messages import Conversation
from core.storage.tables import DealCredit, OutboxPost, Point
from tests.company import Chat


def shares(chat: Chat) -> dict[str, int]:
    names = {id_: name for name, id_ in chat.ids.items()}
    return {names[row.person_id]: row.percent for row in chat.rows(DealCredit)}


def told_to(chat: Chat, name: str) -> str:
    lane = f"person:{chat.ids[name]}"
    return "\n".join(str(post.reply) for post in chat.rows(OutboxPost) if post.lane == lane)


def revenue(chat: Chat) -> dict[str, int]:
    """Return what each of the two is told of the month's revenue, in whole yuan."""
    found = {}
    for name in ("李雪", "王磊"):
        [target] = chat.says("我的业绩", name).data["targets"]
        found[name] = target["actual"]
    return found


@pytest.fixture
def deal(chat_on_both: Chat) -> Chat:
    """Open deal #1 of 华东医疗, worth 500,000, as 李雪."""
    chat = chat_on_both
    chat.says("新商机 华东医疗 50万")
    return chat


def test_each_ones_revenue_is_split_when_the_deal_is_won(deal: Chat):
    deal.says("#1 分成 王磊 30%")
    deal.says("华东医疗签了")

    assert revenue(deal) == {"李雪": 350000, "王磊": 150000}


def test_a_won_deal_of_late_is_shared_too(deal: Chat):
    deal.says("华东医疗签了")

    deal.says("这单和王磊五五分")

    assert shares(deal) == {"王磊": 50}


def points(chat: Chat, name: str) -> list[tuple[str, int]]:
    mine = chat.ids[name]
    return [(one.reason, one.points) for one in chat.rows(Point) if one.person_id == mine]


def test_who_shares_a_win_gets_the_points_of_a_helper_once(deal: Chat):
    deal.says("#1 分成 王磊 30%")

    deal.says("华东医疗签了")
    deal.says("#1 分成 王磊 40%")

    assert points(deal, "王磊") == [("help", 5)]


def test_sharing_a_win_afterwards_earns_them_and_taking_it_away_takes_them_back(deal: Chat):
    deal.says("华东医疗签了")

    deal.says("#1 分成 王磊 30%")
    assert points(deal, "王磊") == [("help", 5)]

    deal.says("#1 不分了")
    assert sum(worth for _, worth in points(deal, "王磊")) == 0


def test_a_reversed_win_is_taken_back_from_both(deal: Chat):
    deal.says("#1 分成 王磊 30%")
    deal.says("华东医疗签了")

    deal.says("退单 #1 确认")

    assert sum(worth for _, worth in points(deal, "王磊")) == 0
    assert revenue(deal) == {"李雪": 0, "王磊": 0}
    assert "退单" in told_to(deal, "王磊")


def test_the_helper_hears_of_the_win(deal: Chat):
    deal.says("#1 分成 王磊 30%")

    deal.says("华东医疗签了")

    assert "赢单" in told_to(deal, "王磊")
    assert "30%" in told_to(deal, "王磊")


def test_a_hand_over_keeps_the_shares(deal: Chat):
    deal.says("#1 分成 王磊 30%")

    deal.says("#1 转给陈晨", "张敏")
    deal.says("#1 转给陈晨", "何佳")

    assert shares(deal) == {"王磊": 30}


def test_how_a_deal_is_shared_is_told_to_owner_helper_and_manager(deal: Chat):
    deal.says("#1 分成 王磊 30%")

    for name in ("李雪", "王磊", "张敏"):
        assert "王磊: 30% · ¥15万" in deal.says("#1 分成", name).text
    assert deal.says("#1 分成", "陈晨").error_code == "not_allowed"


@pytest.mark.parametrize("typed", ["我的分成", "my shares"])
def test_one_sees_the_deals_one_shares(deal: Chat, typed: str):
    deal.says("#1 分成 王磊 30%")

    for name in ("李雪", "王磊"):
        assert "李雪 70% 王磊 30%" in deal.says(typed, name).text
    assert "李雪" not in deal.says(typed, "陈晨").text


def test_a_channel_is_told_no_amounts(deal: Chat):
    room = {"conversation": Conversation("channel", "C-EAST-1"), "seen_by": "room"}

    reply = deal.says("#1 分成 王磊 30%", **room)

    assert "¥" not in reply.text


def test_the_history_of_a_deal_tells_who_shared_it(deal: Chat):
    deal.says("#1 分成 王磊 30%")

    text = deal.says("#1 谁改的").text

    assert "新建 分成 #1 王磊：比例 % 30" in text


def test_a_deal_that_is_shared_is_not_undone_underneath(deal: Chat):
    created = deal.says("新商机 远大科技 10万")
    deal.says("#2 分成 王磊 30%")

    number = next(b.command for b in created.card.buttons if b.label == "撤销")

    assert deal.says(number).error_code == "built_upon"


def test_a_celebration_names_who_helped(deal: Chat):
    deal.says("#1 分成 王磊 30%")

    deal.says("华东医疗签了")

    team = next(post for post in deal.rows(OutboxPost) if "C-EAST-1" in post.address)
    assert "王磊 协助" in str(team.reply)


def test_a_share_of_a_win_can_reach_the_helpers_target(deal: Chat):
    deal.says("11月王磊销售额目标 15万", "张敏")
    deal.says("11月李雪销售额目标 40万", "张敏")
    deal.says("#1 分成 王磊 30%")

    deal.says("华东医疗签了")

    posts = "\n".join(str(post.reply) for post in deal.rows(OutboxPost))
    assert "🏆 王磊 达成" in posts
    assert "🏆 李雪 达成" not in posts
