"""What the sentence that adds a customer says of it is kept, not dropped."""

from datetime import date

import pytest

from core.storage.tables import Account, Contact, FollowUp
from tests.company import Chat


def newest(chat: Chat) -> Account:
    return max(chat.rows(Account), key=lambda row: row.id)


@pytest.mark.parametrize(
    ("typed", "tier", "industry"),
    [
        ("新增客户 苏州蓝鲸科技，A级", "A", None),
        ("新增客户 苏州蓝鲸科技，A级，医疗行业", "A", "医疗"),
        ("新客户 苏州蓝鲸科技，行业：医疗，等级：B", "B", "医疗"),
        ("new account Falcon Optics, tier B, medical industry", "B", "medical"),
        ("新客户 苏州蓝鲸科技", None, None),
    ],
)
def test_tier_and_industry_are_saved_and_shown(
    chat: Chat, typed: str, tier: str | None, industry: str | None
):
    text = chat.says(typed).text

    account = newest(chat)
    assert (account.tier, account.industry) == (tier, industry), text
    assert all(value in text for value in (tier, industry) if value)


@pytest.mark.parametrize(
    ("typed", "contact"),
    [
        ("新客户 杭州飞鱼电子，联系人王总，电话13800001111", ("王总", None, "13800001111")),
        ("新客户 杭州飞鱼电子，联系人 李明 采购经理 13800001111，行业：电子",
         ("李明", "采购经理", "13800001111")),
        ("新客户 杭州飞鱼电子，联系人王总", ("王总", None, None)),
        ("new account Falcon Optics, contact John Smith 13800001111",
         ("John Smith", None, "13800001111")),
    ],
)  # fmt: skip
def test_the_contact_is_kept_as_a_contact(chat: Chat, typed: str, contact: tuple):
    chat.says(typed)

    [row] = chat.rows(Contact)
    assert (row.name, row.position, row.phone) == contact
    assert row.account_id == newest(chat).id


def test_a_phone_that_is_none_refuses_the_whole(chat: Chat):
    before = len(chat.rows(Account))

    assert "电话“123”不对" in chat.says("新客户 杭州飞鱼电子，联系人王总，电话123").text
    assert (len(chat.rows(Account)), chat.rows(Contact)) == (before, [])


def test_undo_takes_the_contact_back_too(chat: Chat):
    chat.says("新客户 杭州飞鱼电子，联系人王总，电话13800001111")
    chat.says("撤销")

    assert chat.rows(Contact) == []


def test_a_follow_up_that_is_promised_with_it_is_planned_and_shown(chat: Chat):
    reply = chat.says("新客户 苏州蓝鲸科技，下周三跟进")

    assert "12月2日 周三" in reply.text
    assert [row.due_on for row in chat.rows(FollowUp)] == [date(2026, 12, 2)]
