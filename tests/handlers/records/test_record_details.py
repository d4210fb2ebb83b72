"""One detail of a deal or a customer is put right by itself, from → to, with undo."""

import pytest

from core.storage.tables import Account, Deal, OutboxPost, Region
from tests.company import Chat


@pytest.fixture
def deal(chat: Chat) -> Chat:
    chat.says("新商机 华东医疗 50万")
    return chat


def medical(chat: Chat) -> Account:
    return next(one for one in chat.rows(Account) if one.short_name in {"华东医疗", "华医"})


@pytest.mark.parametrize(
    ("typed", "column", "value"),
    [
        ("华东医疗的来源改成转介绍", "source", "转介绍"),
        ("#1 来源：展会", "source", "展会"),
        ("华东医疗 产品改成企业版", "product", "企业版"),
        ("把#1的产品改为 Pro 2", "product", "Pro 2"),
        ("#1 名称改成 华东二期", "title", "华东二期"),
        ("set the product of #1 to Pro", "product", "Pro"),
        ("#1 source is referral", "source", "referral"),
    ],
)
def test_a_detail_of_a_deal_is_put_right(deal: Chat, typed: str, column: str, value: str):
    reply = deal.says(typed)

    assert reply.error_code is None, reply.text
    assert getattr(deal.rows(Deal)[0], column) == value
    deal.says("撤销")
    assert getattr(deal.rows(Deal)[0], column) is None


@pytest.mark.parametrize(
    ("typed", "column", "value"),
    [
        ("华东医疗行业改成医药", "industry", "医药"),
        ("华东医疗简称华医", "short_name", "华医"),
        ("华东医疗改名为东方医疗集团", "name", "东方医疗集团"),
        ("change the industry of 华东医疗 to Healthcare", "industry", "Healthcare"),
    ],
)
def test_a_detail_of_a_customer_is_put_right(chat: Chat, typed: str, column: str, value: str):
    account_id = medical(chat).id

    chat.says(typed)

    [account] = [one for one in chat.rows(Account) if one.id == account_id]
    assert getattr(account, column) == value


def test_a_customer_is_found_by_its_new_name_and_its_old_one(chat: Chat):
    chat.says("华东医疗改名为东方医疗集团")

    for name in ("东方医疗集团", "华东医疗器械有限公司"):
        assert "东方医疗集团" in chat.says(f"拜访了{name}").text


def test_a_region_is_one_of_those_there_are(chat: Chat):
    chat.says("华东医疗的区域改成华南")
    reply = chat.says("华东医疗的区域改成火星")

    south = next(one.id for one in chat.rows(Region) if one.key == "south")
    assert medical(chat).region_id == south
    assert "没有区域“火星”" in reply.text


def test_a_name_that_another_customer_has_is_refused(chat: Chat):
    assert chat.says("华东医疗改名为远大科技").error_code == "exists"
    assert medical(chat).name == "华东医疗器械有限公司"


@pytest.mark.parametrize(
    "typed",
    [
        "华东医疗的产品不错",
        "华东医疗的产品是我们的强项",
        "华东医疗的产品是什么",
        "华东医疗行业改成医药了吗？",
        "华东医疗 name is long",
        "华东医疗的名称是错的",
    ],
)
def test_talk_about_a_detail_changes_nothing(deal: Chat, typed: str):
    deal.says(typed)

    assert deal.rows(Deal)[0].product is None
    assert medical(deal).industry is None


def test_a_colleagues_records_are_not_put_right(deal: Chat):
    assert deal.says("#1 来源：展会", "王磊").error_code == "not_allowed"
    assert deal.says("华东医疗行业改成医药", "王磊").error_code == "not_allowed"


def test_the_owner_hears_of_it(deal: Chat):
    deal.says("#1 来源：展会", "张敏")

    told = [one for one in deal.rows(OutboxPost) if one.lane == f"person:{deal.ids['李雪']}"]
    assert "张敏 更新了你的 #1" in str(told[-1].reply)


@pytest.mark.parametrize(
    ("typed", "product", "source"),
    [
        ("新商机 远大科技 专业版 30万 来源 展会", "专业版", "展会"),
        ("新商机 远大科技 30万，产品：A200，来源：转介绍", "A200", "转介绍"),
        ("新商机 远大科技 30万", None, None),
    ],
)
def test_a_new_deal_keeps_what_it_is_about(chat: Chat, typed: str, product: str, source: str):
    chat.says(typed)

    [deal] = chat.rows(Deal)
    assert (deal.product, deal.source, deal.amount_minor) == (product, source, 30000000)
