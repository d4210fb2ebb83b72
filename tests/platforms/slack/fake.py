"""A strict Slack workspace: refuses what the real one refuses, and remembers what it took.

Limits and errors are those of docs.slack.dev as collected in platform-rules 1.1 and 1.2.
"""

import json
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from bot.clock import Clock
from tests.platforms.slack.rules import InvalidBlocksError, check_blocks, live, mrkdwn_texts, units

Json = dict[str, Any]
TOKEN = "xoxb-of-the-fake-workspace"
APP_TOKEN = "xapp-1"
CLIENT_ID, SECRET = "1.2", "the app's client secret"
POST_KEYS = {"channel", "text", "blocks", "metadata", "unfurl_links", "unfurl_media", "token"}
WHISPER_KEYS = {"channel", "user", "text", "blocks", "token"}


class RefusalError(Exception):
    """`ok: false` with this error."""

    def __init__(self, error: str, **more: object) -> None:
        super().__init__(error)
        self.answer: Json = {"ok": False, "error": error, **more}


@dataclass
class Room:
    """A channel or a direct message, and what was said in it."""

    joined: bool = True
    archived: bool = False
    messages: list[Json] = field(default_factory=list)


@dataclass
class File:
    """An upload on its way: announced, received, completed."""

    length: int
    name: str = ""
    content: bytes = b""
    completed: bool = False
    refusals_left: int = 0


