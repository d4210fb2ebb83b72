"""Our reading of messages against the reference's, and the ids that make a retry a retry."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from wechatpy.enterprise import parse_message

from bot.messages import IncomingMessage
from bot.wecom.crypto import CallbackRefusedError
from bot.wecom.read import Ignored, Unreadable, read
from bot.wecom.xml import read_fields
from tests.platforms.wecom.caller import message_xml

HEAD = {
    "ToUserName": "ww-test-corp",
    "FromUserName": "ZhangSan",
    "CreateTime": 1348831860,
    "AgentID": 218,
}
TEXT = {**HEAD, "MsgType": "text", "Content": "hello", "MsgId": 1234567890123456}
CLICK = {**HEAD, "MsgType": "event", "Event": "click", "EventKey": "漏斗 华东"}
# XML allows no control characters, and readers fold line ends.
WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zs", "Zl", "Zp"]), min_size=1)


def heard(fields: dict[str, object]) -> IncomingMessage:
    message = read(read_fields(message_xml(fields)), 218)
    assert isinstance(message, IncomingMessage)
    return message


@settings(max_examples=500, deadline=None)
@given(content=WORDS, sender=WORDS, message_id=st.integers(1, 2**63 - 1))
def test_text_is_read_as_the_reference_reads_it(content, sender, message_id):
    fields = {**TEXT, "Content": content, "FromUserName": sender, "MsgId": message_id}

    ours, theirs = heard(fields), parse_message(message_xml(fields))

    assert ours.text == theirs.content
    assert ours.sender == theirs.source
    assert ours.tenant == theirs.target
    assert ours.message_id == str(theirs.id)


@settings(max_examples=300, deadline=None)
@given(WORDS)
def test_a_click_is_read_as_the_reference_reads_it(key):
    fields = {**CLICK, "EventKey": key}

    assert heard(fields).text == parse_message(message_xml(fields)).key


@pytest.mark.parametrize(
    "name", ["ToUserName", "FromUserName", "CreateTime", "MsgType", "Content", "MsgId"]
)
def test_a_message_without_a_field_is_malformed(name):
    fields = {key: value for key, value in TEXT.items() if key != name}

    with pytest.raises(CallbackRefusedError) as refusal:
        read(read_fields(message_xml(fields)), 218)

    assert refusal.value.status == 400


@pytest.mark.parametrize("time", ["", "soon", "-5", "9" * 30, "٣", "1.5"])
def test_a_time_that_is_none_is_malformed(time):
    with pytest.raises(CallbackRefusedError):
        read(read_fields(message_xml({**TEXT, "CreateTime": time})), 218)


def test_a_blank_message_is_nothing():
    assert read(read_fields(message_xml({**TEXT, "Content": "  "})), 218) == Ignored()


@pytest.mark.parametrize("kind", ["image", "voice", "video", "location", "link", "file"])
def test_what_is_no_text_is_told_apart(kind):
    fields = read_fields(message_xml({**HEAD, "MsgType": kind, "MsgId": 1}))

    assert read(fields, 218) == Unreadable("ZhangSan", kind)


@pytest.mark.parametrize(
    ("sent", "text"),
    [
        ({"MsgType": "image", "MediaId": "m-1", "PicUrl": "http://x/y"}, "照片：m-1"),
        ({"MsgType": "location", "Location_X": "31.2", "Label": "张江路88号"}, "地点：张江路88号"),
        ({"MsgType": "location", "Location_X": "31.2", "Location_Y": "121.5"}, "地点：31.2,121.5"),
    ],
)
def test_a_photo_and_a_place_are_said_of_a_visit(sent, text):
    fields = read_fields(message_xml({**HEAD, "MsgId": 1, **sent}))

    assert read(fields, 218).text == text


DIFFERENT = [
    {"FromUserName": "LiSi"},
    {"CreateTime": 1348831861},
    {"EventKey": "排行榜"},
    {"TaskId": "t2"},
    {"ResponseCode": "r2"},
]


@pytest.mark.parametrize("change", DIFFERENT)
def test_two_events_that_differ_anywhere_are_two(change):
    assert heard(CLICK).message_id != heard({**CLICK, **change}).message_id


def test_a_retried_event_is_one():
    assert heard(CLICK).message_id == heard(dict(CLICK)).message_id


def test_an_events_id_is_short_whatever_its_key():
    assert len(heard({**CLICK, "EventKey": "漏" * 1000}).message_id) < 64
