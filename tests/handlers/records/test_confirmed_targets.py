import pytest

from core.storage.tables import OutboxPost, Target
from tests.company import Chat

SET = "李雪11月销售额目标 60万"


def told(chat: Chat, name: str) -> list[str]:
    lane = f"person:{chat.ids[name]}"
    return [post.reply for post in chat.rows(OutboxPost) if post.lane == lane]


def number(chat: Chat) -> int:
    [target] = chat.rows(Target)
    return target.id


def test_who_gets_a_target_is_told_with_a_button(chat_on_both: Chat):
    chat_on_both.says(SET, "张敏")

    [notice] = told(chat_on_both, "李雪")
    assert "张敏 设定了目标" in notice
    assert f"确认目标 #{number(chat_on_both)}" in notice


def test_a_change_says_what_it_was(chat: Chat):
    chat.says(SET, "张敏")
    chat.says("李雪11月销售额目标 80万", "张敏")

    assert "¥60万 → ¥80万" in told(chat, "李雪")[1]


def test_a_confirmation_reaches_who_set_it(chat_on_both: Chat):
    chat_on_both.says(SET, "张敏")

    reply = chat_on_both.says(f"确认目标 #{number(chat_on_both)}")

    assert "已确认目标" in reply.text
    assert any("李雪 确认了目标" in post for post in told(chat_on_both, "张敏"))
    assert "· 0 个" in chat_on_both.says("谁还没确认目标", "张敏").text


def test_a_plain_received_confirms_the_only_one(chat: Chat):
    chat.says(SET, "张敏")

    assert "已确认目标" in chat.says("收到").text


def test_a_plain_received_means_nothing_else(chat: Chat):
    assert "目标" not in chat.says("收到").text.split("\n")[0]


def test_a_leader_sees_who_has_not_confirmed(chat: Chat):
    chat.says(SET, "张敏")

    shown = chat.words("谁还没确认目标", "张敏")

    assert "李雪" in shown
    assert "¥60万" in shown


def test_a_target_set_anew_is_to_be_confirmed_anew(chat: Chat):
    chat.says(SET, "张敏")
    chat.says("确认目标")

    chat.says("李雪11月销售额目标 80万", "张敏")

    assert "· 1 个" in chat.says("谁还没确认目标", "张敏").text


def test_nobody_confirms_for_a_colleague(chat: Chat):
    chat.says(SET, "张敏")

    assert chat.says(f"确认目标 #{number(chat)}", "王磊").error_code == "not_allowed"


def test_an_objection_reaches_who_set_it_and_leaves_it_open(chat: Chat):
    chat.says(SET, "张敏")

    chat.says(f"目标 #{number(chat)} 想调整：新客户少，先到50万")

    assert any("新客户少，先到50万" in post for post in told(chat, "张敏"))
    assert "· 1 个" in chat.says("谁还没确认目标", "张敏").text


def test_the_undo_after_a_confirmation_takes_back_what_was_before(chat: Chat):
    chat.says(SET, "张敏")
    chat.says("拜访了华东医疗的张总")
    chat.says("确认目标")

    assert "已撤销：拜访" in chat.says("撤销").text


def test_who_changed_a_target_and_what_it_was_is_told(chat: Chat):
    chat.says(SET, "张敏")
    chat.says("李雪11月销售额目标 80万", "胡军")

    shown = chat.words("我的目标谁改的")

    assert "张敏" in shown
    assert "胡军" in shown


def test_the_same_target_again_writes_nothing(chat: Chat):
    chat.says(SET, "张敏")

    reply = chat.says(SET, "张敏")

    assert "没有改动" in reply.text
    assert reply.changed == ()
    assert len(told(chat, "李雪")) == 1


@pytest.mark.parametrize(
    "typed", ["接受目标", "收到目标", "acknowledge my targets", "accept my target"]
)
def test_a_target_is_acknowledged_in_other_words(chat: Chat, typed: str):
    chat.says(SET, "张敏")
    chat.says(typed)

    assert "· 0 个" in chat.says("谁没确认目标", "张敏").text
    assert "李雪" in chat.words("谁确认了目标", "张敏")


def test_a_confirmation_says_how_many_more_wait(chat: Chat):
    chat.says(SET, "张敏")
    chat.says("李雪12月拜访目标 20次", "张敏")

    assert "还有 1 个目标等你确认" in chat.says("确认目标").text
    assert "还有" not in chat.says("确认目标").text


def test_all_targets_are_confirmed_at_once(chat: Chat):
    chat.says(SET, "张敏")
    chat.says("李雪12月拜访目标 20次", "张敏")
    chat.says("确认全部目标")

    assert "confirmed · 2" in chat.says("who has confirmed targets", "张敏").text


def test_one_asks_to_adjust_the_target_that_waits(chat: Chat):
    chat.says(SET, "张敏")

    assert "已转告设定人" in chat.says("我要调整目标：新客户少").text
    assert "· 1 个" in chat.says("谁没确认目标", "张敏").text


def test_a_target_that_was_undone_waits_for_nobody(chat: Chat):
    chat.says(SET, "张敏")
    chat.says("确认目标")
    chat.says("李雪11月销售额目标 80万", "张敏")
    chat.says("撤销", "张敏")

    assert "not confirmed · 0" in chat.says("who has not confirmed targets", "张敏").text


@pytest.mark.parametrize(
    "typed", ["我的目标历史", "我的目标为什么变了", "my target history", "李雪目标历史"]
)
def test_a_targets_versions_are_told_with_value_day_and_who(chat: Chat, typed: str):
    chat.says(SET, "张敏")
    chat.says("李雪11月销售额目标 80万", "张敏")

    text = chat.says(typed).text
    assert "600,000 → 800,000" in text
    assert "张敏" in text
