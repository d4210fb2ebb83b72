"""Rewards are put on the list by admins and redeemed by everybody, while there are any left."""

from collections.abc import Callable
from threading import Thread

import pytest

from core.reply import Reply
from core.storage.tables import OutboxPost, Point, Reward
from tests.company import Chat


def rewards(chat: Chat) -> dict[str, tuple[int, int | None, bool]]:
    return {one.name: (one.cost, one.remaining, one.active) for one in chat.rows(Reward)}


def balance(chat: Chat, name: str = "李雪") -> int:
    return sum(one.points for one in chat.rows(Point) if one.person_id == chat.ids[name])


@pytest.fixture
def stocked(chat_on_both: Chat) -> Chat:
    """Put two rewards on the list, and let two people earn ten points."""
    chat = chat_on_both
    chat.says("奖品 半天假 50分", "何佳")
    chat.says("奖品 咖啡券 4分 2份", "何佳")
    chat.says("今天参加了两场培训")
    chat.says("今天参加了两场培训", "王磊")
    return chat


@pytest.mark.parametrize(
    ("typed", "name", "kept"),
    [
        ("奖品 半天假 50分", "半天假", (50, None, True)),
        ("奖品 咖啡券 20分 10份", "咖啡券", (20, 10, True)),
        ("奖品：30分钟按摩，40积分，共5次", "30分钟按摩", (40, 5, True)),
        ("麻烦添加奖品 保温杯 30分", "保温杯", (30, None, True)),
        ("reward Half Day Off 50 points", "Half Day Off", (50, None, True)),
        ("please add reward coffee 20 points, 10 pieces", "coffee", (20, 10, True)),
    ],
)
def test_an_admin_puts_a_reward_on_the_list(chat: Chat, typed: str, name: str, kept: tuple):
    assert chat.says(typed, "何佳").error_code is None
    assert rewards(chat) == {name: kept}


def test_who_has_too_few_points_hears_how_many_are_missing(stocked: Chat):
    text = stocked.says("奖品", "张敏").text

    assert "还差 4 分就能换咖啡券" in text
    assert "要换就说" not in text
    assert "要换就说“兑换咖啡券”" in stocked.says("奖品").text


@pytest.mark.parametrize("typed", ["奖品 半天假 50分", "下架奖品 咖啡券"])
@pytest.mark.parametrize("who", ["李雪", "张敏", "胡军"])
def test_nobody_else_keeps_the_list(stocked: Chat, typed: str, who: str):
    before = rewards(stocked)

    assert stocked.says(typed, who).error_code == "not_allowed"
    assert rewards(stocked) == before


@pytest.mark.parametrize(
    "typed",
    [
        "奖品 手表 0分",
        "奖品 手表 -5分",
        "奖品 手表 1.5分",
        "奖品 手表 9999999分",
        "奖品 手表 20分 0份",
        f"奖品 {'长' * 31} 20分",
        "奖品 手表 50分吗？",
        "如果奖品 手表 50分就好了",
        "不要奖品 手表 50分",
        "奖品 20 50分",
        "他说奖品 手表 50分",
    ],
)
def test_what_is_no_sound_order_changes_nothing(chat: Chat, typed: str):
    chat.says(typed, "何佳")

    assert rewards(chat) == {}


def test_a_price_changes_and_says_what_it_was(stocked: Chat):
    assert "原来: 50 分" in stocked.says("奖品 半天假 60分", "何佳").text
    stocked.says("撤销", "何佳")

    assert rewards(stocked)["半天假"] == (50, None, True)


@pytest.mark.parametrize(
    ("typed", "left"),
    [("奖品 咖啡券 5分", 1), ("奖品 咖啡券 5分 9份", 9), ("奖品 咖啡券 5分 不限", None)],
)
def test_a_new_price_leaves_as_many_as_there_are(stocked: Chat, typed: str, left: int | None):
    stocked.says("兑换咖啡券")

    stocked.says(typed, "何佳")

    assert rewards(stocked)["咖啡券"] == (5, left, True)


@pytest.mark.parametrize(
    "typed",
    [
        "奖品",
        "奖品列表",
        "有哪些奖品",
        "积分能换什么",
        "我的积分可以兑换什么",
        "积分商城",
        "请问能换什么奖品",
        "rewards",
        "show rewards",
        "what can i redeem",
        "what can my points buy",
        "我能兑换什么",
    ],
)
def test_the_list_says_what_ones_balance_reaches(stocked: Chat, typed: str):
    text = stocked.says(typed).text

    assert "10" in text
    assert "咖啡券: 4" in text
    assert "半天假: 50" in text
    assert "40" in text


def test_what_is_reached_has_a_button_that_redeems_it(stocked: Chat):
    card = stocked.says("奖品").card

    assert [one.label for one in card.buttons] == ["兑换 咖啡券"]
    stocked.says(card.buttons[0].command)
    assert balance(stocked) == 6


