import asyncio
import random
from datetime import timedelta
from urllib.parse import unquote_plus

import pytest
from slack_sdk.signature import SignatureVerifier
from starlette.datastructures import Headers

from bot.clock import StoppedClock
from bot.slack.guard import MAX_BODY_BYTES, RefusedRequest, SlackGuard, unquoted, verify
from tests.platforms.slack.caller import FORM, JSON, SECRET, Request
from tests.slack.house import MONDAY, called

# The example of docs.slack.dev/authentication/verifying-requests-from-slack.
VENDOR_BODY = (
    b"token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow"
    b"&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner"
    b"&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands"
    b"%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN"
    b"&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c"
)
VENDOR_SIGNED = {
    "x-slack-request-timestamp": "1531420618",
    "x-slack-signature": "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503",
}
THEN = 1531420618


def verdict(headers, body=VENDOR_BODY, now=THEN, secret=SECRET):
    try:
        verify(Headers(headers), body, secret.encode(), now)
    except RefusedRequest as refused:
        return refused.status
    return 200


def test_accepts_the_vendors_known_answer():
    assert verdict(VENDOR_SIGNED) == 200


@pytest.mark.parametrize(("age", "status"), [(300, 200), (-300, 200), (301, 401), (-301, 401)])
def test_a_signature_is_good_for_five_minutes_either_way(age, status):
    assert verdict(VENDOR_SIGNED, now=THEN + age) == status


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("x-slack-request-timestamp", value)
        for value in (
            "",
            "abc",
            "nan",
            "123.5",
            "9" * 5000,
            "-1",
            " 1531420618",
            "１５３１４２０６１８",
        )
    ]
    + [
        ("x-slack-signature", value)
        for value in ("", "v0=", "v1=" + "a" * 64, "v0=" + "é" * 64, "v0=" + "A" * 64, "a" * 64)
    ],
)
def test_malformed_headers_are_simply_unsigned(header, value):
    headers = {k.encode(): v.encode() for k, v in (VENDOR_SIGNED | {header: value}).items()}

    assert verdict(Headers(raw=list(headers.items()))) == 401


def test_slacks_own_verifier_agrees_with_what_we_accept(caller):
    request = caller.slash("/visit 华东医疗")
    now = MONDAY.timestamp()

    verifier = SignatureVerifier(SECRET)
    verifier.clock = type("Clock", (), {"now": lambda _: now})()
    assert verifier.is_valid_request(request.body, request.headers)
    assert verdict(request.headers, request.body, now) == 200


def test_an_empty_secret_is_refused_at_the_start():
    with pytest.raises(ValueError, match="signing secret"):
        SlackGuard(lambda _: None, "", StoppedClock(MONDAY))


def test_the_guard_hands_on_what_was_signed(house, caller):
    assert house.gets(caller.slash("/funnel east")).status == 200
    assert [message.text for message in house.heard] == ["/funnel east"]


def test_echoes_the_challenge_of_an_url_verification(house, caller):
    answered = house.gets(caller.json({"type": "url_verification", "challenge": "3eZbrw1a"}))

    assert (answered.status, answered.body) == (200, b'{"challenge":"3eZbrw1a"}')


def test_answers_an_unsigned_ssl_check_and_does_nothing(house):
    answered = house.gets(Request(b"ssl_check=1&token=legacy", {"content-type": FORM}))

    assert (answered.status, house.heard) == (200, [])


def test_an_ssl_check_opens_no_back_door(house):
    body = b"ssl_check=1&team_id=T1&user_id=U1&channel_id=C1&command=%2Fme&text="

    assert house.gets(Request(body, {"content-type": FORM})).status == 200
    assert house.heard == []


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        (JSON, b"[]"),
        (JSON, b"1"),
        (JSON, b"null"),
        (JSON, b"{"),
        (JSON, b""),
        (JSON, b"[" * 100_000),
        (JSON, b"\xff\xfe{}"),
        (FORM, b"payload=%7B"),
        (FORM, b"payload=[]"),
        (FORM, b"text=%ff%fe"),
        (FORM, b"&".join(b"a=1" for _ in range(500))),
        ("text/plain", b"{}"),
        ("", b"{}"),
    ],
)
def test_signed_nonsense_is_malformed(house, caller, content_type, body):
    assert house.gets(caller.signed(body, content_type)).status == 400
    assert house.heard == []


def test_refuses_a_large_body_by_what_it_declares(house, caller):
    request = caller.slash("/me")
    declared = Request(request.body, request.headers | {"content-length": str(MAX_BODY_BYTES + 1)})

    assert house.gets(declared).status == 413


def test_refuses_a_large_body_that_declares_nothing(house, caller):
    assert house.gets(caller.signed(b"x" * (MAX_BODY_BYTES + 1), FORM)).status == 413


def test_only_posts_are_heard(house, caller):
    assert house.gets(caller.slash("/me"), method="GET").status == 405


def altered(request: Request, chance: random.Random) -> Request:
    """Change one thing that a signature covers, or the signature itself."""
    body, headers = bytearray(request.body), dict(request.headers)
    match chance.randrange(6):
        case 0:
            body[chance.randrange(len(body))] ^= 1 << chance.randrange(8)
        case 1:
            del body[chance.randrange(len(body)) :]
        case 2:
            body += chance.randbytes(chance.randrange(1, 9))
        case 3:
            moved = int(headers["x-slack-request-timestamp"]) + chance.choice([-1, 1, 301, 10**9])
            headers["x-slack-request-timestamp"] = str(moved)
        case 4:
            signature = headers["x-slack-signature"]
            at = chance.randrange(len(signature))
            other = chance.choice([c for c in "0123456789abcdefé\x00" if c != signature[at]])
            headers["x-slack-signature"] = signature[:at] + other + signature[at + 1 :]
        case 5:
            del headers[chance.choice(["x-slack-signature", "x-slack-request-timestamp"])]
    return Request(bytes(body), headers)


def test_ten_thousand_altered_requests_are_refused_without_effect(house, caller):
    chance = random.Random(20261123)
    good = [caller.slash("/visit 华东医疗"), caller.says("拜访华东医疗"), caller.presses("s1.x")]

    async def deliver() -> set[int]:
        requests = (altered(chance.choice(good), chance) for _ in range(10_000))
        return {(await called(house.app, request)).status for request in requests}

    assert asyncio.run(deliver()) == {401}
    assert house.heard == []


@pytest.mark.parametrize(
    "field",
    [b"", b"a+b", b"%E6%8B%9C%e8%ae%bf", b"%", b"%zz%41", b"100%25", b"a%2Bb%20c", "拜访".encode()],
)
def test_a_form_is_decoded_as_the_standard_library_does(field):
    assert unquoted(field) == unquote_plus(field.decode(), errors="strict")


def test_an_old_request_cannot_be_replayed(house, caller, clock):
    request = caller.slash("/visit 华东医疗")
    clock.move_to(clock.now() + timedelta(seconds=301))

    assert house.gets(request).status == 401
