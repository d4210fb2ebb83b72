# ruff: noqa: E501 - lists of sentences
"""What several customers object to while none of them is named."""

import pytest

from core.storage.tables import Account, Activity
from tests.company import Chat

BOTH = {"华东医疗": "timing", "远大科技": "timing"}


def objections(chat: Chat) -> dict[str, str]:
    names = {one.id: one.short_name for one in chat.rows(Account)}
    return {names[one.account_id]: one.objection for one in chat.rows(Activity) if one.objection}


@pytest.mark.parametrize(
    "typed",
    ["两家都说要再等等", "他们两家都说要再等等", "这两家客户都说要再等等。", "这几家都说要再等等"],
)
def test_both_are_the_two_spoken_of(chat_on_both: Chat, typed: str):
    chat_on_both.says("拜访了华东医疗和远大科技")

    said = chat_on_both.says(typed).text

    assert objections(chat_on_both) == BOTH
    assert "按刚才的 华东医疗器械有限公司、远大科技股份有限公司 记录" in said


@pytest.mark.parametrize(
    "typed", ["both said it is too expensive", "They both think it's too expensive"]
)
def test_both_are_the_two_spoken_of_in_english(chat: Chat, typed: str):
    chat.says("visited 华东医疗 and 远大科技")

    chat.says(typed)

    assert objections(chat) == {"华东医疗": "price", "远大科技": "price"}


def test_one_undo_takes_the_objection_of_both_back(chat: Chat):
    chat.says("拜访了华东医疗和远大科技")
    chat.says("两家都说要再等等")

    chat.says("撤销")

    assert objections(chat) == {}


def test_customers_that_are_named_object_each(chat: Chat):
    chat.says("华东医疗和远大科技都说要再等等")

    assert objections(chat) == BOTH


@pytest.mark.parametrize("typed", ["客户都说要再等等", "两家都说要再等等", "各家都说要再等等"])
def test_whose_it_is_is_asked_where_none_was_spoken_of(chat: Chat, typed: str):
    assert "哪个客户" in chat.says(typed).text
    assert objections(chat) == {}

    chat.says("华东医疗和远大科技")

    assert objections(chat) == BOTH


@pytest.mark.parametrize("typed", ["客户都说要再等等", "两家都说要再等等", "三家都说要再等等"])
def test_one_customer_alone_is_not_all_of_them(chat: Chat, typed: str):
    chat.says("拜访了华东医疗，下周三再跟进")

    assert chat.says(typed).text == "哪个客户？"
    assert objections(chat) == {}
    chat.says("华东医疗")
    assert objections(chat) == {"华东医疗": "timing"}


def test_customers_at_large_are_not_the_two_spoken_of(chat: Chat):
    chat.says("拜访了华东医疗和远大科技")

    assert chat.says("客户都嫌贵").text == "哪个客户？"
    assert objections(chat) == {}


@pytest.mark.parametrize(
    "typed",
    ["客户都说要再等等吗", "两家都没说要再等等", "华东医疗没说要再等等", "听说两家都说要再等等", "两家都说好", "客户都很满意", "大家都说要再等等",
     "如果两家都说要再等等", "两家都说要再等等怎么办？", "did both say it is too expensive?", "both of us think so"],
)  # fmt: skip
def test_what_no_customer_objects_to_is_no_objection(chat: Chat, typed: str):
    chat.says("拜访了华东医疗和远大科技")

    chat.says(typed)

    assert objections(chat) == {}


def test_such_a_sentence_is_no_name_of_a_new_customer(chat: Chat):
    chat.says("拜访了启明智造")

    assert "是新客户吗" not in chat.says("两家都说要再等等").text.removeprefix("没看懂。")
    assert "客户“检测仪还有3台”" not in chat.says("检测仪还有3台").text


@pytest.mark.parametrize(
    "typed", ["华东医疗和远大科技", "华东医疗、远大科技", "华东医疗 and 远大科技"]
)
def test_a_row_of_customers_answers_whose_it_is(chat: Chat, typed: str):
    chat.says("客户说要再等等")

    chat.says(typed)

    assert objections(chat) == BOTH
