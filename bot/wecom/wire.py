"""One HTTP request to WeCom at a time: what was sent, what came back, and what is not known.

Every error text here is our own sentence: the library's would name the address, which holds the
secret or the token.
"""

import json
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import httpx2

from bot.delivery_errors import AmbiguousFailure, DeliveryError, TemporaryFailure
from bot.wecom.errcodes import OK, Outcome

TIMEOUT = httpx2.Timeout(10.0, connect=3.0)
# A name with anything but ASCII in it makes WeCom refuse the file (41005, 44001).
PICTURE_NAME = "chart.png"
SERVER_ERROR = 500
OK_STATUS = 200
NOT_REACHED = (
    httpx2.ConnectError,
    httpx2.ConnectTimeout,
    httpx2.PoolTimeout,
    httpx2.ProxyError,
    httpx2.UnsupportedProtocol,
)


@dataclass(frozen=True)
class Target:
    """An interface of WeCom, and the token that opens it."""

    path: str
    token: str = field(repr=False)


class Wire:
    """A pool of connections to WeCom. Safe to share between threads."""

    def __init__(self, api_url: str) -> None:
        _keep_addresses_out_of_the_log()
        self._http = httpx2.Client(base_url=api_url, timeout=TIMEOUT)

    def close(self) -> None:
        self._http.close()

    def get_token(self, corp_id: str, secret: str) -> Outcome:
        """Ask for a token; nothing is lost when the answer is. Raises `TemporaryFailure`."""
        query = {"corpid": corp_id, "corpsecret": secret}
        return _answer(lambda: self._http.get("gettoken", params=query), _harmless)

    def get(self, target: Target, query: Mapping[str, str]) -> Outcome:
        """Look something up. Raises `TemporaryFailure`."""
        whole = {"access_token": target.token, **query}
        return _answer(lambda: self._http.get(target.path, params=whole), _harmless)

    def post_image(self, target: Target, image: bytes) -> Outcome:
        return self._post_media(target, "image", (PICTURE_NAME, image, "image/png"))

    def post_file(self, target: Target, name: str, content: bytes) -> Outcome:
        return self._post_media(target, "file", (name, content, "application/octet-stream"))

    def _post_media(self, target: Target, kind: str, media: tuple[str, bytes, str]) -> Outcome:
        """Upload something, from bytes so that a repetition sends it whole."""
        query = {"access_token": target.token, "type": kind}
        files = {"media": media}
        return _answer(lambda: self._http.post(target.path, params=query, files=files), _harmless)

    def post_json(self, target: Target, payload: Mapping[str, object]) -> Outcome:
        """Post a message. Raises `AmbiguousFailure` when it may have been posted all the same."""
        body = json.dumps(payload, ensure_ascii=False).encode()
        query = {"access_token": target.token}
        headers = {"Content-Type": "application/json; charset=utf-8"}
        return _answer(
            lambda: self._http.post(target.path, params=query, content=body, headers=headers),
            AmbiguousFailure,
        )


def _harmless(reason: str) -> DeliveryError:
    return TemporaryFailure(reason)


def _answer(ask: Callable[[], httpx2.Response], unsure: Callable[[str], DeliveryError]) -> Outcome:
    try:
        response = ask()
    except NOT_REACHED:
        raise TemporaryFailure("WeCom cannot be reached") from None
    except httpx2.HTTPError:
        raise unsure("WeCom's answer was lost") from None
    if response.status_code >= SERVER_ERROR:
        raise unsure(f"WeCom answered HTTP {response.status_code}")
    if response.status_code != OK_STATUS:
        # Refused on the way, by a proxy or for the address: WeCom itself always answers 200.
        raise TemporaryFailure(f"WeCom answered HTTP {response.status_code}")
    return _outcome(response, unsure)


def _outcome(response: httpx2.Response, unsure: Callable[[str], DeliveryError]) -> Outcome:
    try:
        answer = json.loads(response.content)
    except ValueError:
        answer = None
    if not isinstance(answer, dict) or not isinstance(answer.get("errcode", OK), int):
        raise unsure("WeCom's answer makes no sense")
    texts = {name: str(value) for name, value in answer.items() if isinstance(value, str | int)}
    return Outcome(answer.get("errcode", OK), texts)


def _keep_addresses_out_of_the_log() -> None:
    """Silence the library's own log: it writes each address, and with it the secret."""
    for name in ("httpx2", "httpcore2"):
        logging.getLogger(name).setLevel(logging.WARNING)
