"""An explanation is the reading itself, with the words and the rules that made it."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.calendar import WorkCalendar
from core.language.dates.moments import Clock
from core.language.explain import Explanation, explain, to_explain_json
from core.language.understand import LONGEST_MESSAGE, understand
from core.language.understanding import to_json
from tests.language.reading import CHINA, DIRECTORY, FILES_OF_CASES, cases_in

NOW = datetime(2026, 11, 23, 10, tzinfo=CHINA)
CASES = [case for file in FILES_OF_CASES for case in cases_in(file)]


def why(text: str) -> Explanation:
    return explain(text, DIRECTORY, Clock(NOW, WorkCalendar()))


def first(text: str) -> tuple[str, str, str]:
    winner = why(text).candidates[0]
    return winner.intent.value, winner.step, winner.cue.words


@pytest.mark.parametrize(
    ("text", "winner"),
    [
        ("拜访万科,下周三再跟进", ("log_activity", "event", "拜访")),
        ("万科签了,50万", ("win_deal", "event", "签了")),
        ("万科签了吗?", ("show_account", "answer", "签了吗")),
        ("看一下本月拜访排行", ("show_leaderboard", "request", "排行")),
        ("撤销", ("undo", "order", "撤销")),
        ("/漏斗 华东", ("show_funnel", "command", "/漏斗")),
        ("不是万科,是万通网络", ("update_deal", "correction", "不是万科,是万通网络")),
    ],
)
def test_the_words_that_decided_are_named(text, winner):
    assert first(text) == winner


@pytest.mark.parametrize(
    ("text", "key", "words", "rule"),
    [
        ("拜访三一,张总嫌价格高", "account", "三一", "name"),
        ("拜访huadongyiliao", "account", "huadongyiliao", "alias"),
        ("拜访甲乙丙科技", "account", "甲乙丙科技", "new name"),
        ("拜访万科,张总嫌价格高", "contact", "张总", "contact"),
        ("万科进入报价,50w", "amount", "50w", "money"),
        ("万科进入报价,50w", "stage", "进入报价", "words.STAGES · 进入报价"),
        ("拜访万科,下周三下午3点再跟进", "due_on", "下周三", "day"),
        ("拜访万科,下周三下午3点再跟进", "due_at", "下午3点", "time"),
        ("漏斗 华东 本季度", "scope", "华东", "scope"),
        ("排行榜 前3名", "top", "3", "number"),
        ("丢了万科,选了用友", "competitor", "用友", "rival"),
    ],
)
def test_a_value_is_traced_to_its_words(text, key, words, rule):
    found = why(text).values[key]

    assert (found.words, found.rule) == (words, rule)


@pytest.mark.parametrize(
    ("text", "kind", "because"),
    [
        ("万科签了吗?", "question", "?"),
        ("要是万科签了就好了", "not a fact", "就好了"),
        ("听说万科签了", "not a fact", "听说"),
        ("万科没签,下周再谈", "denied", "没签"),
        ("客户说下周付款", "announced", "客户说下周付款"),
    ],
)
def test_what_is_no_fact_is_named_with_the_words_that_make_it_none(text, kind, because):
    [doubt] = why(text).doubts

    assert (doubt.kind, doubt.cue.words) == (kind, because)


def test_what_it_would_have_been_next_is_told():
    said = why("拜访万科,进入报价,50万,下周三再跟进")

    intents = [one.intent.value for one in said.candidates]
    assert intents[:3] == ["log_activity", "update_deal", "schedule_follow_up"]


def test_a_paste_is_explained_as_too_long():
    assert first("万科签了" * LONGEST_MESSAGE) == ("none", "too long", "")


def test_every_explanation_is_of_the_reading_itself():
    for case in CASES[::7]:
        said = explain(case.text, DIRECTORY, Clock(case.now, WorkCalendar()))
        assert said.understood == to_json(understand(case.text, DIRECTORY, case.now))
        assert said.candidates[0].intent.value == said.understood["intent"]


def test_nearly_every_value_of_the_examples_is_traced_to_words():
    found = [one.rule for case in CASES[::7] for one in why(case.text).values.values()]

    assert found.count("implied") < len(found) / 10


@given(st.text(max_size=300))
def test_any_text_is_explained(text):
    assert to_explain_json(why(text))["intents"]
