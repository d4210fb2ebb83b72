"""What is asked and whose it is stand in any order."""

import pytest

from core.storage.tables import Account
from tests.company import Chat

ANSWERS = {
    "值得看看 · 李雪": (
        "异常 李雪", "李雪异常", "李雪的异常", "看看异常 李雪", "异常 李雪 上月", "上月 异常 李雪",
    ),
    "数据质量 · 李雪": ("数据质量 李雪", "李雪数据质量", "李雪 数据质量"),
    "服务单": ("服务单 李雪", "李雪服务单"),
    "Service orders": ("service orders of my team", "service orders in 华东一部"),
    "Growth plan · 李雪": ("growth plan 李雪", "show the growth plan of 李雪"),
    "成长计划 · 李雪": ("成长计划 李雪", "李雪成长计划"),
    "数据达人 · 华东一部 · 上月": ("数据达人 上月", "上月数据达人", "数据达人 华东一部 上月"),
    "信用额度 · 华东医疗器械有限公司": (
        "信用额度 华东医疗", "华东医疗 信用额度", "信用额度 华东医疗？",
    ),
    "派给谁 · 华东医疗器械有限公司": ("派给谁 华东医疗", "该派给谁 华东医疗"),
}  # fmt: skip


@pytest.mark.parametrize(
    ("said", "title"), [(said, title) for title, sayings in ANSWERS.items() for said in sayings]
)
def test_what_and_whose_stand_in_any_order(chat: Chat, said: str, title: str):
    reply = chat.says(said, "张敏")

    assert (reply.text[: len(title)], reply.error_code, reply.changed) == (title, None, ())


@pytest.mark.parametrize(
    "said", ["李雪重点客户", "重点客户 李雪", "李雪的A级客户", "key accounts of 李雪"]
)
def test_key_customers_are_those_of_whom_is_named(chat: Chat, said: str):
    chat.says("华东医疗A级")
    chat.says("三一重工A级", "王磊")

    reply = chat.says(said, "张敏")

    assert "华东医疗" in reply.text
    assert "三一重工" not in reply.text


@pytest.mark.parametrize("said", ["陈晨重点客户", "异常 陈晨", "key accounts in 华南一部"])
def test_nothing_is_told_of_whom_one_does_not_lead(chat: Chat, said: str):
    assert chat.says(said, "张敏").error_code == "not_allowed"


@pytest.mark.parametrize(
    "said",
    ["B级客户 华东医疗", "A级客户华东医疗", "信用额度 华东医疗 50万", "重点客户 华东医疗"],
)
def test_a_turned_sentence_writes_nothing(chat: Chat, said: str):
    reply = chat.says(said, "张敏")

    assert not reply.changed
    assert {one.tier for one in chat.rows(Account)} == {None}
