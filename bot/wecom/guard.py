"""The door of the callback: lets through only what WeCom signed, recently, for this company.

Size, then the names in the query, then the outer XML, the signature, the age, the ciphertext: the
cheap refusals first, and nothing is believed before its signature was checked.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.wecom.crypto import (
    MALFORMED,
    TOO_LARGE,
    UNAUTHORIZED,
    CallbackCipher,
    CallbackRefusedError,
)
from bot.wecom.xml import read_fields

MAX_BODY_BYTES = 64 * 1024
MAX_AGE_SECONDS = 600
MAX_NONCE_CHARACTERS = 256


@dataclass(frozen=True)
class Signed:
    """The part of a callback's query that proves where it came from."""

    signature: str
    timestamp: str
    nonce: str


def verify_url(cipher: CallbackCipher, query: Mapping[str, str], now: datetime) -> str:
    """Answer WeCom's URL check: the plain text of `echostr`, which is the whole answer.

    Raises:
        CallbackRefusedError: it was not WeCom who asked.
    """
    signed = _signed(query)
    echo = query.get("echostr", "")
    if len(echo) > MAX_BODY_BYTES:
        raise CallbackRefusedError(TOO_LARGE, "too large")
    return _opened(cipher, signed, echo, now)


def open_callback(
    cipher: CallbackCipher, query: Mapping[str, str], body: bytes, now: datetime
) -> dict[str, str]:
    """Return the fields of the message inside a callback.

    Raises:
        CallbackRefusedError: the request is forged, stale, garbled or too large.
    """
    if len(body) > MAX_BODY_BYTES:
        raise CallbackRefusedError(TOO_LARGE, "too large")
    signed = _signed(query)
    encrypted = read_fields(_text(body)).get("Encrypt", "")
    return read_fields(_opened(cipher, signed, encrypted, now))


def _opened(cipher: CallbackCipher, signed: Signed, encrypted: str, now: datetime) -> str:
    if not encrypted:
        raise CallbackRefusedError(MALFORMED, "nothing encrypted")
    cipher.check_signature(signed.signature, signed.timestamp, signed.nonce, encrypted)
    _check_age(signed.timestamp, now)
    return cipher.open(encrypted)


def _signed(query: Mapping[str, str]) -> Signed:
    names = ("msg_signature", "timestamp", "nonce")
    signature, timestamp, nonce = (query.get(name, "") for name in names)
    if not (signature and timestamp and nonce) or len(nonce) > MAX_NONCE_CHARACTERS:
        raise CallbackRefusedError(UNAUTHORIZED, "missing signature")
    if not re.fullmatch(r"[0-9]{1,12}", timestamp):
        raise CallbackRefusedError(UNAUTHORIZED, "not a timestamp")
    return Signed(signature, timestamp, nonce)


def _check_age(timestamp: str, now: datetime) -> None:
    """Refuse old requests: WeCom signs the time against replays but names no window."""
    if abs(now.timestamp() - int(timestamp)) > MAX_AGE_SECONDS:
        raise CallbackRefusedError(UNAUTHORIZED, "stale")


def _text(body: bytes) -> str:
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise CallbackRefusedError(MALFORMED, "not UTF-8") from None
