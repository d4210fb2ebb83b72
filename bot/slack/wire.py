"""Slack's addresses beside its Web API: for files up and down, and where presses are answered.

A module of its own because it alone needs the HTTP client, which is loaded with the first of them.
"""

from collections.abc import Mapping

import httpx2

from bot.delivery_errors import PermanentFailure, TemporaryFailure
from core.files.sent import MOST_BYTES

REFUSALS = frozenset({httpx2.codes.UNAUTHORIZED, httpx2.codes.FORBIDDEN, httpx2.codes.NOT_FOUND})


def fetch_bytes(address: str, token: str, timeout: float) -> bytes:
    """Download a file. A redirect is never followed: the token is for this host alone.

    Raises `PermanentFailure` where Slack asks us to log in (it does so, in HTML, where the scope
    files:read is missing), and `TemporaryFailure`.
    """
    headers = {"Authorization": f"Bearer {token}"}
    try:
        with httpx2.stream("GET", address, headers=headers, timeout=timeout) as answer:
            if answer.is_redirect or answer.status_code in REFUSALS:
                raise PermanentFailure("the file may not be read")
            if answer.status_code != httpx2.codes.OK:
                raise TemporaryFailure(f"download: status {answer.status_code}")
            content = bytearray()
            for chunk in answer.iter_bytes():
                content += chunk
                if len(content) > MOST_BYTES:
                    raise PermanentFailure("the file is larger than was told")
    except httpx2.HTTPError as problem:
        raise TemporaryFailure(f"download: {type(problem).__name__}") from None
    if answer.headers.get("content-type", "").startswith("text/html"):
        raise PermanentFailure("the file may not be read")
    return bytes(content)


def send_bytes(upload_url: str, picture: bytes, timeout: float) -> None:
    """Upload a picture. Raises `TemporaryFailure`: nobody has seen it yet."""
    try:
        answer = httpx2.post(upload_url, content=picture, timeout=timeout)
    except httpx2.HTTPError as problem:
        raise TemporaryFailure(f"upload: {type(problem).__name__}") from None
    if answer.status_code != httpx2.codes.OK:
        raise TemporaryFailure(f"upload: status {answer.status_code}")


def send_answer(response_url: str, body: Mapping[str, object], timeout: float) -> None:
    """Answer a press in place. Raises `TemporaryFailure` or `PermanentFailure`."""
    try:
        answer = httpx2.post(response_url, json=body, timeout=timeout)
    except httpx2.HTTPError as problem:
        raise TemporaryFailure(type(problem).__name__) from None
    if answer.status_code != httpx2.codes.OK:
        raise PermanentFailure(f"status {answer.status_code}")
