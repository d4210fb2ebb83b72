"""A word said over and over is read at once: a rule that tries every way would never end."""

import pytest

from tests.company import Chat


@pytest.mark.parametrize(
    "typed",
    ["看" * 150 + "服务单", "看" * 150 + "产品", "看" * 150 + "华东医疗信用额度x",
     "华东医疗的" + "刚" * 150 + "投诉x", "华东医疗的服务单" + "已经" * 80 + "x",
     "产品 a 库存" + " 是" * 80 + "x", "华东医疗信用额度" + " 还剩" * 40 + "x",
     "，" * 150 + "投诉x", "请" * 150 + "工单x", "看" * 150 + "回款率x",
     "看" * 150 + "a级x", "看" * 150 + "丢单规则x",
     "看" * 150 + "异常x", "华东医疗和" * 39 + "b级x", "拉上" * 90 + "华东医疗一起",
     "他们那边的" * 38 + "决策人是x", "won Globex 30k and " * 10 + "x", "两家都" * 60 + "x"],
)  # fmt: skip
def test_a_word_over_and_over_is_answered(chat: Chat, typed: str):
    assert chat.says(typed).error_code != "broken"
