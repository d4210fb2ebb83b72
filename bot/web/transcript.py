"""What was said in the demo's rooms, and who is looking; kept in memory, gone with the process."""

import asyncio
import itertools
import threading
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime

from core.reply import Reply

# A morning of sixty people fills rooms slowly; a page shows the latest.
KEPT_PER_ROOM = 200


@dataclass(frozen=True)
class Entry:
    """One message on the page: what a person typed (`author`), or what the bot says (`reply`).

    `only_for` is the one person who sees it in a channel.
    """

    room: str
    at: datetime
    text: str
    author: str | None = None
    reply: Reply | None = None
    pictures: tuple[str, ...] = ()
    only_for: int | None = None
    number: int = 0


Watcher = Callable[[Entry], None]


@dataclass
class Transcript:
    """Every room's messages; watchers hear of each new one.

    Written by worker threads and read by the page's event loop, hence the lock.
    """

    _rooms: dict[str, list[Entry]] = field(default_factory=lambda: defaultdict(list))
    _watchers: list[Watcher] = field(default_factory=list)
    _numbers: "itertools.count[int]" = field(default_factory=lambda: itertools.count(1))
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def add(self, entry: Entry) -> Entry:
        """Number an entry, keep it in its room and tell who is looking."""
        with self._lock:
            entry = replace(entry, number=next(self._numbers))
            entries = self._rooms[entry.room]
            entries.append(entry)
            del entries[:-KEPT_PER_ROOM]
        self._tell(entry)
        return entry

    def is_empty(self) -> bool:
        with self._lock:
            return not any(self._rooms.values())

    def of_room(self, room: str) -> list[Entry]:
        with self._lock:
            return list(self._rooms[room])

    def watch(self, watcher: Watcher) -> None:
        with self._lock:
            self._watchers.append(watcher)

    def unwatch(self, watcher: Watcher) -> None:
        with self._lock:
            self._watchers.remove(watcher)

    def _tell(self, entry: Entry) -> None:
        with self._lock:
            watchers = list(self._watchers)
        for watcher in watchers:
            watcher(entry)


class Listener:
    """One open page's queue of entries, filled from any thread."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self.entries: asyncio.Queue[Entry] = asyncio.Queue()

    def __call__(self, entry: Entry) -> None:
        self._loop.call_soon_threadsafe(self.entries.put_nowait, entry)
