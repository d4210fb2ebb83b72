"""Slack's side of the road: makes requests as Slack makes them, and signs them as Slack signs."""

import hashlib
import hmac
import json
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count
from typing import Any
from urllib.parse import quote, urlencode

from bot.clock import Clock

SECRET = "8f742231b10e8888abcd99yyyzzz85a5"
FORM = "application/x-www-form-urlencoded"
JSON = "application/json"
_NUMBERS = count(1)


@dataclass(frozen=True)
class Request:
    """One POST as Slack makes it."""

    body: bytes
    headers: dict[str, str]


def escaped(text: str) -> str:
    """Escape text once, as Slack does with everything that people type."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


@dataclass
class Caller:
    """A workspace that calls one app."""

    clock: Clock
    secret: str = SECRET
    team: str = "T1"
    bot_user: str = "UBOT"
    response_url: str = "https://hooks.slack.com/actions/T1/1/x"
    more_headers: dict[str, str] = field(default_factory=dict)

    def signed(self, body: bytes, content_type: str, at: datetime | None = None) -> Request:
        timestamp = str(int((at or self.clock.now()).timestamp()))
        signed = f"v0:{timestamp}:".encode() + body
        signature = hmac.new(self.secret.encode(), signed, hashlib.sha256).hexdigest()
        headers = {
            "content-type": content_type,
            "x-slack-request-timestamp": timestamp,
            "x-slack-signature": f"v0={signature}",
        }
        return Request(body, headers | self.more_headers)

    def json(self, payload: Any) -> Request:
        return self.signed(json.dumps(payload).encode(), JSON)

    def form(self, fields: dict[str, str]) -> Request:
        return self.signed(urlencode(fields, quote_via=quote).encode(), FORM)

    def slash(self, text: str, user: str = "U1", channel: str = "C1", **more: str) -> Request:
        """Type a slash command: its word and what follows."""
        command, _, rest = text.partition(" ")
        return self.form(
            {
                "token": "legacy",
                "team_id": self.team,
                "team_domain": "example",
                "channel_id": channel,
                "channel_name": "directmessage" if channel.startswith("D") else "sales",
                "user_id": user,
                "user_name": "li.xue",
                "command": command,
                "text": escaped(rest),
                "api_app_id": "A1",
                "is_enterprise_install": "false",
                "response_url": self.response_url,
                "trigger_id": f"{next(_NUMBERS)}.1.x",
                **more,
            }
        )

    def says(self, text: str, channel: str = "D1", user: str = "U1", **more: Any) -> Request:
        """Say something where the bot hears it: a `message` event; text as Slack escapes it."""
        return self.json(self.event("message", text, channel, user, **more))

    def event(
        self, kind: str, text: str, channel: str = "D1", user: str = "U1", **more: Any
    ) -> dict[str, Any]:
        ts = more.pop("ts", None) or f"{self.clock.now().timestamp() + next(_NUMBERS) / 1e6:.6f}"
        return {
            "token": "legacy",
            "team_id": self.team,
            "api_app_id": "A1",
            "type": "event_callback",
            "event_id": f"Ev{next(_NUMBERS)}",
            "event_time": int(float(ts)),
            "authorizations": [
                {"team_id": self.team, "user_id": self.bot_user, "is_bot": True},
            ],
            "is_ext_shared_channel": False,
            "event": {
                "type": kind,
                "channel": channel,
                "channel_type": "im" if channel.startswith("D") else "channel",
                "user": user,
                "team": self.team,
                "text": text,
                "ts": ts,
                "event_ts": ts,
                **more,
            },
        }

    def presses(
        self, value: str, user: str = "U1", channel: str = "D1", *, ephemeral: bool = False
    ) -> Request:
        """Press the first button of a message."""
        action = {"type": "button", "action_id": "say-0", "block_id": "b", "value": value}
        return self.interactive(
            "block_actions",
            user,
            channel={"id": channel, "name": "sales"},
            container={
                "type": "message",
                "message_ts": "1763870000.000100",
                "channel_id": channel,
                "is_ephemeral": ephemeral,
            },
            response_url=self.response_url,
            actions=[action],
        )

    def shortcut(self, callback_id: str, user: str = "U1") -> Request:
        return self.interactive("shortcut", user, callback_id=callback_id)

    def message_shortcut(self, callback_id: str, text: str, user: str = "U1") -> Request:
        return self.interactive(
            "message_action",
            user,
            callback_id=callback_id,
            channel={"id": "C1", "name": "sales"},
            message={"type": "message", "user": "U3", "text": text, "ts": "1763870000.000100"},
            message_ts="1763870000.000100",
            response_url=self.response_url,
        )

    def submits(self, callback_id: str, block_id: str, text: str, user: str = "U1") -> Request:
        """Send a modal off with one box filled in."""
        typed = {block_id: {block_id: {"type": "plain_text_input", "value": text}}}
        view = {"id": f"V{next(_NUMBERS)}", "type": "modal", "callback_id": callback_id}
        return self.interactive(
            "view_submission", user, view={**view, "state": {"values": typed}}, response_urls=[]
        )

    def interactive(self, kind: str, user: str, **more: Any) -> Request:
        payload = {
            "type": kind,
            "team": {"id": self.team, "domain": "example"},
            "user": {"id": user, "team_id": self.team, "username": "li.xue"},
            "api_app_id": "A1",
            "trigger_id": f"{next(_NUMBERS)}.1.x",
            **more,
        }
        return self.form({"payload": json.dumps(payload)})
