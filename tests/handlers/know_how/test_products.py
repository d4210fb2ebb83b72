"""Products: kept by leaders, asked for by everybody, and told of with a deal over one."""

from datetime import date, timedelta

import pytest

from core.storage.tables import Deal, Product
from tests.company import Chat


def product(chat: Chat) -> tuple[str, int | None, str | None, str | None, date | None]:
    [one] = chat.rows(Product)
    return one.name, one.stock, one.pitch, one.promotion, one.promotion_ends_on


@pytest.fixture
def stocked(chat_on_both: Chat) -> Chat:
    """Twelve 注塑机 are in stock, at nine tenths of their price until the end of the year."""
    chat_on_both.says("产品 注塑机 库存 12", "张敏")
    chat_on_both.says("产品 注塑机 促销 9折 到12月31日", "张敏")
    chat_on_both.says("产品 注塑机 卖点：省电30%", "何佳")
    return chat_on_both


def test_a_sheet_is_kept(stocked: Chat):
    assert product(stocked) == ("注塑机", 12, "省电30%", "9折", date(2026, 12, 31))


@pytest.mark.parametrize(
    "typed",
    [
        "产品 注塑机 库存 12",
        "产品注塑机库存12台",
        "产品 注塑机 的库存是12",
        "麻烦把产品 注塑机 库存改成 12！",
        "产品：注塑机，库存：12",
        "产品 注塑机 库存 十二台",
        "更新产品 注塑机 库存 12，谢谢",
        "产品 注塑机 现货 12 台~",
        "product 注塑机 stock 12",
        "please set product 注塑机 stock to 12.",
        "product 注塑机 stock is now 12 units",
    ],
)
def test_stock_is_said_in_many_ways(chat: Chat, typed: str):
    assert chat.says(typed, "张敏").error_code is None
    assert product(chat)[:2] == ("注塑机", 12)


@pytest.mark.parametrize(
    ("typed", "promotion", "ends"),
    [
        ("产品 注塑机 促销 9折 到12月31日", "9折", date(2026, 12, 31)),
        ("产品注塑机促销：买二送一，到12月31日为止", "买二送一", date(2026, 12, 31)),
        ("产品 注塑机 优惠活动 立减5000", "立减5000", None),
        ("product 注塑机 promotion 10% off until Dec 31", "10% off", date(2026, 12, 31)),
    ],
)
def test_a_promotion_may_have_a_last_day(chat: Chat, typed: str, promotion: str, ends: date | None):
    chat.says(typed, "张敏")

    assert product(chat)[3:] == (promotion, ends)


@pytest.mark.parametrize(
    "typed",
    [
        "产品 注塑机 库存 -3",
        "产品 注塑机 库存 12.5",
        "产品 注塑机 库存 100亿",
        "产品 注塑机 促销 8折 到2025年1月1日",
        "产品 注塑机 促销结束",
        "删除产品 注塑机",
    ],
)
def test_what_cannot_be_is_refused(chat: Chat, typed: str):
    assert chat.says(typed, "张敏").error_code in {"invalid", "not_found"}
    assert chat.rows(Product) == []


@pytest.mark.parametrize(
    "typed",
    [
        "产品不错",
        "产品 注塑机 库存不多",
        "客户说产品质量不好",
        "听说产品 注塑机 库存 12",
        "产品 注塑机 库存是12吗",
        "产品的库存 12",
        "今天参加了产品培训",
        "要是产品 注塑机 库存 12 就好了",
        "我们产品促销很多",
        "华东医疗问产品 注塑机 库存 12 够不够",
        "the product is great",
        "is product X stock 12?",
        "they say product X stock 12",
        "产品没有促销 9折",
    ],
)
def test_talk_keeps_nothing(chat: Chat, typed: str):
    chat.says(typed, "张敏")

    assert chat.rows(Product) == []


def test_a_rep_keeps_none(stocked: Chat):
    assert stocked.says("产品 注塑机 库存 99").error_code == "not_allowed"
    assert stocked.says("删除产品 注塑机").error_code == "not_allowed"
    assert product(stocked)[1] == 12


def test_a_change_says_what_was_and_can_be_undone(stocked: Chat):
    assert "12 → 无货" in stocked.says("产品 注塑机 库存 0", "张敏").text
    stocked.says("撤销", "张敏")
    stocked.says("删除产品 注塑机", "张敏")
    gone = stocked.rows(Product)
    stocked.says("撤销", "张敏")

    assert (gone, product(stocked)[1]) == ([], 12)


@pytest.mark.parametrize(
    "typed",
    [
        "产品 注塑机",
        "产品注塑机",
        "注塑机有货吗",
        "注塑机还有现货吗？",
        "注塑机库存多少",
        "注塑机有什么促销",
        "注塑机现在有优惠吗",
        "注塑机的卖点",
        "注塑机有什么优势",
        "麻烦查一下产品 注塑机",
        "product 注塑机",
        "is 注塑机 in stock?",
        "stock of 注塑机",
        "any promotion on 注塑机",
        "selling points of 注塑机",
    ],
)
def test_everybody_asks(stocked: Chat, typed: str):
    text = stocked.says(typed, "陈晨").text

    assert [part in text for part in ("12", "9折", "省电30%")] == [True] * 3


@pytest.mark.parametrize(
    "typed", ["产品列表", "有哪些产品", "products", "有什么促销", "what promotions are running?"]
)
def test_all_are_listed(stocked: Chat, typed: str):
    assert "注塑机" in stocked.says(typed).text


def test_an_ended_promotion_is_not_told(stocked: Chat):
    stocked.clock.moment += timedelta(days=60)

    assert "9折" not in stocked.says("产品 注塑机").text
    assert "注塑机" not in stocked.says("有什么促销").text


def test_an_unknown_product_is_said_to_be_unknown(stocked: Chat):
    assert stocked.says("产品 挤出机").error_code == "not_found"
    assert "没看懂" in stocked.says("挤出机有货吗").text


def test_a_deal_over_a_product_tells_its_stock_and_promotion(stocked: Chat):
    line = "注塑机：库存 12 · 促销 9折（到 12月31日 周四）"

    assert line in stocked.says("新商机 华东医疗 50万 产品 注塑机").text
    assert line in stocked.says("华东医疗签了").text
    # The ERP keeps the stock.
    assert product(stocked)[1] == 12


def test_a_deal_over_another_product_tells_nothing(stocked: Chat):
    assert "库存" not in stocked.says("新商机 华东医疗 50万 产品 挤出机").text


def test_a_product_of_the_list_that_a_new_deal_names_is_its_product(stocked: Chat):
    said = stocked.says("新商机 华东医疗 60万 注塑机").text

    assert stocked.rows(Deal)[0].product == "注塑机"
    assert "产品: 注塑机" in said or "库存 12" in said


def test_a_product_sold_by_the_year_is_no_day(stocked: Chat):
    stocked.says("新商机 华东医疗 20万 产品 年度维保")
    stocked.says("新商机 远大科技 30万 年度维保")

    deals = stocked.rows(Deal)
    assert [(one.product, one.expected_close_on) for one in deals] == [("年度维保", None)] * 2
    assert [one.amount_minor for one in deals] == [20_000_000, 30_000_000]
