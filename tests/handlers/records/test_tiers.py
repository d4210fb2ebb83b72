import pytest

from core.storage.tables import Account
from tests.company import Chat


def tier_of(chat: Chat, short_name: str = "华东医疗") -> str | None:
    return next(one.tier for one in chat.rows(Account) if one.short_name == short_name)


@pytest.mark.parametrize(
    "typed",
    ["华东医疗 A级", "华东医疗定为A级", "把华东医疗改成 a 级", "华东医疗是A类客户",
     "把华东医疗设为重点客户", "华东医疗列为重点客户", "make 华东医疗 a key account",
     "华东医疗 tier A", "华东医疗 is tier A", "set 华东医疗 to tier A"],
)  # fmt: skip
def test_a_tier_is_set_in_a_sentence(chat: Chat, typed: str):
    assert chat.says(typed).error_code is None
    assert tier_of(chat) == "A"


def test_a_change_says_what_it_was_and_can_be_undone(chat_on_both: Chat):
    chat_on_both.says("华东医疗 A级")

    assert "之前: A" in chat_on_both.says("华东医疗 B级").text
    chat_on_both.says("撤销")

    assert tier_of(chat_on_both) == "A"


@pytest.mark.parametrize(
    "typed",
    ["华东医疗是几级", "华东医疗的等级", "what tier is 华东医疗", "华东医疗是A级吗？",
     "华东医疗是不是重点客户？", "is 华东医疗 a key account?"],
)  # fmt: skip
def test_a_tier_is_told(chat: Chat, typed: str):
    chat.says("华东医疗 A级")

    assert "A" in chat.says(typed).text
    assert "7" in chat.says(typed).text


def test_without_a_tier_one_is_offered(chat: Chat):
    assert "还没有定级" in chat.says("华东医疗是几级").text


def test_the_customers_of_a_tier_are_listed_to_those_who_may_see_them(chat: Chat):
    chat.says("华东医疗 A级")
    chat.says("三一重工 A级", "王磊")

    assert "三一重工" not in chat.says("A级客户").text
    assert "三一重工" in chat.says("A级客户", "张敏").text
    assert "还没有" in chat.says("A级客户", "陈晨").text


def test_a_colleague_neither_sets_nor_sees_it(chat: Chat):
    chat.says("华东医疗 A级")

    assert chat.says("华东医疗 D级", "王磊").error_code == "not_allowed"
    assert chat.says("华东医疗是几级", "王磊").error_code == "not_allowed"
    assert tier_of(chat) == "A"


@pytest.mark.parametrize(
    "typed",
    ["D级车多少钱", "A级景区", "升级一下系统", "他是A级销售", "华东医疗不是重点客户",
     "要不要把华东医疗设为重点客户", "谁把华东医疗设为重点客户", "如果华东医疗列为重点客户",
     "华东医疗是我们的重点客户，要好好跟", "别把华东医疗设为重点客户", "华东医疗是重点客户吗",
     "is 华东医疗 a key account?"],
)  # fmt: skip
def test_other_grades_are_no_tiers(chat: Chat, typed: str):
    chat.says(typed)

    assert tier_of(chat) is None
