"""A strict WeCom: refuses what the real one refuses, with its codes, and remembers what it took.

Each rule names the vendor's page it stands on (developer.work.weixin.qq.com/document/path/…).
"""

import json
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.clock import Clock
from tests.platforms.wecom.rules import MESSAGE_RULES, ROOM_KINDS, media_problem

BAD_SECRETS_BEFORE_BAN = 5
# In a row of injected answers: this call is acted upon.
ACT = 0


@dataclass(frozen=True)
class Delivered:
    """A message that somebody really received."""

    to: str
    kind: str
    message: dict

    @property
    def content(self) -> str:
        return self.message[self.kind]["content"]


@dataclass
class FakeWeCom:
    """One company with one app, its members and the group chats which the app made."""

    clock: Clock
    corp_id: str = "ww-test-corp"
    secret: str = "s3cret-of-the-app"
    agent_id: int = 1000002
    members: set[str] = field(default_factory=lambda: {"ZhangSan", "LiSi"})
    rooms: set[str] = field(default_factory=lambda: {"room-east"})
    received: list[Delivered] = field(default_factory=list)
    calls: Counter[str] = field(default_factory=Counter)
    media: dict[str, tuple[bytes, datetime]] = field(default_factory=dict)
    file_names: list[str] = field(default_factory=list)
    injected: dict[str, list[int]] = field(default_factory=dict)
    statuses: dict[str, list[int]] = field(default_factory=dict)
    dropped: dict[str, int] = field(default_factory=dict)
    _tokens: dict[str, datetime] = field(default_factory=dict)
    _seen: dict[str, datetime] = field(default_factory=dict)
    _tasks: set[str] = field(default_factory=set)
    _bad_secrets: int = 0

    def answer_next(self, path: str, *codes: int) -> None:
        """Answer the next calls of `path` with these codes instead of acting."""
        self.injected.setdefault(path, []).extend(codes)

    def break_next(self, path: str, status: int) -> None:
        """Answer the next call of `path` with a page of HTML, as a gateway in between does."""
        self.statuses.setdefault(path, []).append(status)

    def drop_next_answer(self, path: str) -> None:
        """Act on the next call of `path` and hang up without an answer."""
        self.dropped[path] = self.dropped.get(path, 0) + 1

    def expire_tokens(self) -> None:
        self._tokens.clear()

    def injected_code(self, path: str) -> int | None:
        waiting = self.injected.get(path, [])
        return waiting.pop(0) if waiting else None

    def get_token(self, corp_id: str, secret: str) -> dict:
        # 91039: one token for each app, 7,200 s; 90312 note 5: wrong secrets ban the address.
        if self._bad_secrets >= BAD_SECRETS_BEFORE_BAN:
            return refusal(45009)
        if corp_id != self.corp_id:
            return refusal(40013)
        if secret != self.secret:
            self._bad_secrets += 1
            return refusal(40001)
        token = f"token-{self.calls['gettoken']}"
        self._tokens[token] = self.clock.now() + timedelta(seconds=7200)
        return {"errcode": 0, "errmsg": "ok", "access_token": token, "expires_in": 7200}

    def token_problem(self, token: str) -> int | None:
        if not token:
            return 41001
        until = self._tokens.get(token)
        return None if until is not None and self.clock.now() < until else 40014

    def get_agent(self, agent_id: str) -> dict:
        # 90227
        if agent_id != str(self.agent_id):
            return refusal(301002)
        return {"errcode": 0, "errmsg": "ok", "agentid": self.agent_id, "name": "销售节拍"}

    def send_to_person(self, payload: dict) -> dict:
        # 90236
        if payload.get("agentid") != self.agent_id:
            return refusal(40056)
        known = [each for each in str(payload.get("touser", "")).split("|") if each in self.members]
        if not known:
            return refusal(81013)
        problem = self._message_problem(payload)
        if problem is not None:
            return refusal(problem)
        if self._is_repetition(payload):
            return {"errcode": 0, "errmsg": "ok", "msgid": "repeated"}
        if self._task_was_used(payload):
            return refusal(42014)
        for member in known:
            self._deliver(member, payload)
        return {"errcode": 0, "errmsg": "ok", "msgid": f"msg-{len(self.received)}"}

    def send_to_room(self, payload: dict) -> dict:
        # 90248: only chats of this app; no template card, no duplicate check, no message id.
        if payload.get("chatid") not in self.rooms:
            return refusal(86003)
        if payload.get("msgtype") not in ROOM_KINDS:
            return refusal(40008)
        problem = self._message_problem(payload)
        if problem is not None:
            return refusal(problem)
        self._deliver(payload["chatid"], payload)
        return {"errcode": 0, "errmsg": "ok"}

    def upload(self, kind: str, name: str, content: bytes) -> dict:
        # 90253: media lives three days.
        problem = media_problem(kind, name, content)
        if problem is not None:
            return refusal(problem)
        media_id = f"media-{len(self.media) + 1}"
        self.media[media_id] = (content, self.clock.now() + timedelta(days=3))
        self.file_names.append(name)
        return {"errcode": 0, "errmsg": "ok", "type": kind, "media_id": media_id}

    def to(self, receiver: str) -> list[Delivered]:
        return [each for each in self.received if each.to == receiver]

    def _message_problem(self, payload: dict) -> int | None:
        rule = MESSAGE_RULES.get(str(payload.get("msgtype")))
        if rule is None:
            return 40008
        kind = payload["msgtype"]
        if kind in {"image", "file"}:
            _, until = self.media.get(payload[kind]["media_id"], (b"", self.clock.now()))
            return None if self.clock.now() < until else 40007
        return rule(payload)

    def _task_was_used(self, payload: dict) -> bool:
        # 90236, task_id: not twice in one app.
        if payload["msgtype"] != "template_card":
            return False
        task_id = payload["template_card"]["task_id"]
        used = task_id in self._tasks
        self._tasks.add(task_id)
        return used

    def _is_repetition(self, payload: dict) -> bool:
        # 90236, enable_duplicate_check: the same content within the interval arrives once.
        if payload.get("enable_duplicate_check") != 1:
            return False
        seconds = int(payload.get("duplicate_check_interval", 1800))
        content = json.dumps(payload, sort_keys=True)
        until = self._seen.get(content)
        if until is not None and self.clock.now() < until:
            return True
        self._seen[content] = self.clock.now() + timedelta(seconds=min(seconds, 14_400))
        return False

    def _deliver(self, receiver: str, payload: dict) -> None:
        self.received.append(Delivered(receiver, payload["msgtype"], payload))


def refusal(code: int) -> dict:
    return {"errcode": code, "errmsg": f"refused, hint: [1], from ip: 10.0.0.1 ({code})"}
