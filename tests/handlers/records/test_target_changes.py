"""A target that is raised or cut by so much, and the form of setting one that help teaches."""

from decimal import Decimal

import pytest

from core.storage.tables import Target
from tests.company import Chat


@pytest.fixture
def aimed(chat_on_both: Chat) -> Chat:
    chat_on_both.says("李雪12月销售额目标 60万", "张敏")
    return chat_on_both


def values(chat: Chat) -> dict[str, Decimal]:
    return {row.metric: row.value for row in chat.rows(Target)}


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("李雪12月销售额目标提高10%", 660_000),
        ("李雪12月的目标降低20%", 480_000),
        ("目标 李雪 12月 销售额 增长10%", 660_000),
        ("李雪 12月 目标 上调 5 个点", 630_000),
        ("raise 李雪's December revenue target by 10%", 660_000),
        ("李雪12月销售额目标增加5万", 650_000),
        ("李雪12月销售额目标提高到80万", 800_000),
        ("李雪12月销售额目标从60万提高到70万", 700_000),
    ],
)
def test_a_target_changes_from_what_it_is(aimed: Chat, typed: str, value: int):
    reply = aimed.says(typed, "张敏")

    assert values(aimed) == {"revenue": value}, reply.text
    assert "¥60万" in reply.text or "¥600K" in reply.text


def test_the_card_of_a_changed_target_shows_what_it_was(aimed: Chat):
    card = aimed.says("李雪12月销售额目标提高10%", "张敏").card

    assert "¥60万 → ¥66万" in str(card)


@pytest.mark.parametrize(
    "typed",
    [
        "李雪12月回款目标提高10%",
        "李雪2027年1月目标上调10%",
        "raise 李雪's May revenue target by 5%",
    ],
)
def test_what_stands_nowhere_is_asked_for_and_not_counted_from(aimed: Chat, typed: str):
    reply = aimed.says(typed, "张敏")

    assert values(aimed) == {"revenue": 600_000}
    assert "还没有" in reply.text or "no" in reply.text
    assert not reply.changed


def test_the_answer_to_the_question_sets_it(aimed: Chat):
    aimed.says("李雪12月回款目标提高10%", "张敏")
    aimed.says("30万", "张敏")

    assert values(aimed) == {"revenue": 600_000, "payments": 300_000}


@pytest.mark.parametrize("typed", ["李雪12月销售额目标10%", "李雪12月销售额目标 50元"])
def test_a_revenue_target_of_next_to_nothing_is_asked_about(aimed: Chat, typed: str):
    text = aimed.says(typed, "张敏").text

    assert "不像一个金额" in text
    assert values(aimed) == {"revenue": 600_000}


def test_a_share_of_a_rate_may_mean_two_things_and_is_asked_about(aimed: Chat):
    aimed.says("李雪2027年转化率目标 35%", "张敏")

    assert "现在是 35%" in aimed.says("李雪2027年转化率目标提高10%", "张敏").text
    assert values(aimed)["conversion"] == Decimal("0.35")
    aimed.says("李雪2027年转化率目标提高5个百分点", "张敏")
    assert values(aimed)["conversion"] == Decimal("0.4")


@pytest.mark.parametrize(
    ("typed", "metric", "value"),
    [
        ("目标 李雪 12月 拜访量 30", "visits", 30),
        ("目标 李雪 12月 回款 80万", "payments", 800_000),
        ("目标 李雪 12月 跟进 60", "activities", 60),
        ("目标 华东一部 2027年 转化率 35%", "conversion", Decimal("0.35")),
        ("目标 李雪 12月 满意度 9.5", "satisfaction", Decimal("9.5")),
        ("target 李雪 December revenue 1m", "revenue", 1_000_000),
        ("target 李雪 December visits 30", "visits", 30),
    ],
)
def test_the_form_that_help_teaches_sets_a_target(aimed: Chat, typed: str, metric: str, value: int):
    aimed.says(typed, "张敏")

    assert values(aimed)[metric] == value


@pytest.mark.parametrize(
    "typed",
    ["目标 李雪 12月 拜访量 30？", "目标 减肥 10", "李雪12月拜访30家客户", "目标 李雪 12月 拜访量"],
)
def test_a_question_and_other_talk_set_no_target(aimed: Chat, typed: str):
    aimed.says(typed, "张敏")

    assert values(aimed) == {"revenue": 600_000}


def test_a_rep_sets_no_target_in_that_form_either(aimed: Chat):
    assert aimed.says("目标 李雪 12月 拜访量 30", "李雪").error_code == "not_allowed"
