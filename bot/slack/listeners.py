"""Slack's requests, over HTTP or Socket Mode, on their way through Bolt.

A listener reads, hands on and answers; it decides nothing. Bolt processes before it responds,
because the work is the acknowledgement: what we have answered 200 is committed. (Its other mode
answers first, and polls every 10 ms to see whether it may.)

Bolt's synchronous App, in the worker thread that does the work: its AsyncApp would load aiohttp,
13 MB and a third of a second of every start, only to hand each message to such a thread.
"""

import json
import re

import structlog
from slack_bolt import App, BoltRequest, BoltResponse
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.error import BoltUnhandledRequestError

from bot.slack.client import quiet_logger
from bot.slack.guard import Payload
from bot.slack.hearing import Hearing
from bot.slack.parts import MalformedPayload, has_shape, part, word
from bot.slack.read import read_command, read_event, read_press
from bot.slack.render import BUTTON_ACTION, SlackMessage
from bot.slack.shortcuts import BOX, LOG_MESSAGE, TYPE_COMMAND, read_box, read_log_this

log = structlog.get_logger(__name__)

ANYTHING = re.compile(r".*", re.DOTALL)
OUR_BUTTONS = re.compile(rf"{BUTTON_ACTION}-[0-9]+")


def dispatch(bolt: App, payload: Payload) -> BoltResponse:
    """Take one payload, already verified and parsed, through Bolt."""
    if not has_shape(payload):
        return _malformed()
    try:
        # Bolt's mode for parsed bodies; in its other mode it would parse the same bytes again.
        request = BoltRequest(mode="socket_mode", body=payload)
    except (AttributeError, KeyError, TypeError, ValueError):
        return _malformed()
    return bolt.dispatch(request)


def bolt_app(hearing: Hearing) -> App:
    """Return Bolt with our listeners; the guard has already done what its middleware would."""
    bolt = App(
        name="salesbeat",
        logger=quiet_logger(),
        process_before_response=True,
        raise_error_for_unhandled_request=True,
        authorize=_already_authorized,
        request_verification_enabled=False,
        ignoring_self_events_enabled=False,
        ssl_check_enabled=False,
        url_verification_enabled=False,
        attaching_function_token_enabled=False,
    )
    _listen_to_commands(bolt, hearing)
    _listen_to_events(bolt, hearing)
    _listen_to_buttons(bolt, hearing)
    _listen_to_shortcuts(bolt, hearing)
    bolt.error(_answer_failure)
    return bolt


def _already_authorized(
    enterprise_id: str | None, team_id: str | None, user_id: str | None
) -> AuthorizeResult:
    """Spare Bolt its own call to Slack: the signature has said which workspace this is."""
    return AuthorizeResult(enterprise_id=enterprise_id, team_id=team_id, user_id=user_id)


def _listen_to_commands(bolt: App, hearing: Hearing) -> None:
    @bolt.command(ANYTHING)
    def hear_command(body: Payload) -> BoltResponse:
        return _in_place(hearing.command(read_command(body, hearing.clock.now())))


def _listen_to_events(bolt: App, hearing: Hearing) -> None:
    @bolt.event("message")
    @bolt.event("app_mention")
    def hear_event(body: Payload) -> BoltResponse:
        message = read_event(body)
        if message is None or hearing.event(message):
            return BoltResponse(status=200)
        return BoltResponse(status=503, body="please deliver again")

    @bolt.event("app_uninstalled")
    def hear_removal(body: Payload) -> BoltResponse:
        hearing.removed(word(body, "team_id"))
        return BoltResponse(status=200)

    @bolt.event("tokens_revoked")
    def hear_revocation(body: Payload) -> BoltResponse:
        # Names the users whose tokens are gone; under `bot` that is our own.
        if part(part(body, "event"), "tokens").get("bot"):
            hearing.removed(word(body, "team_id"))
        return BoltResponse(status=200)

    @bolt.event(ANYTHING)
    def hear_other_event() -> BoltResponse:
        return BoltResponse(status=200)


def _listen_to_buttons(bolt: App, hearing: Hearing) -> None:
    @bolt.action(OUR_BUTTONS)
    def hear_button(body: Payload) -> BoltResponse:
        press = read_press(body, hearing.clock.now())
        if press is not None:
            hearing.press(press)
        return BoltResponse(status=200)


def _listen_to_shortcuts(bolt: App, hearing: Hearing) -> None:
    @bolt.shortcut(TYPE_COMMAND)
    def open_box(body: Payload) -> BoltResponse:
        team = word(part(body, "team"), "id")
        hearing.open_box(team, word(body, "trigger_id"))
        return BoltResponse(status=200)

    @bolt.shortcut(LOG_MESSAGE)
    def hear_log_this(body: Payload) -> BoltResponse:
        hearing.log_this(read_log_this(body, hearing.clock.now()))
        return BoltResponse(status=200)

    @bolt.view(TYPE_COMMAND)
    def hear_box(body: Payload) -> BoltResponse:
        problem = hearing.box(read_box(body, hearing.clock.now()))
        if problem is None:
            return BoltResponse(status=200)
        # The box stays open with what was typed, so nothing has to be typed again.
        return _json({"response_action": "errors", "errors": {BOX: problem}})


def _in_place(shown: SlackMessage | None) -> BoltResponse:
    """Answer a slash command in its own response, for the sender alone."""
    if shown is None:
        return BoltResponse(status=200)
    body: Payload = {"response_type": "ephemeral", "text": shown.text}
    if shown.blocks:
        body["blocks"] = list(shown.blocks)
    return _json(body)


def _json(body: Payload) -> BoltResponse:
    return BoltResponse(
        status=200, body=json.dumps(body), headers={"content-type": "application/json"}
    )


def _answer_failure(error: Exception) -> BoltResponse:
    if isinstance(error, MalformedPayload | BoltUnhandledRequestError):
        return _malformed()
    log.error("listener failed", exc_info=error)
    return BoltResponse(status=500, body="")


def _malformed() -> BoltResponse:
    return BoltResponse(status=400, body="malformed")
