"""Signed Slack commands, as Slack sends them, from the sample company's people."""

import hashlib
import hmac
import itertools
import time
from collections.abc import Iterator
from urllib.parse import urlencode

from sqlalchemy import select

from core.storage.company import FIRST_COMPANY
from core.storage.database import Database
from core.storage.tables import Account, Person

SIGNING_SECRET = "benchmark-signing-secret"  # noqa: S105 (of a server that lives for a minute)
TEAM = "T0BENCH"


def signed(path: str, fields: dict[str, str]) -> bytes:
    """Return one HTTP request with a fresh Slack signature."""
    body = urlencode(fields).encode()
    timestamp = str(int(time.time()))
    base = b"v0:" + timestamp.encode() + b":" + body
    signature = hmac.new(SIGNING_SECRET.encode(), base, hashlib.sha256).hexdigest()
    head = (
        f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n"
        "Content-Type: application/x-www-form-urlencoded\r\n"
        f"Content-Length: {len(body)}\r\nX-Slack-Request-Timestamp: {timestamp}\r\n"
        f"X-Slack-Signature: v0={signature}\r\n\r\n"
    )
    return head.encode() + body


def command(user: str, name: str, text: str, number: int) -> bytes:
    """Return a slash command; `number` makes its trigger unique."""
    return signed(
        "/slack/events",
        {
            "token": "x", "team_id": TEAM, "team_domain": "bench", "channel_id": f"D{user}",
            "channel_name": "directmessage", "user_id": user, "user_name": user, "command": name,
            "text": text, "api_app_id": "A0BENCH", "response_url": "",
            "trigger_id": f"{number}.{time.time_ns()}.{user}",
        },
    )  # fmt: skip


def visits(database: Database) -> Iterator[bytes]:
    """Return endless visits: every rep reports on customers of their own, in turn."""
    pairs = _reps_and_customers(database)
    for number in itertools.count():
        user, customer = pairs[number % len(pairs)]
        yield command(user, "/visit", f"{customer},张总嫌价格高,下周三再跟进", number)


def questions(user: str, text: str) -> Iterator[bytes]:
    """Return the same question again and again."""
    for number in itertools.count():
        yield command(user, "/sales", text, number)


def _reps_and_customers(database: Database) -> list[tuple[str, str]]:
    with database.reading(FIRST_COMPANY) as session:
        rows = session.execute(
            select(Person.slack_user_id, Account.name)
            .join(Account, Account.owner_id == Person.id)
            .where(Person.role == "rep", Person.slack_user_id.is_not(None))
        ).all()
    return [(user, name) for user, name in rows if user is not None]
