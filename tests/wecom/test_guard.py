"""What the door lets through, and what it refuses with which status."""

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.wecom.crypto import CallbackCipher, CallbackRefusedError
from bot.wecom.guard import open_callback, verify_url
from bot.wecom.xml import read_fields
from tests.platforms.wecom.caller import AES_KEY, CORP_ID, TOKEN, Call, Caller, padded
from tests.wecom.conftest import MONDAY_NINE

# The vendor's own examples: https://developer.work.weixin.qq.com/document/path/90968
VENDOR_POST = {
    "msg_signature": "477715d11cdb4164915debcba66cb864d751f3e6",
    "timestamp": "1409659813",
    "nonce": "1372623149",
}
VENDOR_BODY = (
    "<xml><ToUserName><![CDATA[wx5823bf96d3bd56c7]]></ToUserName><Encrypt><![CDATA["
    "RypEvHKD8QQKFhvQ6QleEB4J58tiPdvo+rtK1I9qca6aM/wvqnLSV5zEPeusUiX5L5X/0lWfrf0QADHHhGd3Qczc"
    "dCUpj911L3vg3W/sYYvuJTs3TUUkSUXxaccAS0qhxchrRYt66wiSpGLYL42aM6A8dTT+6k4aSknmPj48kzJs8qLj"
    "vd4Xgpue06DOdnLxAUHzM6+kDZ+HMZfJYuR+LtwGc2hgf5gsijff0ekUNXZiqATP7PF5mZxZ3Izoun1s4zG4LUMn"
    "vw2r+KqCKIw+3IQH03v+BCA9nMELNqbSf6tiWSrXJB3LAVGUcallcrw8V2t9EL4EhzJWrQUax5wLVMNS0+rUPA3k"
    "22Ncx4XXZS9o0MBH27Bo6BpNelZpS+/uh9KsNlY6bHCmJU9p8g7m3fVKn28H3KDYA5Pl/T8Z1ptDAVe0lXdQ2Yoy"
    "yH2uyPIGHBZZIs2pDBS8R07+qN+E7Q=="
    "]]></Encrypt><AgentID><![CDATA[218]]></AgentID></xml>"
)
VENDOR_CHECK = {
    "msg_signature": "5c45ff5e21c57e6ad56bac8758b79b1d9ac89fd3",
    "timestamp": "1409659589",
    "nonce": "263014780",
    "echostr": (
        "P9nAzCzyDtyTWESHep1vC5X9xho/qYX3Zpb4yKa9SKld1DsH3Iyt3tP3zNdtp+4RPcs8TgAE7OaBO+FZXvnaqQ=="
    ),
}
CIPHER = CallbackCipher(TOKEN, AES_KEY, CORP_ID)


def status_of(call: Call, now: datetime = MONDAY_NINE) -> int:
    try:
        open_callback(CIPHER, call.query, call.body, now)
    except CallbackRefusedError as refusal:
        return refusal.status
    return 200


@pytest.fixture
def good(caller: Caller) -> Call:
    return caller.text("hello", MONDAY_NINE)


def test_a_message_of_wecom_comes_in(good):
    fields = open_callback(CIPHER, good.query, good.body, MONDAY_NINE)

    assert (fields["Content"], fields["FromUserName"]) == ("hello", "ZhangSan")


@pytest.mark.parametrize("name", ["msg_signature", "timestamp", "nonce"])
def test_a_missing_part_of_the_signature_is_a_401(good, name):
    query = {key: value for key, value in good.query.items() if key != name}

    assert status_of(replace(good, query=query)) == 401


@pytest.mark.parametrize("signature", ["0" * 40, "", "ü" * 40, "é", "a" * 100_000])
def test_a_wrong_signature_is_a_401(good, signature):
    assert status_of(replace(good, query={**good.query, "msg_signature": signature})) == 401


@pytest.mark.parametrize("timestamp", ["", "1e9", "-1", "９", "9" * 40, "abc", " 1"])
def test_a_timestamp_that_is_none_is_a_401(good, timestamp):
    assert status_of(replace(good, query={**good.query, "timestamp": timestamp})) == 401


@pytest.mark.parametrize(("seconds", "status"), [(600, 200), (601, 401), (-600, 200), (-601, 401)])
def test_a_callback_is_good_for_ten_minutes(good, seconds, status):
    assert status_of(good, MONDAY_NINE + timedelta(seconds=seconds)) == status


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"hello",
        b"\xff\xfe",
        b"<xml>",
        b"<xml></xml>",
        b"<other><Encrypt>x</Encrypt></other>",
        b"<xml><Encrypt>a</Encrypt><Encrypt>b</Encrypt></xml>",
        b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><xml><Encrypt>&a;</Encrypt></xml>',
        b'<!DOCTYPE x [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><xml><Encrypt>&b;</Encrypt></xml>',
        b"<xml><Encrypt>&undefined;</Encrypt></xml>",
        b"<xml>" + b"<a>" * 9_000 + b"</a>" * 9_000 + b"</xml>",
        b"<xml><Encrypt>\x00</Encrypt></xml>",
        b"<xml><a>" + b"<b/>" * 9_000 + b"</a><Encrypt>x</Encrypt></xml>",
    ],
)
def test_a_garbled_envelope_is_a_400(good, body):
    assert status_of(replace(good, body=body)) == 400


