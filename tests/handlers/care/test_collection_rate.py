"""The collection rate: what has come of what fell due."""

from datetime import timedelta

import pytest

from tests.company import Chat, shown


@pytest.fixture
def planned(chat_on_both: Chat) -> Chat:
    """Of 50 万 that fell due 20 万 came; 10 万 more is due later."""
    chat_on_both.says("华东医疗签了，60万")
    chat_on_both.says("华东医疗回款计划 12月1日 20万，12月5日 30万，12月31日 10万")
    chat_on_both.clock.moment += timedelta(days=10)
    chat_on_both.says("华东医疗回款 20万")
    chat_on_both.clock.moment += timedelta(days=10)
    return chat_on_both


@pytest.mark.parametrize(
    "typed",
    [
        *("回款率", "我的回款率", "回款率多少？", "麻烦看一下我的回款率", "近一年回款率"),
        *("查一下回款率，谢谢", "collection rate", "my collection rate"),
        *("what is my collection rate?", "please show my collection rate"),
    ],
)
def test_the_share_that_came_of_what_fell_due(planned: Chat, typed: str):
    text = planned.says(typed).text

    assert "40%" in text
    assert ("50" in text, "20" in text) == (True, True)


@pytest.mark.parametrize(("typed", "rate"), [("本月回款率", "40%"), ("12月回款率", "40%")])
def test_a_period_may_be_named(planned: Chat, typed: str, rate: str):
    assert rate in planned.says(typed).text


@pytest.mark.parametrize(
    ("paid", "rate"),
    [("49.83万", "99.7%"), ("49.999万", "99.9%"), ("1元", "0.1%"), ("50万", "100%")],
)
def test_what_is_not_all_is_not_rounded_up_to_it(chat: Chat, paid: str, rate: str):
    chat.says("华东医疗签了，60万")
    chat.says("华东医疗回款计划 11月24日 50万")
    chat.clock.moment += timedelta(days=2)
    chat.says(f"华东医疗回款 {paid}")

    assert f"{rate}（到期" in chat.says("回款率").text


def test_its_button_explains_it_for_the_same_people_and_days(planned: Chat):
    [how] = [
        one
        for one in planned.says("李雪12月回款率", "张敏").card.buttons
        if one.label == "怎么算的"
    ]

    assert "范围 · 李雪 · 本月" in planned.words(how.command, "张敏")


def test_without_anything_due_there_is_no_figure(chat: Chat):
    assert "没有到期的应收" in chat.says("回款率").text


def test_a_manager_asks_for_a_team_a_region_and_a_rep(planned: Chat):
    for typed in ("李雪的回款率", "我们组的回款率", "华东回款率"):
        assert "40%" in planned.says(typed, "张敏").text


def test_a_stranger_may_not(planned: Chat):
    assert planned.says("李雪的回款率", "陈晨").error_code == "not_allowed"
    assert planned.says("华东回款率", "陈晨").error_code == "not_allowed"


def test_it_says_how_it_is_computed(planned: Chat):
    text = shown(planned.says("怎么算的 回款率"))

    assert "回款率 = 已收 ÷ 到期应收" in text
    assert "2 条" in text


@pytest.mark.parametrize("typed", ["回款率怎么提高", "回款率太低了", "听说华东回款率很高"])
def test_talk_is_no_question(planned: Chat, typed: str):
    assert "40%" not in planned.says(typed).text
