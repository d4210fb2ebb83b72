"""Installing the app into further workspaces: `/slack/install` and the way back from Slack.

A state is good once, for ten minutes, in the browser that began.
https://docs.slack.dev/authentication/installing-with-oauth
"""

import hmac
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from html import escape
from typing import Protocol
from urllib.parse import urlencode, urljoin

from anyio.to_thread import run_sync
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from bot.clock import Clock
from bot.delivery_errors import DeliveryError
from bot.slack.client import API_URL, trade_code
from bot.slack.manifest import SCOPES
from core.errors import UserError
from core.wording import Wording

COOKIE = "salesbeat_slack_install"
STATE_LIFETIME = timedelta(minutes=10)


class InstallStore(Protocol):
    """What an install leaves behind; `Installations` keeps it in the database."""

    def open_state(self, state: str, expires: datetime) -> None: ...

    def use_state(self, state: str, now: datetime) -> bool: ...

    def keep(self, team: str, token: str, now: datetime) -> None: ...


@dataclass(frozen=True)
class Installing:
    """The app as Slack knows it, and where its installs are kept."""

    client_id: str
    client_secret: str = field(repr=False)
    store: InstallStore
    clock: Clock
    wording: Wording
    api_url: str = API_URL

    def routes(self) -> list[BaseRoute]:
        return [
            Route("/slack/install", self._begin, methods=["GET"]),
            Route("/slack/oauth_redirect", self._finish, methods=["GET"]),
        ]

    async def _begin(self, _request: Request) -> Response:
        state = secrets.token_urlsafe(32)
        await run_sync(self.store.open_state, state, self.clock.now() + STATE_LIFETIME)
        asked = {"client_id": self.client_id, "scope": ",".join(SCOPES), "state": state}
        address = urljoin(self.api_url, "/oauth/v2/authorize")
        response = RedirectResponse(f"{address}?{urlencode(asked)}", 302)
        response.set_cookie(
            COOKIE,
            state,
            max_age=int(STATE_LIFETIME.total_seconds()),
            path="/slack",
            secure=True,
            httponly=True,
            samesite="lax",
        )
        return response

    async def _finish(self, request: Request) -> Response:
        try:
            await run_sync(self._install, request.query_params, request.cookies.get(COOKIE, ""))
        except UserError as problem:
            return _page(400, self.wording.refusal(problem))
        done = ("装好了。回到 Slack，给 Salesbeat 发一句话。", "Installed. Say hello in Slack.")
        return _page(200, self.wording.say(*done))

    def _install(self, given: Mapping[str, str], kept: str) -> None:
        state, code = given.get("state", ""), given.get("code", "")
        same_browser = bool(kept) and hmac.compare_digest(state.encode(), kept.encode())
        if not same_browser or not self.store.use_state(state, self.clock.now()) or not code:
            raise _not_installed("链接已失效", "the link is no longer good")
        try:
            grant = trade_code(self.client_id, self.client_secret, code, base_url=self.api_url)
        except DeliveryError:
            raise _not_installed("Slack 没有答应", "Slack did not agree") from None
        missing = ", ".join(sorted(set(SCOPES) - grant.scopes))
        if missing:
            raise _not_installed(f"缺少权限 {missing}", f"permissions are missing: {missing}")
        self.store.keep(grant.team, grant.token, self.clock.now())


def _not_installed(zh: str, en: str) -> UserError:
    return UserError(
        f"没有装上：{zh}。请从 /slack/install 重新开始。",
        f"Not installed: {en}. Please start again at /slack/install.",
        code="not_installed",
    )


def _page(status: int, words: str) -> Response:
    return HTMLResponse(
        f"<!doctype html><meta charset=utf-8><title>Salesbeat</title><p>{escape(words)}", status
    )