def test_a_large_body_is_a_413(good):
    assert status_of(replace(good, body=good.body + b" " * 64 * 1024)) == 413


@pytest.mark.parametrize(
    ("encrypted", "status"),
    [
        ("!!!", 400),
        ("AAAA", 400),
        ("汉字", 400),
        (Caller().encrypt_frame(b"\x00" * 32), 400),
        (Caller().encrypt_frame(b"\x21" * 64), 400),
        (Caller().encrypt_frame(b"x" * 31 + b"\x02"), 400),
        (Caller().encrypt_frame(b"\x20" * 32), 400),
        (Caller().encrypt_frame(padded(Caller().frame(b"<xml/>", length=2**31))), 400),
        (Caller().encrypt_frame(padded(Caller().frame(b"<xml/>", length=7))), 401),
        (Caller().encrypt_frame(padded(Caller().frame(b"<xml/>", receiver="wx-other"))), 401),
        (Caller().encrypt_frame(padded(Caller().frame(b"\xff\xfe"))), 400),
        (Caller().encrypt_frame(padded(Caller().frame(b"not xml"))), 400),
    ],
)
def test_a_well_signed_but_broken_ciphertext_is_refused(caller: Caller, encrypted, status):
    assert status_of(caller.post_encrypted(encrypted, MONDAY_NINE)) == status


def test_ten_thousand_altered_requests_are_all_refused(good):
    chance = random.Random(7)
    statuses = {status_of(altered(chance, good)) for _ in range(10_000)}

    assert statuses == {400, 401}


def test_a_thousand_well_signed_frames_of_noise_are_all_refused(caller: Caller):
    chance = random.Random(11)
    frames = [chance.randbytes(16 * chance.randrange(1, 9)) for _ in range(1_000)]
    calls = [caller.post_encrypted(caller.encrypt_frame(each), MONDAY_NINE) for each in frames]

    assert {status_of(call) for call in calls} <= {400, 401}


def altered(chance: random.Random, call: Call) -> Call:
    """One random byte changed where it counts: in the signature, the time, the nonce, the body."""
    place = chance.choice([*call.query, "Encrypt"])
    if place != "Encrypt":
        text = call.query[place]
        spot = chance.randrange(len(text))
        other = chance.choice([each for each in "0123456789abcdef" if each != text[spot]])
        changed = text[:spot] + other + text[spot + 1 :]
        return replace(call, query={**call.query, place: changed})
    start, end = call.body.index(b"<Encrypt>"), call.body.index(b"</Encrypt>")
    spot = chance.randrange(start, end)
    flipped = bytes([call.body[spot] ^ (1 << chance.randrange(8))])
    return replace(call, body=call.body[:spot] + flipped + call.body[spot + 1 :])


def test_a_url_check_for_another_company_is_refused():
    call = Caller(corp_id="wx-other").check("echo", MONDAY_NINE)

    with pytest.raises(CallbackRefusedError) as refusal:
        verify_url(CIPHER, call.query, MONDAY_NINE)

    assert refusal.value.status == 401


@pytest.mark.parametrize(
    "settings_given",
    [
        ("", AES_KEY, CORP_ID),
        (TOKEN, AES_KEY[:-1], CORP_ID),
        (TOKEN, AES_KEY, ""),
        (TOKEN, "=" * 43, CORP_ID),
    ],
)
def test_settings_that_cannot_be_right_are_refused_at_the_start(settings_given):
    with pytest.raises(ValueError, match="WeCom"):
        CallbackCipher(*settings_given)


def test_the_cipher_keeps_its_secrets_to_itself():
    assert TOKEN not in repr(CIPHER)
    assert AES_KEY not in repr(CIPHER)


@settings(max_examples=300, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=400))
def test_what_the_reference_encrypts_we_open_and_the_other_way_round(text):
    caller = Caller()

    assert CIPHER.open(caller.encrypt(text)) == text
    assert CIPHER.open(CIPHER.seal(text)) == text


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300))
def test_no_bytes_at_all_make_the_reader_fail_in_another_way(body):
    call = Call(Caller().query("x", MONDAY_NINE), body)

    assert status_of(call) in {400, 401}


def test_only_the_fields_right_under_the_root_are_read():
    assert read_fields("<xml><A>1<B>2</B>3</A><C><![CDATA[a]]>b</C></xml>") == {
        "A": "13",
        "C": "ab",
    }


def at(query: dict[str, str]) -> datetime:
    return datetime.fromtimestamp(int(query["timestamp"]), UTC)


def test_the_vendors_own_message_opens():
    fields = open_callback(CIPHER, VENDOR_POST, VENDOR_BODY.encode(), at(VENDOR_POST))

    assert (fields["Content"], fields["MsgId"]) == ("hello", "4561255354251345929")


def test_the_vendors_own_url_check_is_answered():
    assert verify_url(CIPHER, VENDOR_CHECK, at(VENDOR_CHECK)) == "1616140317555161061"
