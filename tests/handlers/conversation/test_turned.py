import pytest

from core.storage.tables import Account
from tests.company import Chat


def one_of(chat: Chat, said: str, title: str, who: str = "张敏") -> None:
    reply = chat.says(said, who)

    assert reply.error_code is None
    assert reply.text.startswith(title)
    assert not reply.changed


@pytest.mark.parametrize(
    "said",
    ["异常 李雪", "李雪异常", "李雪的异常", "看看异常 李雪", "异常 李雪 上月", "上月 异常 李雪"],
)
def test_what_and_whose_stand_in_any_order(chat: Chat, said: str):
    one_of(chat, said, "值得看看 · 李雪")


@pytest.mark.parametrize("said", ["数据质量 李雪", "李雪数据质量", "李雪 数据质量"])
def test_so_they_do_for_the_quality_of_records(chat: Chat, said: str):
    one_of(chat, said, "数据质量 · 李雪")


@pytest.mark.parametrize("said", ["服务单 李雪", "李雪服务单"])
def test_so_they_do_for_service_orders(chat: Chat, said: str):
    one_of(chat, said, "服务单")


@pytest.mark.parametrize("said", ["service orders of my team", "service orders in 华东一部"])
def test_so_they_do_in_english(chat: Chat, said: str):
    one_of(chat, said, "Service orders")


@pytest.mark.parametrize("said", ["growth plan 李雪", "show the growth plan of 李雪"])
def test_so_they_do_for_a_growth_plan_in_english(chat: Chat, said: str):
    one_of(chat, said, "Growth plan · 李雪")


@pytest.mark.parametrize("said", ["成长计划 李雪", "李雪成长计划"])
def test_so_they_do_for_a_growth_plan(chat: Chat, said: str):
    one_of(chat, said, "成长计划 · 李雪")


@pytest.mark.parametrize("said", ["数据达人 上月", "上月数据达人", "数据达人 华东一部 上月"])
def test_so_they_do_for_the_best_record_keepers(chat: Chat, said: str):
    one_of(chat, said, "数据达人 · 华东一部 · 上月")


@pytest.mark.parametrize("said", ["信用额度 华东医疗", "华东医疗 信用额度", "信用额度 华东医疗？"])
def test_so_they_do_for_a_credit_limit(chat: Chat, said: str):
    one_of(chat, said, "信用额度 · 华东医疗器械有限公司")


@pytest.mark.parametrize("said", ["派给谁 华东医疗", "该派给谁 华东医疗"])
def test_so_they_do_for_who_takes_a_customer(chat: Chat, said: str):
    one_of(chat, said, "派给谁 · 华东医疗器械有限公司")


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
