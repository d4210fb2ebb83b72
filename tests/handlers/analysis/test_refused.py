"""Admins see what was refused to whom: in the chat, and on the command line."""

import pytest

from tests.bot.test_command_line import salesbeat
from tests.company import Chat


@pytest.mark.parametrize("typed", ["被拒绝的请求", "看看被拒绝的请求", "refused requests"])
def test_an_admin_sees_what_was_refused_to_whom(chat_on_both: Chat, typed: str):
    chat_on_both.says("华南的漏斗", "李雪")

    assert "李雪 · 华南的漏斗" in chat_on_both.says(typed, "何佳").text


def test_nobody_else_does(chat: Chat):
    chat.says("华南的漏斗", "王磊")

    reply = chat.says("被拒绝的请求", "胡军")

    assert reply.error_code == "not_allowed"
    assert "王磊" not in reply.text


def test_talk_of_a_refusal_lists_nothing(chat: Chat):
    assert "被拒绝的请求 ·" not in chat.says("客户拒绝了我们的请求", "何佳").text


def test_the_operator_prints_them(chat: Chat, sqlite_url: str):
    chat.says("华南的漏斗", "李雪")

    printed = salesbeat("audit", "--refusals", "--db", sqlite_url).stdout

    assert "李雪" in printed
    assert "华南的漏斗" in printed
