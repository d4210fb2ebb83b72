"""`salesbeat phrases`: what was not understood and what was learnt, for whoever runs the bot."""

import json

from tests.bot.test_command_line import salesbeat
from tests.company import Chat


def test_phrases_are_printed_by_how_often_they_were_said(chat: Chat, sqlite_url: str):
    for text in ("帮我订会议室", "给华东医疗开张发票", "给三一重工开张发票"):
        chat.says(text)

    printed = json.loads(salesbeat("phrases", "--json", "--db", sqlite_url).stdout)

    assert [(one["text"], one["count"]) for one in printed] == [
        ("给〈客户〉开张发票", 2),
        ("帮我订会议室", 1),
    ]


def test_no_more_are_printed_than_asked_for(chat: Chat, sqlite_url: str):
    chat.says("帮我订会议室")
    chat.says("帮我开张发票")

    shown = salesbeat("phrases", "--limit", "1", "--db", sqlite_url).stdout

    assert "开张发票" in shown
    assert "会议室" not in shown


def test_cleared_phrases_are_gone(chat: Chat, sqlite_url: str):
    chat.says("帮我订会议室")

    assert "1" in salesbeat("phrases", "--clear", "--db", sqlite_url).stdout
    assert salesbeat("phrases", "--db", sqlite_url).stdout == "没有没听懂的话。\n"


def test_learnt_names_are_printed_with_their_teacher(chat: Chat, sqlite_url: str):
    chat.says("拜访华医")
    chat.says("是 华东医疗器械有限公司")

    [name] = json.loads(salesbeat("phrases", "--learnt", "--json", "--db", sqlite_url).stdout)

    assert (name["name"], name["taught_by"]) == ("华医", "李雪")
    assert name["account"] == "华东医疗器械有限公司"
