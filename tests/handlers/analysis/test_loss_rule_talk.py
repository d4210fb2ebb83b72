# ruff: noqa: E501 - a list of sentences
"""A rule that is none yet is not told to the reps, and whoever made one is named."""

import pytest

from core.storage.tables import LossRule, OutboxPost
from tests.company import Chat


@pytest.mark.parametrize(
    "typed",
    [
        "loss rule for price: no idea yet", "loss rule for price: tbd", "loss rule for price: who has one",
        "loss rule for price: let's wait for the boss", "针对价格丢单 规则：没有", "针对价格丢单 规则：大家说说看",
        "针对价格丢单 规则：等周总定", "针对价格丢单 规则：还没想好", "针对价格丢单规则是周总定的",
    ],
)  # fmt: skip
def test_what_is_no_rule_yet_is_neither_kept_nor_told(chat: Chat, typed: str):
    assert chat.says(typed, "张敏").changed == ()
    assert (chat.rows(LossRule), chat.rows(OutboxPost)) == ([], [])


@pytest.mark.parametrize(
    ("typed", "reason", "rule"),
    [
        ("针对竞品丢单，规则是先做对比演示", "competitor", "先做对比演示"),
        ("new loss rule: for competitor losses, show a comparison", "competitor", "show a comparison"),
    ],
)  # fmt: skip
def test_a_rule_is_made_as_people_say_it(chat: Chat, typed: str, reason: str, rule: str):
    chat.says(typed, "张敏")

    assert [(one.loss_reason, one.rule) for one in chat.rows(LossRule)] == [(reason, rule)]


def test_whoever_cannot_end_a_rule_learns_whose_it_is(chat: Chat):
    chat.says("针对价格丢单 规则：报价前先问预算", "张敏")

    assert "张敏" in chat.says("取消价格的丢单规则").text
    assert chat.rows(LossRule)[0].ended_on is None
