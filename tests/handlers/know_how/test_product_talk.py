"""Opinions and questions say nothing of a product; a known one needs no word “产品”."""

from datetime import date

import pytest

from core.storage.tables import Product
from tests.company import Chat


@pytest.fixture
def known(chat: Chat) -> Chat:
    chat.says("产品 注塑机 库存 12", "张敏")
    return chat


@pytest.mark.parametrize(
    "typed",
    [
        "product 注塑机 promotion would help", "product 注塑机 promotion sucks",
        "product 注塑机 promotion when", "产品 注塑机 促销 没意思", "产品 注塑机 促销 太少",
        "产品 注塑机 卖点 说不清楚", "客户说注塑机缺货了", "如果注塑机缺货了", "牛奶缺货了",
        "注塑机促销力度太小", "注塑机库存8？", "注塑机缺货了吗",
        "注塑机还有3台吗", "注塑机还有几台", "听说注塑机还有3台", "如果注塑机还有3台就好了",
        "注塑机还有3个客户在谈", "注塑机还有3单没签", "注塑机还有3天到货",
        "注塑机没有3台了", "客户说注塑机还有3台",
        "检测仪还有3台", "我们还有3个客户", "还有3台",
    ],
)  # fmt: skip
def test_talk_of_a_product_keeps_nothing(known: Chat, typed: str):
    assert known.says(typed, "张敏").changed == ()


@pytest.mark.parametrize(
    ("typed", "stock"),
    [("注塑机库存8", 8), ("注塑机还剩8台", 8), ("注塑机只剩 8 台了。", 8), ("注塑机缺货了", 0),
     ("注塑机还有3台", 3), ("注塑机现在还有三台。", 3), ("注塑机剩下2台了", 2),
     ("注塑机 is down to 3", 3)],
)  # fmt: skip
def test_a_known_product_needs_no_other_word(known: Chat, typed: str, stock: int):
    known.says(typed, "张敏")

    assert [(one.name, one.stock) for one in known.rows(Product)] == [("注塑机", stock)]


@pytest.mark.parametrize(
    "typed",
    ["产品 注塑机 9折促销到12月31日", "注塑机促销9折到年底", "注塑机9折促销到12月31日"],
)
def test_a_promotion_is_told_in_one_breath(known: Chat, typed: str):
    known.says(typed, "张敏")

    [one] = known.rows(Product)
    assert (one.name, one.promotion, one.promotion_ends_on) == ("注塑机", "9折", date(2026, 12, 31))


def test_a_new_product_comes_with_its_stock(chat: Chat):
    chat.says("新增产品 检测仪 库存20", "张敏")

    assert [(one.name, one.stock) for one in chat.rows(Product)] == [("检测仪", 20)]
