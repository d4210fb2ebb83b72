# ruff: noqa: E501 - lists of sentences
"""The tier of several customers, set in one sentence: of all of them or of none."""

import pytest

from core.storage.tables import Account, OutboxPost
from tests.company import Chat


def tiers(chat: Chat) -> dict[str, str]:
    return {one.short_name: one.tier for one in chat.rows(Account) if one.tier}


@pytest.mark.parametrize(
    "typed",
    ["华东医疗和远大科技都定为B级", "把华东医疗、远大科技都改成b级吧", "华东医疗跟远大科技全部调为B类客户", "将华东医疗，远大科技定为B级",
     "set 华东医疗 and 远大科技 to tier B", "make 华东医疗 and 远大科技 tier B accounts", "华东医疗 and 远大科技 are both tier B"],
)  # fmt: skip
def test_several_customers_get_their_tier_in_one_sentence(chat_on_both: Chat, typed: str):
    assert chat_on_both.says(typed).error_code is None
    assert tiers(chat_on_both) == {"华东医疗": "B", "远大科技": "B"}


@pytest.mark.parametrize(
    "typed",
    ["把华东医疗、远大科技和Acme都设为重点客户", "华东医疗和远大科技还有Acme都列为重点客户了", "make 华东医疗, 远大科技 and Acme key accounts",
     "please mark 华东医疗, 远大科技, and Acme as key accounts"],
)  # fmt: skip
def test_several_customers_become_key_accounts(chat: Chat, typed: str):
    chat.says(typed)

    assert tiers(chat) == {"华东医疗": "A", "远大科技": "A", "Acme": "A"}


def test_one_undo_takes_the_tier_of_each_back(chat_on_both: Chat):
    chat_on_both.says("华东医疗 A级")
    chat_on_both.says("华东医疗和远大科技都定为B级")

    chat_on_both.says("撤销")

    assert tiers(chat_on_both) == {"华东医疗": "A"}


def test_what_each_was_is_said_and_who_was_so_already(chat: Chat):
    chat.says("华东医疗 A级")
    chat.says("远大科技 B级")

    said = chat.says("华东医疗、远大科技和Acme都定为B级").text

    assert "已定级 · B 级：华东医疗器械有限公司、Acme Robotics" in said
    assert "华东医疗器械有限公司: 之前 A 级" in said
    assert "本来就是：远大科技股份有限公司" in said
    assert chat.says("华东医疗和远大科技都定为B级").error_code == "exists"


def test_somebody_elses_customer_among_them_lets_none_be_set(chat: Chat):
    assert chat.says("华东医疗和三一重工都定为B级").error_code == "not_allowed"
    assert tiers(chat) == {}


def test_each_owner_is_told_once_of_all_their_customers(chat: Chat):
    chat.says("华东医疗、远大科技和三一重工都定为B级", "张敏")

    told = [post.reply for post in chat.rows(OutboxPost)]
    both = [
        one
        for one in told
        if "把你的客户 华东医疗器械有限公司、远大科技股份有限公司 定为 B 级" in one
    ]
    assert (len(both), any("三一重工股份有限公司 定为 B 级" in one for one in told)) == (1, True)
    assert "等级 – → B" in chat.says("三一重工谁改的", "张敏").text


@pytest.mark.parametrize(
    "typed",
    ["华东医疗和远大科技都是A级吗", "要不要把华东医疗和远大科技都定为B级", "别把华东医疗和远大科技都定为B级", "华东医疗和远大科技都不是重点客户",
     "听说华东医疗和远大科技都定为B级了", "如果华东医疗和远大科技都定为B级", "谁把华东医疗和远大科技设为重点客户", "华东医疗和启明都定为B级",
     "are 华东医疗 and 远大科技 key accounts?", "don't make 华东医疗 and 远大科技 key accounts", "should we make 华东医疗 and 远大科技 key accounts?",
     "华东医疗和远大科技差一级"],
)  # fmt: skip
def test_other_talk_of_several_sets_nothing(chat: Chat, typed: str):
    chat.says(typed)

    assert tiers(chat) == {}
