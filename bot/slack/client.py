"""Slack's Web API, as far as we use it: one call each, every failure a `DeliveryError`.

Nothing is retried here (slack_sdk's default would post again after a dropped connection and make
two messages of one): the outbox owns every retry.
"""

import logging
import time
from collections.abc import Callable, Collection
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urljoin

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.web import SlackResponse

from bot.delivery_errors import PermanentFailure
from bot.slack.blocks import Block
from bot.slack.failures import as_delivery_errors, before_posting, error_code
from bot.slack.limits import MAX_FILE_ALT_TEXT, plain
from bot.slack.render import SlackMessage

API_URL = "https://slack.com/api/"
FILES_START = "https://files.slack.com/files-pri/"
RESPONSE_START = "https://hooks.slack.com/"
TIMEOUT_SECONDS = 10
METADATA_TYPE = "salesbeat_post"
HISTORY_PAGE = 100
HISTORY_PAGES = 10
# Our clock and Slack's may differ a little.
CLOCK_SLACK = timedelta(seconds=5)
# A fresh file cannot be shown until Slack has looked at it, usually for less than a second.
FILE_PAUSES_SECONDS = (0.5, 1.0, 2.0, 4.0)


def quiet_logger() -> logging.Logger:
    """Return a logger that says nothing: the libraries log whole bodies, which are customers'."""
    logger = logging.getLogger("salesbeat.slack.library")
    logger.setLevel(logging.CRITICAL + 1)
    return logger


