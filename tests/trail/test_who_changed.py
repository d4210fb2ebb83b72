"""“谁改的”: the history of a record in the chat, for those who may see the record."""

from decimal import Decimal

import pytest

from core.figures.scope import ScopeRef
from core.periods import Period
from core.storage.changes import Author, begin_change
from core.storage.records.targets import set_target
from core.vocabulary import Metric
from tests.company import MONDAY, Chat


@pytest.fixture
def edited(chat):
    chat.says("新商机 华东医疗 50万")
    chat.says("#1 进入报价，60万")
    return chat


@pytest.mark.parametrize(
    "question",
    ["谁改的", "谁改了 #1", "#1谁改的？", "商机1是谁改的", "谁改了华东医疗的金额", "#1 修改记录"],
)
def test_a_deals_history_says_who_when_where_and_what(edited, question: str):
    said = edited.says(question).text

    assert "2026-11-23 10:00 李雪 · 网页" in said
    assert "阶段 潜在客户 → 报价/方案；金额 ¥50万 → ¥60万" in said


@pytest.mark.parametrize("question", ["who changed #1", "who edited deal 1?", "who set #1"])
def test_the_history_is_told_in_english_too(edited, question: str):
    said = edited.says(question).text

    assert "Stage Lead → Proposal; Amount ¥500K → ¥600K" in said


def test_a_manager_sees_what_was_changed_for_somebody_else(edited):
    edited.says("#1 金额改成70万", "张敏")

    said = edited.says("谁改了 #1", "张敏").text

    assert "张敏 · 网页" in said
    assert "¥60万 → ¥70万" in said


def test_the_history_of_my_target_says_who_set_it(chat):
    chat.says("设定李雪11月回款目标 50万", "张敏")

    assert "张敏" in chat.says("我的目标谁改的").text


@pytest.mark.parametrize("question", ["谁改了 #1", "谁改了华东医疗"])
def test_a_colleagues_record_tells_me_nothing(edited, question: str):
    reply = edited.says(question, "王磊")

    assert reply.error_code == "not_allowed"
    assert "50万" not in reply.text


@pytest.mark.parametrize("said", ["谁记得上次的价格", "我们改了合同", "客户问谁改的合同"])
def test_talk_about_changing_is_no_question_for_a_history(edited, said: str):
    assert "修改记录" not in edited.says(said).text


def test_what_was_never_changed_is_said(chat):
    assert "没有编号为 #9" in chat.says("谁改的 #9").text


def test_the_answer_is_for_the_asker_alone(edited):
    assert edited.says("谁改了 #1").private


@pytest.mark.parametrize(
    "typed",
    [
        "李雪的11月目标谁改的",
        "谁改的李雪的目标",
        "李雪11月回款目标谁改的",
        "who changed 李雪's target",
    ],
)
def test_a_members_target_is_asked_about_by_name(chat: Chat, typed: str):
    chat.says("设定李雪11月回款目标 50万", "张敏")

    text = chat.says(typed, "张敏").text

    assert "李雪 2026-11 " in text
    assert chat.says(typed, "陈晨").error_code == "not_allowed"


def test_of_many_targets_the_named_ones_are_told(chat: Chat):
    for month in (11, 12):
        chat.says(f"设定李雪{month}月回款目标 50万", "张敏")

    text = chat.says("李雪12月回款目标谁改的", "张敏").text

    assert "2026-12" in text
    assert "2026-11 " not in text


def test_what_one_change_did_fits_on_a_phone(chat: Chat):
    with chat.database.writing(1) as session:
        begin_change(session, Author(None, "import", "x"), "import", MONDAY)
        for month in range(1, 13):
            period = Period.parse(f"2026-{month:02}")
            set_target(session, member_scope(chat, "李雪"), Metric.VISITS, period, Decimal(9))

    assert "…还有 6 条" in chat.says("我的目标谁改的").text


def member_scope(chat: Chat, name: str) -> ScopeRef:
    return ScopeRef("member", chat.ids[name], name)