@pytest.mark.parametrize(
    "typed",
    [
        "兑换咖啡券",
        "兑换 咖啡券",
        "我想兑换咖啡券",
        "帮我兑换一张咖啡券",
        "用积分换咖啡券",
        "换一张咖啡券",
        "积分换咖啡券",
        "兑换咖啡券 4分",
        "redeem 咖啡券",
        "I want to redeem a 咖啡券",
        "I'd like to redeem the 咖啡券, thanks",
        "麻烦兑换咖啡券，谢谢",
        "兑换咖啡",
    ],
)
def test_a_reward_is_redeemed_by_its_name_at_its_price(stocked: Chat, typed: str):
    reply = stocked.says(typed)

    assert reply.error_code is None, reply.text
    assert balance(stocked) == 6
    assert rewards(stocked)["咖啡券"] == (4, 1, True)


@pytest.mark.parametrize("typed", ["兑换2张咖啡券", "兑换咖啡券2份", "兑换两张咖啡券"])
def test_several_pieces_are_redeemed_at_once(stocked: Chat, typed: str):
    stocked.says(typed)

    assert (balance(stocked), rewards(stocked)["咖啡券"][1]) == (2, 0)


@pytest.mark.parametrize(
    ("typed", "said"),
    [("兑换半天假", "还差 40 分"), ("兑换3张咖啡券", "只剩 2 份"), ("兑换咖啡券 9分", "不是 9 分")],
)
def test_what_cannot_be_had_is_refused_with_why(stocked: Chat, typed: str, said: str):
    assert said in stocked.says(typed).text
    assert (balance(stocked), rewards(stocked)["咖啡券"][1]) == (10, 2)


@pytest.mark.parametrize(
    "typed",
    [
        "可以兑换咖啡券吗？",
        "别兑换咖啡券",
        "如果兑换咖啡券会怎样",
        "他说要兑换咖啡券",
        "我没兑换咖啡券",
        "昨天王磊兑换了咖啡券",
    ],
)
def test_who_only_talks_of_it_keeps_the_points(stocked: Chat, typed: str):
    stocked.says(typed)

    assert balance(stocked) == 10


def test_undo_gives_the_points_and_the_piece_back_though_others_took_theirs(stocked: Chat):
    stocked.says("兑换咖啡券")
    stocked.says("兑换咖啡券", "王磊")
    assert stocked.says("兑换咖啡券").error_code == "sold_out"

    assert stocked.says("撤销").error_code is None
    assert (balance(stocked), balance(stocked, "王磊")) == (10, 6)
    assert rewards(stocked)["咖啡券"][1] == 1


def test_what_is_off_the_list_is_not_redeemed(stocked: Chat):
    stocked.says("下架奖品 咖啡券", "何佳")

    assert "已下架" in stocked.says("兑换咖啡券").text
    assert "咖啡券" not in stocked.says("奖品").text
    assert balance(stocked) == 10


def test_the_manager_hears_what_was_redeemed(stocked: Chat):
    stocked.says("兑换咖啡券")

    [told] = [one for one in stocked.rows(OutboxPost) if "兑换了 4 积分：咖啡券" in one.reply]
    assert told.lane == f"person:{stocked.ids['张敏']}"


def test_who_names_no_reward_is_offered_those_in_reach(stocked: Chat):
    asked = stocked.says("兑换积分")

    assert [one.label for one in asked.card.buttons] == ["咖啡券（4 分）"]
    stocked.says("咖啡券")
    assert balance(stocked) == 6


def test_points_without_a_reward_go_as_before(stocked: Chat):
    stocked.says("积分换礼品 3分")

    assert balance(stocked) == 7


@pytest.mark.parametrize(
    "typed",
    [
        "积分换礼品 -5分",
        "兑换 -3 张咖啡券",
        "兑换咖啡券 -2份",
        "兑换 －5 积分",
        "兑换负5分",
        "redeem -5 points",
        "redeem minus 5 points",
    ],
)
def test_nothing_is_redeemed_for_less_than_nothing(stocked: Chat, typed: str):
    reply = stocked.says(typed)

    assert (reply.error_code is not None, balance(stocked)) == (True, 10)
    assert rewards(stocked)["咖啡券"][1] == 2


@pytest.mark.parametrize("typed", ["奖品 咖啡券 -5分", "奖品 咖啡券 20分 -3份"])
def test_a_reward_is_not_offered_for_less_than_nothing(stocked: Chat, typed: str):
    before = rewards(stocked)

    assert stocked.says(typed, "何佳").error_code is not None
    assert rewards(stocked) == before


def test_two_people_at_once_cannot_both_take_the_last_piece(stocked: Chat):
    stocked.says("奖品 咖啡券 4分 1份", "何佳")

    replies = _at_once(
        lambda: stocked.says("兑换咖啡券"), lambda: stocked.says("兑换咖啡券", "王磊")
    )

    assert {one.error_code for one in replies} == {None, "sold_out"}
    assert rewards(stocked)["咖啡券"][1] == 0
    assert balance(stocked) + balance(stocked, "王磊") == 16


def _at_once(*calls: Callable[[], Reply]) -> list[Reply]:
    replies: list[Reply] = []
    threads = [Thread(target=lambda call=call: replies.append(call())) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return replies
