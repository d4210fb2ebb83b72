"""Which page of help a question opens, and which other questions keep their own answers."""

import pytest

from tests.company import Chat


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("帮助 记录", "拜访: 拜访"),
        ("帮助：服务", "报修: "),
        ("帮助 客户", "定级: "),
        ("帮助 积分", "积分: 我的积分"),
        ("帮助 目标", "今天: 今日待办"),
        ("帮助 审计", "定级: "),
        ("帮助 导入", "定级: "),
        ("/帮助 商机", "新商机: "),
        ("怎么撤销", "直接说“撤销”。"),
        ("请问怎么兑换积分？", "直接说“积分换礼品 20分”。"),
        ("怎么开服务单", "直接说“华东医疗报修：设备不开机”。"),
        ("我怎么加协作人呢", "直接说“华东医疗加上协作人"),
        ("怎么记拜访？", "直接说“拜访华东医疗，"),
        ("如何新建商机", "直接说“新商机 华东医疗 50万”。"),
    ],
)
def test_a_question_about_the_bot_is_answered_with_its_topic(chat: Chat, typed: str, first: str):
    chat.says("拜访华东医疗")

    reply = chat.says(typed)

    assert reply.text.splitlines()[1].startswith(first)
    assert (reply.intent, reply.changed) == ("show_help", ())


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("help contacts", "Contact: "),
        ("help service", "Service: "),
        ("help with deals", "New: "),
        ("how do I log a visit?", "Just say “visited "),
        ("how can I undo", "Just say “undo”."),
        ("how do I redeem points", "Just say “redeem 20 points”."),
        ("how to open a service order", "Just say “service order for "),
    ],
)
def test_an_english_question_is_answered_with_its_topic(chat: Chat, typed: str, first: str):
    reply = chat.says(typed)

    assert reply.text.splitlines()[1].startswith(first)
    assert (reply.intent, reply.changed) == ("show_help", ())


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("怎么算的 漏斗", "怎么算的：漏斗"),
        ("怎么应对价格异议", "价格："),
        ("怎么导入", "导入"),
        ("我该怎么提升", "成长计划"),
        ("积分怎么得", "积分"),
        ("怎么用", "帮助 记录"),
        ("帮助", "帮助 记录"),
        ("help", "help record"),
    ],
)
def test_other_questions_keep_their_own_answers(chat: Chat, typed: str, told: str):
    reply = chat.says(typed)

    assert told in reply.text
    assert "可以这样说 · " not in reply.text
