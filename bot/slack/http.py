"""Slack over HTTP: a slash command goes straight to its listener, all else through Bolt.

Of commands there is one listener, so that Bolt has nothing to choose. What went straight is
answered sooner, the first after a start above all: it need not wait until Bolt is loaded.
"""

import asyncio
import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property

import structlog
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from bot.slack.commands import answer_command
from bot.slack.guard import Payload, SlackGuard
from bot.slack.hearing import Hearing
from bot.slack.parts import MalformedPayload, has_shape

log = structlog.get_logger(__name__)
MESSAGES_AT_ONCE = 40


def slack_routes(hearing: Hearing, signing_secret: str) -> list[BaseRoute]:
    """Return what Slack calls over HTTP."""
    # A Route and not a Mount, which would send `/slack/events` on to `/slack/events/`.
    return [Route("/slack/events", slack_app(hearing, signing_secret))]


def slack_app(hearing: Hearing, signing_secret: str) -> SlackGuard:
    """Return the ASGI application for `POST /slack/events`."""
    listening = _Listening(hearing)
    # Not anyio's threads: what those need to begin is a fiftieth of a start.
    threads = ThreadPoolExecutor(MESSAGES_AT_ONCE, "slack")

    async def hear(payload: Payload) -> Response:
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(threads, listening.answer, payload)

    return SlackGuard(hear, signing_secret, hearing.clock)


class _Listening:
    """Answers payloads that are verified and parsed; synchronous, in worker threads."""

    def __init__(self, hearing: Hearing) -> None:
        self._hearing = hearing

    def answer(self, payload: Payload) -> Response:
        if not has_shape(payload):
            return Response("malformed", 400)
        if "type" in payload:
            return self._through_bolt(payload)
        try:
            shown = answer_command(self._hearing, payload)
        except MalformedPayload:
            return Response("malformed", 400)
        except Exception:
            log.exception("listener failed")
            return Response(status_code=500)
        return Response() if shown is None else _json(shown)

    @cached_property
    def _through_bolt(self) -> Callable[[Payload], Response]:
        from bot.slack.listeners import through_bolt

        return through_bolt(self._hearing)


def _json(body: Payload) -> Response:
    return Response(json.dumps(body), media_type="application/json")
