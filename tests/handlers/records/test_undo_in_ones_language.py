"""What was told in one language and is taken back in the other is named in the other."""

import re

import pytest

from tests.company import Chat

ENGLISH = re.compile(r"Recorded|Won|Visit|added|Contact|Tier|Undone|Amount|Updated")


@pytest.mark.parametrize(
    ("told", "named"),
    [
        ("visited 华东医疗", "跟进记录 华东医疗器械有限公司：类型 拜访"),
        ("won 华东医疗 30k", "商机 #1 华东医疗器械有限公司：状态 赢单；金额 ¥3万"),
        ("add 王磊 to 华东医疗", "协作人 华东医疗器械有限公司 王磊"),
        ("contact at 华东医疗: Jane Doe, CFO", "联系人 华东医疗器械有限公司 Jane Doe：职务 CFO"),
        ("华东医疗 tier A", "客户 华东医疗器械有限公司：等级 – → A"),
    ],
)
def test_what_was_told_in_english_is_undone_in_chinese(chat_on_both: Chat, told: str, named: str):
    chat_on_both.says(told)

    undone = chat_on_both.words("撤销")

    assert f"已撤销：{named}" in undone
    assert ENGLISH.search(undone.partition("Card(")[0]) is None


@pytest.mark.parametrize(
    ("told", "named"),
    [
        ("拜访了华东医疗", "Activity 华东医疗器械有限公司: Type Visit"),
        ("拜访了华东医疗和远大科技", "Activity 远大科技股份有限公司: Type Visit"),
        ("华东医疗 A级", "Account 华东医疗器械有限公司: Tier – → A"),
    ],
)
def test_what_was_told_in_chinese_is_undone_in_english(chat: Chat, told: str, named: str):
    chat.says(told)

    undone = chat.says("undo").text

    assert undone.startswith("Undone: ")
    assert named in undone


def test_in_the_same_language_it_is_named_as_it_was_confirmed(chat: Chat):
    chat.says("visited 华东医疗")
    assert chat.says("undo").text.startswith("Undone: Visit · 华东医疗器械有限公司")

    chat.says("拜访了华东医疗")
    assert chat.says("撤销").text.startswith("已撤销：拜访 · 华东医疗器械有限公司")


def test_an_undo_is_taken_back_in_the_other_language_too(chat: Chat):
    chat.says("visited 华东医疗")
    chat.says("undo")

    assert chat.says("恢复").text.startswith("已恢复：跟进记录 华东医疗器械有限公司：类型 拜访")


def test_a_visit_does_not_name_the_deal_that_it_only_touched(chat: Chat):
    chat.says("新商机 华东医疗 50万")
    chat.says("visited 华东医疗")

    assert "商机" not in chat.says("撤销").text.partition("\n")[0]