class SlackClient:
    """One workspace, with its token. Safe to use from many threads."""

    def __init__(
        self,
        token: str,
        *,
        base_url: str = API_URL,
        timeout: int = TIMEOUT_SECONDS,
        pause: Callable[[float], None] = time.sleep,
    ) -> None:
        self._web = WebClient(
            token, base_url=base_url, timeout=timeout, retry_handlers=[], logger=quiet_logger()
        )
        self._timeout = timeout
        self._pause = pause
        self._direct_channels: dict[str, str] = {}
        # Slack's answers come from its one host; a test's stand-in answers from its own.
        stand_in = base_url != API_URL
        self._response_start = urljoin(base_url, "/") if stand_in else RESPONSE_START
        self._files_start = urljoin(base_url, "/files-pri/") if stand_in else FILES_START

    def check(self) -> tuple[str, str]:
        """Return the workspace and the bot's user id that the token stands for."""
        with as_delivery_errors():
            found = self._web.auth_test()
        return _text(found, "team_id"), _text(found, "user_id")

    def missing_scopes(self, wanted: Collection[str]) -> list[str]:
        """Return what the app was not granted; nothing where Slack does not tell."""
        with as_delivery_errors():
            found = self._web.auth_test()
        headers = {name.lower(): value for name, value in found.headers.items()}
        granted = {scope.strip() for scope in headers.get("x-oauth-scopes", "").split(",")}
        return [] if granted == {""} else sorted(set(wanted) - granted)

    def open_direct_channel(self, user: str) -> str:
        """Return the channel of our direct messages with somebody."""
        known = self._direct_channels.get(user)
        if known is None:
            with before_posting(), as_delivery_errors():
                opened = self._web.conversations_open(users=user)
            known = self._direct_channels[user] = str(opened["channel"]["id"])
        return known

    def upload(self, picture: bytes, filename: str, alt: str) -> str:
        """Upload a PNG that only we can see, until a message shows it. Returns the file's id."""
        from bot.slack.wire import send_bytes  # With the HTTP client: see there.

        with before_posting(), as_delivery_errors():
            ticket = self._web.files_getUploadURLExternal(
                filename=filename, length=len(picture), alt_txt=plain(alt, MAX_FILE_ALT_TEXT)
            )
            send_bytes(_text(ticket, "upload_url"), picture, self._timeout)
            file_id = _text(ticket, "file_id")
            self._web.files_completeUploadExternal(files=[{"id": file_id, "title": filename}])
        return file_id

    def share(self, channel: str, content: bytes, name: str, words: str) -> str:
        """Post a file with a few words. Returns the file's id.

        The last step can be made once only, so a lost answer means: look for the name.
        """
        from bot.slack.wire import send_bytes  # With the HTTP client: see there.

        with before_posting(), as_delivery_errors():
            ticket = self._web.files_getUploadURLExternal(filename=name, length=len(content))
            send_bytes(_text(ticket, "upload_url"), content, self._timeout)
            file_id = _text(ticket, "file_id")
        with as_delivery_errors():
            self._web.files_completeUploadExternal(
                files=[{"id": file_id, "title": name}], channel_id=channel, initial_comment=words
            )
        return file_id

    def download(self, address: str) -> bytes:
        """Return the bytes of a file that somebody sent; only from Slack's own host.

        Raises `PermanentFailure` where we may not read it, `TemporaryFailure` where that failed.
        """
        from bot.slack.wire import fetch_bytes  # With the HTTP client: see there.

        if not address.startswith(self._files_start):
            raise PermanentFailure("the file is not on Slack's host")
        return fetch_bytes(address, self._web.token or "", self._timeout)

    def post(self, channel: str, message: SlackMessage, key: str) -> str:
        """Post a message that carries our key, and return its timestamp, Slack's id of it."""
        for pause in FILE_PAUSES_SECONDS:
            with as_delivery_errors():
                try:
                    return self._post(channel, message, key)
                except SlackApiError as problem:
                    if not _file_not_ready(problem):
                        raise
            self._pause(pause)
        with as_delivery_errors():
            return self._post(channel, message, key)

    def find(self, channel: str, key: str, since: datetime) -> str | None:
        """Return the timestamp of the message that carries the key, or a file of that name.

        None when there is none. Raises `PermanentFailure` when the history cannot be read, or not
        as far back as `since`.
        """
        cursor: str | None = None
        for _ in range(HISTORY_PAGES):
            page = self._history(channel, since, cursor)
            found = _timestamp_of(page, key)
            if found is not None:
                return found
            cursor = (page.get("response_metadata") or {}).get("next_cursor")
            if not cursor:
                return None
        raise PermanentFailure("too many messages to look through")

    def whisper(self, channel: str, user: str, message: SlackMessage) -> None:
        """Show a message to one person in a channel; Slack forgets it when they reload."""
        with as_delivery_errors():
            self._web.chat_postEphemeral(channel=channel, user=user, **asdict(message))

    def respond(self, response_url: str, message: SlackMessage) -> None:
        """Answer a press in place, for the presser alone; good 5 times within 30 minutes."""
        if not response_url.startswith(self._response_start):
            raise PermanentFailure("response_url is not Slack's")
        body = {"response_type": "ephemeral", "replace_original": False, **asdict(message)}
        from bot.slack.wire import send_answer  # With the HTTP client: see there.

        send_answer(response_url, body, self._timeout)

    def open_view(self, trigger_id: str, view: Block) -> None:
        """Show a modal to whoever just pressed something; the trigger is good for 3 seconds."""
        with as_delivery_errors():
            self._web.views_open(trigger_id=trigger_id, view=view)

    def _post(self, channel: str, message: SlackMessage, key: str) -> str:
        posted = self._web.chat_postMessage(
            channel=channel,
            text=message.text,
            blocks=list(message.blocks) or None,
            metadata={"event_type": METADATA_TYPE, "event_payload": {"key": key}},
            unfurl_links=False,
            unfurl_media=False,
        )
        return _text(posted, "ts")

    def _history(self, channel: str, since: datetime, cursor: str | None) -> SlackResponse:
        with before_posting(), as_delivery_errors():
            return self._web.conversations_history(
                channel=channel,
                oldest=f"{(since - CLOCK_SLACK).timestamp():.6f}",
                include_all_metadata=True,
                limit=HISTORY_PAGE,
                cursor=cursor,
            )


@dataclass(frozen=True)
class Grant:
    """What a workspace granted when it installed the app."""

    team: str
    token: str = field(repr=False)
    scopes: frozenset[str]


def trade_code(client_id: str, client_secret: str, code: str, *, base_url: str = API_URL) -> Grant:
    """Trade the code that a browser brought back for the workspace's token."""
    web = WebClient(
        base_url=base_url, timeout=TIMEOUT_SECONDS, retry_handlers=[], logger=quiet_logger()
    )
    with as_delivery_errors():
        given = web.oauth_v2_access(client_id=client_id, client_secret=client_secret, code=code)
    scopes = frozenset(str(given.get("scope", "")).split(","))
    return Grant(str(given["team"]["id"]), _text(given, "access_token"), scopes)


def _file_not_ready(problem: SlackApiError) -> bool:
    if error_code(problem) != "invalid_blocks":
        return False
    return any("slack file" in str(each) for each in problem.response.get("errors") or ())


def _timestamp_of(page: SlackResponse, key: str) -> str | None:
    messages: list[dict[str, Any]] = page.get("messages", [])
    for message in messages:
        names = {file.get("name") for file in message.get("files") or ()}
        told = message.get("metadata", {}).get("event_payload", {}).get("key")
        if key == told or key in names:
            return str(message["ts"])
    return None


def _text(response: SlackResponse, key: str) -> str:
    return str(response[key])