@dataclass
class FakeSlack:
    """One workspace with one app, its bot, people and channels."""

    clock: Clock
    team: str = "T1"
    bot_user: str = "UBOT"
    users: set[str] = field(default_factory=lambda: {"U1", "U2", "U3"})
    rooms: dict[str, Room] = field(default_factory=lambda: {"C1": Room(), "C2": Room()})
    files: dict[str, File] = field(default_factory=dict)
    whispers: list[Json] = field(default_factory=list)
    responses: list[Json] = field(default_factory=list)
    views: list[Json] = field(default_factory=list)
    calls: Counter[str] = field(default_factory=Counter)
    history_readable: bool = True
    history_page: int = 15
    paced: bool = False
    slow_files: int = 0
    address: str = ""
    socket_address: str = ""
    codes: set[str] = field(default_factory=set)
    sent_files: dict[str, bytes] = field(default_factory=dict)
    granted: str = "all"
    scopes: str = ""
    _posted: int = 0

    def post(self, channel: str = "C1") -> Json:
        """Return the one message of a channel."""
        [message] = self.rooms[channel].messages
        return message

    def call(self, method: str, arguments: Json) -> Json:
        """Act on a Web API call, or raise `RefusalError`."""
        actions = {
            "auth.test": self._introduce,
            "chat.postMessage": self._post,
            "chat.postEphemeral": self._whisper,
            "conversations.open": self._open,
            "conversations.history": self._history,
            "files.getUploadURLExternal": self._announce,
            "files.completeUploadExternal": self._complete,
            "views.open": self._open_view,
            "apps.connections.open": self._open_socket,
            "oauth.v2.access": self._trade,
        }
        if method not in actions:
            raise RefusalError("unknown_method")
        return actions[method](arguments)

    def send_file(self, name: str, content: bytes) -> Json:
        """Let somebody upload a file; returns what a message tells of it."""
        file_id = f"FU{len(self.sent_files) + 1}"
        self.sent_files[file_id] = content
        address = f"{self.address}files-pri/{self.team}-{file_id}"
        return {
            "id": file_id,
            "name": name,
            "title": name,
            "mode": "hosted",
            "size": len(content),
            "url_private": f"{address}/{name}",
            "url_private_download": f"{address}/download/{name}",
        }

    def sent_file(self, place: str) -> bytes:
        return self.sent_files[place.removeprefix(f"{self.team}-")]

    def take_bytes(self, file_id: str, content: bytes) -> bool:
        file = self.files[file_id]
        file.content = content
        return len(content) == file.length

    def _introduce(self, arguments: Json) -> Json:
        return {"team_id": self.team, "user_id": self.bot_user, "bot_id": "B1"}

    def _post(self, arguments: Json) -> Json:
        _known(arguments, POST_KEYS)
        channel = arguments.get("channel", "")
        room = self._room(channel)
        if self.paced and room.messages and self._now() - float(room.messages[-1]["ts"]) < 1:
            raise RefusalError("ratelimited", retry_after=1)
        self._check_content(arguments)
        self._check_metadata(arguments.get("metadata"))
        self._posted += 1
        message = {**arguments, "ts": f"{self._now() + self._posted / 1e6:.6f}", "bot_id": "B1"}
        room.messages.append(message)
        return {"channel": channel, "ts": message["ts"], "message": message}

    def _whisper(self, arguments: Json) -> Json:
        _known(arguments, WHISPER_KEYS)
        self._room(arguments.get("channel", ""))
        if arguments.get("user") not in self.users:
            raise RefusalError("user_not_in_channel")
        self._check_content(arguments)
        self.whispers.append(arguments)
        return {"message_ts": f"{self._now():.6f}"}

    def _check_content(self, arguments: Json) -> None:
        text, blocks = arguments.get("text", ""), arguments.get("blocks") or []
        if not text:
            raise RefusalError("no_text")
        if units(text) > 4_000:
            raise RefusalError("msg_too_long")
        self.check_message_blocks(blocks)

    def check_message_blocks(self, blocks: Any) -> None:
        ready = {name for name, file in self.files.items() if self._is_ready(file, name, blocks)}
        try:
            check_blocks(blocks, ready)
        except InvalidBlocksError as problem:
            raise RefusalError("invalid_blocks", errors=[str(problem)]) from problem

    def _is_ready(self, file: File, name: str, blocks: Any) -> bool:
        shown = any(block.get("slack_file", {}).get("id") == name for block in blocks)
        if shown and file.completed and file.refusals_left:
            file.refusals_left -= 1
            return False
        return file.completed

    def _check_metadata(self, metadata: Any) -> None:
        if metadata is None:
            return
        well_formed = set(metadata) == {"event_type", "event_payload"}
        if not well_formed or not isinstance(metadata["event_payload"], dict):
            raise RefusalError("invalid_metadata_format")
        if len(json.dumps(metadata)) > 8_000:
            raise RefusalError("metadata_too_large")

    def _room(self, channel: str) -> Room:
        if channel in self.users:
            # A user's id stands for the direct messages with them.
            channel = self._open({"users": channel})["channel"]["id"]
        room = self.rooms.get(channel)
        if room is None:
            raise RefusalError("channel_not_found")
        if room.archived:
            raise RefusalError("is_archived")
        if not room.joined:
            raise RefusalError("not_in_channel")
        return room

    def _open(self, arguments: Json) -> Json:
        user = arguments.get("users", "")
        if user not in self.users:
            raise RefusalError("user_not_found")
        self.rooms.setdefault(f"D{user}", Room())
        return {"channel": {"id": f"D{user}"}}

    def _history(self, arguments: Json) -> Json:
        if not self.history_readable:
            raise RefusalError("missing_scope", needed="channels:history")
        room = self._room(arguments.get("channel", ""))
        oldest = float(arguments.get("oldest", 0))
        newest_first = [each for each in reversed(room.messages) if float(each["ts"]) > oldest]
        start = int(arguments.get("cursor") or 0)
        end = start + min(int(arguments.get("limit", 100)), self.history_page)
        cursor = str(end) if end < len(newest_first) else ""
        shown = newest_first[start:end]
        if arguments.get("include_all_metadata") != "1":
            shown = [{k: v for k, v in each.items() if k != "metadata"} for each in shown]
        return {
            "messages": shown,
            "has_more": bool(cursor),
            "response_metadata": {"next_cursor": cursor},
        }

    def _announce(self, arguments: Json) -> Json:
        length = int(arguments.get("length", 0))
        if not length or not arguments.get("filename"):
            raise RefusalError("missing_argument")
        if units(arguments.get("alt_txt", "")) > 1_000:
            raise RefusalError("alt_txt_too_large")
        file_id = f"F{len(self.files) + 1}"
        name = arguments["filename"]
        self.files[file_id] = File(length, name, refusals_left=self.slow_files)
        return {"file_id": file_id, "upload_url": f"{self.address}upload/{file_id}"}

    def _complete(self, arguments: Json) -> Json:
        named = json.loads(arguments.get("files", "[]"))
        channel = arguments.get("channel_id")
        names = [self.files[each["id"]].name for each in named if each["id"] in self.files]
        if channel and any(name.endswith(".png") for name in names):
            raise RefusalError("posted_twice")  # ours: the picture belongs inside the one message
        for each in named:
            file = self.files.get(each["id"])
            if file is None or file.completed or len(file.content) != file.length:
                raise RefusalError("file_not_found")
            file.completed = True
        if channel:
            self._share(channel, named, arguments.get("initial_comment", ""))
        return {"files": named}

    def _share(self, channel: str, named: list[Json], words: str) -> None:
        shown = [{"id": each["id"], "name": self.files[each["id"]].name} for each in named]
        self._posted += 1
        ts = f"{self._now() + self._posted / 1e6:.6f}"
        self._room(channel).messages.append({"text": words, "files": shown, "ts": ts})

    def _open_view(self, arguments: Json) -> Json:
        view = arguments.get("view", {})
        if not arguments.get("trigger_id"):
            raise RefusalError("invalid_trigger_id")
        if any(units(view.get(key, {}).get("text", "")) > 24 for key in ("title", "submit")):
            raise RefusalError("invalid_arguments")
        try:
            check_blocks(view.get("blocks"), set(), most=100)
        except InvalidBlocksError as problem:
            raise RefusalError("invalid_arguments", errors=[str(problem)]) from problem
        self.views.append(view)
        return {"view": view}

    def _trade(self, arguments: Json) -> Json:
        if arguments.get("code") not in self.codes:
            raise RefusalError("invalid_code")
        self.codes.remove(arguments["code"])
        return {"access_token": TOKEN, "scope": self.granted, "team": {"id": self.team}}

    def _open_socket(self, arguments: Json) -> Json:
        return {"url": self.socket_address}

    def _now(self) -> float:
        return self.clock.now().timestamp()


def live_in(message: Json) -> list[str]:
    """Return every mention and link that would come alive anywhere in a message."""
    texts = [message["text"], *mrkdwn_texts(message.get("blocks") or [])]
    return [found for text in texts for found in live(text)]


def _known(arguments: Json, keys: set[str]) -> None:
    unknown = set(arguments) - keys
    if unknown:
        raise RefusalError("invalid_arguments", errors=sorted(unknown))
