import json
from datetime import UTC, datetime
from urllib.parse import parse_qsl

import pytest

from bot.messages import Conversation
from bot.slack.incoming_text import readable
from bot.slack.parts import MalformedPayload
from bot.slack.read import read_command, read_event, read_press
from tests.slack.house import MONDAY


def command(caller, text, **more):
    return read_command(dict(parse_qsl(caller.slash(text, **more).body.decode())), MONDAY)


def test_a_slash_command_is_what_was_typed(caller):
    message = command(caller, "/visit 华东医疗 a<b & c")

    assert message.text == "/visit 华东医疗 a<b & c"
    assert (message.platform, message.tenant, message.sender) == ("slack", "T1", "U1")
    assert message.conversation == Conversation("channel", "C1")


def test_only_its_sender_sees_the_answer_to_a_slash_command(caller):
    message = command(caller, "/me")

    assert (message.text, message.seen_by, message.answers) == ("/me", "sender", "in_request")


def test_the_same_slash_command_typed_twice_is_two_messages(caller):
    assert command(caller, "/me").message_id != command(caller, "/me").message_id


def test_a_slash_command_without_a_trigger_is_told_apart_by_content_and_minute(caller):
    first, again, other = (
        command(caller, text, trigger_id="").message_id for text in ("/me", "/me", "/me too")
    )

    assert first == again != other


def test_a_direct_message_is_addressed_to_us(caller):
    message = read_event(caller.event("message", "拜访华东医疗", ts="1795399200.000100"))

    assert message.addressed
    assert message.conversation == Conversation("dm", "D1")
    assert message.sent_at == datetime(2026, 11, 23, 2, 0, 0, 100, tzinfo=UTC)
    assert (message.seen_by, message.answers) == ("sender", "outbox")


def test_what_people_say_to_each_other_is_not_addressed(caller):
    message = read_event(caller.event("message", "今天真冷", "C1"))

    assert (message.addressed, message.seen_by) == (False, "room")


def test_a_mention_is_addressed_and_taken_out(caller):
    message = read_event(caller.event("app_mention", "<@UBOT> 漏斗 华东", "C1"))

    assert (message.addressed, message.text) == (True, "漏斗 华东")


def test_a_mention_and_the_message_it_stands_in_are_one_message(caller):
    twins = [
        read_event(caller.event(kind, "<@UBOT> 撤销", "C1", ts="1795399200.000100"))
        for kind in ("message", "app_mention")
    ]

    assert twins[0] == twins[1]


@pytest.mark.parametrize(
    "more",
    [
        {"bot_id": "B9"},
        {"user": "UBOT"},
        {"user": ""},
        {"subtype": "message_changed"},
        {"subtype": "message_deleted"},
        {"subtype": "channel_join"},
        {"subtype": "bot_message"},
        {"hidden": True},
        {"edited": {"user": "U1"}},
        {"team": "T-of-a-guest"},
        {"user_team": "T-of-a-guest"},
    ],
)
def test_bots_edits_and_guests_are_left_alone(caller, more):
    payload = caller.event("message", "拜访华东医疗")
    payload["event"] |= more

    assert read_event(payload) is None


def test_shared_channels_are_left_alone(caller):
    payload = caller.event("app_mention", "<@UBOT> 漏斗", "C1") | {"is_ext_shared_channel": True}

    assert read_event(payload) is None


def test_a_message_with_a_file_is_still_said(caller):
    assert read_event(caller.event("message", "合同", subtype="file_share")).text == "合同"


def test_a_pressed_button_is_still_sealed(caller):
    [(_, payload)] = parse_qsl(caller.presses("s1.sealed", channel="C1").body.decode())
    press = read_press(json.loads(payload), MONDAY)

    assert (press.message.text, press.message.sender) == ("s1.sealed", "U1")
    assert (press.message.button, press.message.seen_by) == (True, "room")
    assert press.response_url.startswith("https://hooks.slack.com/")


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("event", "ts"), "now"),
        (("event", "ts"), "1e99"),
        (("event", "ts"), 5),
        (("event", "channel"), None),
        (("event", "text"), ["x"]),
        (("team_id",), ""),
        (("event",), "x"),
    ],
)
def test_a_payload_without_its_parts_is_malformed(caller, path, value):
    payload = caller.event("message", "x")
    part = payload["event"] if len(path) == 2 else payload
    part[path[-1]] = value

    with pytest.raises(MalformedPayload):
        read_event(payload)


@pytest.mark.parametrize(
    ("arrived", "written"),
    [
        ("a &lt; b &amp;&amp; c", "a < b && c"),
        ("&amp;amp;", "&amp;"),
        ("&lt;@U2&gt; &lt;!channel&gt;", "<@U2> <!channel>"),
        ("<@U2|zhang.min> 看看", "@zhang.min 看看"),
        ("<@U2> 看看", "@U2 看看"),
        ("<#C2|华东> 见", "#华东 见"),
        ("<#C2> 见", "#C2 见"),
        ("<!channel> <!subteam^S1|@sales>", "@channel @sales"),
        ("<https://example.com|官网> <mailto:a@b.cn|a@b.cn>", "官网 a@b.cn"),
        ("<https://example.com/?a=1&amp;b=2>", "https://example.com/?a=1&b=2"),
        ("1 < 2 > 0", "1 < 2 > 0"),
        ("<>", "<>"),
    ],
)
def test_text_is_read_as_its_writer_saw_it(arrived, written):
    assert readable(arrived) == written


def test_reading_hostile_brackets_takes_linear_time():
    assert readable("<" * 20_000) == "<" * 20_000
    assert readable("<a|" * 7_000)
