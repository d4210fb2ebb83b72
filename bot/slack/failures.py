"""What an error of Slack or the network means for a post: not made, never to be made, unknown.

https://docs.slack.dev/reference/methods/chat.postMessage
"""

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.client import HTTPException
from socket import gaierror
from urllib.error import URLError

from slack_sdk.errors import SlackApiError

from bot.delivery_errors import AmbiguousFailure, DeliveryError, PermanentFailure, TemporaryFailure

# “Possible some aspect of the operation succeeded”, in Slack's own words.
AMBIGUOUS = frozenset(
    {"internal_error", "fatal_error", "service_unavailable", "request_timeout", "unknown"}
)
RATE_LIMITED = frozenset({"ratelimited", "rate_limited", "message_limit_exceeded"})
DEFAULT_WAIT_SECONDS = 30.0
# Without a connection nothing was asked.
NOT_CONNECTED = (ConnectionRefusedError, gaierror, ssl.SSLCertVerificationError)


@contextmanager
def as_delivery_errors() -> Iterator[None]:
    """Translate what a call to Slack may raise."""
    try:
        yield
    except SlackApiError as problem:
        raise _meaning(problem) from None
    except URLError as problem:
        if isinstance(problem.reason, NOT_CONNECTED):
            raise TemporaryFailure("slack could not be reached") from None
        raise AmbiguousFailure("connection lost") from None
    except (OSError, HTTPException) as problem:
        raise AmbiguousFailure(f"no answer: {type(problem).__name__}") from None


@contextmanager
def before_posting() -> Iterator[None]:
    """In steps that post nothing yet, an unknown outcome only means: start over."""
    try:
        yield
    except AmbiguousFailure as problem:
        raise TemporaryFailure(str(problem)) from problem


def error_code(problem: SlackApiError) -> str:
    data = problem.response.data
    code = data.get("error") if isinstance(data, dict) else None
    return code if isinstance(code, str) else "unknown"


def _meaning(problem: SlackApiError) -> DeliveryError:
    code = error_code(problem)
    status = problem.response.status_code
    if status == HTTPStatus.TOO_MANY_REQUESTS or code in RATE_LIMITED:
        return TemporaryFailure("rate limited", _wait(problem))
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR or code in AMBIGUOUS or " " in code:
        # A code with spaces is slack_sdk's own: the body was no JSON, so some proxy answered.
        return AmbiguousFailure(f"status {status}")
    return PermanentFailure(code)


def _wait(problem: SlackApiError) -> float:
    headers = {name.lower(): value for name, value in problem.response.headers.items()}
    try:
        return float(headers.get("retry-after", DEFAULT_WAIT_SECONDS))
    except ValueError:
        return DEFAULT_WAIT_SECONDS
