"""Slack over HTTP: our guard, and behind it Bolt, in the worker thread that does the work."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from bot.slack.guard import Payload, SlackGuard
from bot.slack.hearing import Hearing
from bot.slack.listeners import bolt_app, dispatch

MESSAGES_AT_ONCE = 40


def slack_routes(hearing: Hearing, signing_secret: str) -> list[BaseRoute]:
    """Return what Slack calls over HTTP."""
    # A Route and not a Mount, which would send `/slack/events` on to `/slack/events/`.
    return [Route("/slack/events", slack_app(hearing, signing_secret))]


def slack_app(hearing: Hearing, signing_secret: str) -> SlackGuard:
    """Return the ASGI application for `POST /slack/events`."""
    bolt = bolt_app(hearing)
    # Not anyio's threads: what those need to begin is a fiftieth of a start.
    threads = ThreadPoolExecutor(MESSAGES_AT_ONCE, "slack")

    async def hear(payload: Payload) -> Response:
        loop = asyncio.get_running_loop()
        answer = await loop.run_in_executor(threads, dispatch, bolt, payload)
        headers = {name: values[0] for name, values in answer.headers.items()}
        return Response(answer.body, answer.status, headers)

    return SlackGuard(hear, signing_secret, hearing.clock)
