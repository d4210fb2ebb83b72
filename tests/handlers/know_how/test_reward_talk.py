"""Opinions of rewards put none on the list, and spend nobody's points."""

import pytest

from core.storage.tables import Point, Reward
from tests.company import Chat


@pytest.mark.parametrize(
    "typed",
    [
        "奖品 太贵了 50分", "奖品 换成 100分吧", "reward me 50 points", "reward yourself 50 points",
        "reward too expensive 50 points", "reward nothing 50 points", "下架牛奶", "牛奶改成60分",
    ],
)  # fmt: skip
def test_an_opinion_is_no_reward(chat: Chat, typed: str):
    assert chat.says(typed, "何佳").changed == ()
    assert chat.rows(Reward) == []


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("奖品上架：电影票 15分", ("电影票", 15, None)),
        ("加个奖品：半天假，50分", ("半天假", 50, None)),
        ("奖品 星巴克券 10分 库存5", ("星巴克券", 10, 5)),
    ],
)
def test_a_reward_is_put_on_the_list_as_people_say_it(chat: Chat, typed: str, kept: tuple):
    chat.says(typed, "何佳")

    assert [(one.name, one.cost, one.remaining) for one in chat.rows(Reward)] == [kept]


def test_a_reward_on_the_list_is_known_by_its_name_alone(chat: Chat):
    chat.says("奖品 京东卡 40分", "何佳")
    chat.says("京东卡改成60分", "何佳")
    chat.says("下架京东卡", "何佳")

    assert [(one.cost, one.active) for one in chat.rows(Reward)] == [(60, False)]


@pytest.mark.parametrize(
    "typed",
    [
        "redeem 5 points is nothing",
        "兑换 5分太少了",
        "我兑换过糖果",
        "王磊兑换了糖果",
        "积分换礼品真不划算",
    ],
)
def test_talk_of_redeeming_spends_and_asks_nothing(chat: Chat, typed: str):
    chat.says("今天参加了两场培训")

    reply = chat.says(typed)
    assert (reply.changed, "多少" in reply.text) == ((), False)
    assert all(one.points > 0 for one in chat.rows(Point))


def test_who_does_not_want_to_redeem_is_asked_no_more(chat: Chat):
    chat.says("今天参加了两场培训")
    chat.says("积分换礼品")

    assert "要兑换多少分" not in chat.says("不换").text
