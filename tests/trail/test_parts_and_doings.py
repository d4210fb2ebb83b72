"""Who changed one part of what is kept of a customer, and what somebody changed."""

import pytest

from tests.company import Chat


@pytest.fixture
def kept(chat: Chat) -> Chat:
    chat.says("华东医疗签了，50万")
    chat.says("华东医疗回款 10万")
    chat.says("拜访华东医疗")
    chat.says("提醒我周五跟进华东医疗")
    chat.says("华东医疗联系人 张伟 13800000000")
    chat.says("华东医疗是A级")
    return chat


@pytest.mark.parametrize(
    ("question", "told", "left_out"),
    [
        ("华东医疗回款谁改的", "新建 回款 #1", "拜访"),
        ("#1回款谁改的", "新建 回款 #1", "赢单"),
        ("谁改了华东医疗的回款", "新建 回款 #1", "拜访"),
        ("华东医疗联系人谁改的", "张伟", "回款 #1"),
        ("华东医疗的拜访谁改的", "类型 拜访", "回款 #1"),
        ("华东医疗的跟进谁改的", "新建 跟进计划", "类型 拜访"),
        ("谁改了华东医疗的等级", "等级 – → A", "类型 拜访"),
        ("我的积分谁改的", "新建 积分", "类型 拜访"),
        ("who changed payments of #1", "New: Payment #1", "Visit"),
        ("who changed the contacts of 华东医疗", "张伟", "Payment #1"),
    ],
)
def test_a_part_of_a_customer_has_its_own_history(
    kept: Chat, question: str, told: str, left_out: str
):
    said = kept.says(question).text

    assert told in said
    assert left_out not in said


@pytest.mark.parametrize(
    "question",
    [
        "华东医疗回款谁改的",
        "#1回款谁改的",
        "华东医疗联系人谁改的",
        "华东医疗的拜访谁改的",
        "李雪的积分谁改的",
    ],
)
def test_a_colleague_is_told_nothing_of_it(kept: Chat, question: str):
    reply = kept.says(question, "王磊")

    assert reply.error_code == "not_allowed"
    assert "10万" not in reply.text


def test_a_target_is_asked_about_with_the_name_behind(chat: Chat):
    chat.says("设定李雪11月回款目标 50万", "张敏")

    assert "张敏" in chat.says("谁改的 目标 李雪", "张敏").text


@pytest.mark.parametrize("question", ["李雪今天改了什么", "审计 李雪", "what did 李雪 change"])
def test_an_admin_sees_what_somebody_changed(kept: Chat, question: str):
    said = kept.says(question, "何佳").text

    assert "2026-11-23 10:00 李雪" in said
    assert "没有修改记录" in kept.says("王磊今天改了什么", "何佳").text


def test_what_was_changed_on_another_day_is_left_out(kept: Chat):
    assert "没有修改记录" in kept.says("李雪昨天改了什么", "何佳").text


def test_what_i_changed_is_mine_to_see(kept: Chat):
    assert "新建 联系人" in kept.says("我今天改了什么").text


@pytest.mark.parametrize(
    "question", ["李雪今天改了什么", "审计 李雪", "谁改的 李雪", "导出审计", "审计"]
)
@pytest.mark.parametrize("asker", ["王磊", "张敏"])
def test_only_an_admin_reads_the_audit(kept: Chat, question: str, asker: str):
    assert kept.says(question, asker).error_code == "not_allowed"


def test_an_admin_sees_who_changed_a_member(kept: Chat):
    assert "新建 成员" in kept.says("谁改的 李雪", "何佳").text


def test_an_admin_is_told_how_to_export_the_audit(kept: Chat):
    assert "salesbeat export audit" in kept.says("导出审计", "何佳").text
    assert "李雪 · 网页" in kept.says("审计", "何佳").text
