"""Slack's two addresses beside its Web API: where pictures go up, and where presses are answered.

A module of its own because it alone needs the HTTP client, which is loaded with the first of them.
"""

from collections.abc import Mapping

import httpx2

from bot.delivery_errors import PermanentFailure, TemporaryFailure


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
