"""Socket Mode: the same requests over a connection that we open, for bots behind a firewall.

Slack has authenticated the connection, so there is nothing to verify. An envelope is acknowledged
when its work is done; what was not acknowledged Slack sends again.
https://docs.slack.dev/apis/events-api/using-socket-mode
"""

import asyncio
import threading
import time
from collections.abc import Mapping

import structlog
from anyio.to_thread import run_sync
from slack_bolt import App
from slack_bolt.adapter.socket_mode.async_internals import send_async_response
from slack_sdk.errors import SlackApiError
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.async_client import AsyncBaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.client import API_URL, quiet_logger
from bot.slack.failures import error_code
from bot.slack.hearing import Hearing
from bot.slack.listeners import bolt_app, dispatch

log = structlog.get_logger(__name__)
STOP_SECONDS = 10


class SocketMode:
    """Keeps one connection to Slack open, in a thread of its own, from `start` to `stop`."""

    def __init__(self, hearing: Hearing, app_token: str, *, base_url: str = API_URL) -> None:
        self._hearing = hearing
        self._app_token = app_token
        self._base_url = base_url
        self._running = threading.Event()
        self._thread = threading.Thread(target=self._run, name="slack-socket", daemon=True)

    def start(self) -> None:
        """Begin to connect, and to connect again whenever the connection is lost."""
        self._thread.start()
        self._running.wait()

    def stop(self) -> None:
        """Close the connection; what is under way and not acknowledged will be sent again."""
        self._loop.call_soon_threadsafe(self._stopped.set)
        self._thread.join(STOP_SECONDS)

    def _run(self) -> None:
        asyncio.run(self._stay_connected())

    async def _stay_connected(self) -> None:
        self._loop, self._stopped = asyncio.get_running_loop(), asyncio.Event()
        self._running.set()
        client = _Connection(bolt_app(self._hearing), self._app_token, self._base_url)
        connecting = asyncio.create_task(client.connect())  # type: ignore[no-untyped-call]
        await self._stopped.wait()
        connecting.cancel()
        await client.close()  # type: ignore[no-untyped-call]


class _Connection(SocketModeClient):
    """slack_sdk's client, which says in our log when Slack refuses it."""

    def __init__(self, bolt: App, app_token: str, base_url: str) -> None:
        web = AsyncWebClient(base_url=base_url, logger=quiet_logger(), retry_handlers=[])
        super().__init__(app_token, web_client=web, logger=quiet_logger())
        self._bolt = bolt
        self.socket_mode_request_listeners.append(self._hear)

    async def issue_new_wss_url(self) -> str:
        try:
            return await super().issue_new_wss_url()
        except SlackApiError as problem:
            log.warning("slack refuses socket mode", reason=error_code(problem))
            raise

    async def _hear(self, client: AsyncBaseSocketModeClient, request: SocketModeRequest) -> None:
        started = time.time()
        if isinstance(request.payload, Mapping):
            answer = await run_sync(dispatch, self._bolt, dict(request.payload))
            await send_async_response(client, request, answer, started)
