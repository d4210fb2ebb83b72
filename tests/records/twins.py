"""One conversation held with two databases at once, and what must be true of both."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path

from sqlalchemy import Connection, delete

from bot.messages import Answer
from core.files.importing import ImportReport, Order, import_paths
from core.reply import Reply
from core.storage.changes import TABLES_OF_BOOKS, Author
from core.storage.columns import Base
from core.storage.company import FIRST_COMPANY
from core.storage.database import Database
from core.storage.tables import Change, Draft, Point
from core.storage.trail_check import check_trail
from core.storage.trail_records import check_records
from core.storage.undo import NOT_COMPARED, Effect, effects_of
from core.storage.written import Values
from tests.company import Chat, found_company
from tests.records.replay import Replay, Rows, Step, books_of, last_changes, typed
from tests.records.sayings import FIGURES
from tests.records.sheets import Files

LONG_NUMBER = re.compile(r"\d{10,}")
BROKEN = {"broken", "busy", "unavailable"}
Replies = tuple[Reply, ...]


@dataclass(frozen=True)
class Said:
    """One message: its id and words, who said it and when."""

    id: str
    text: str
    name: str
    at: datetime


@dataclass
class Twins:
    """The same company twice: what is said to one is said to the other."""

    chats: tuple[Chat, ...]
    folder: Path
    said: list[Said] = field(default_factory=list)
    numbers: Iterator[int] = field(default_factory=count)

    def __post_init__(self) -> None:
        self.replays = tuple(Replay(chat.database) for chat in self.chats)
        self.keep_up()

    def say(self, text: str, name: str) -> Replies:
        said = Said(f"s{next(self.numbers)}", text, name, self.chats[0].clock.moment)
        self.said.append(said)
        return self._heard([chat.hears(text, name, message_id=said.id) for chat in self.chats])

    def edit(self, said: Said, text: str) -> Replies:
        """Let somebody change what they said; silence is an empty reply."""
        id_ = f"{said.id}:edited:{next(self.numbers)}"
        more = {"message_id": id_, "edits": said.id, "sent_at": said.at, "before": said.text}
        return self._heard([chat.hears(text, said.name, **more) for chat in self.chats])

    def press(self, replies: Replies, number: int, name: str) -> Replies:
        """Press the same button of each answer; its command names each database's own record."""
        commands = [reply.card.buttons[number].command for reply in replies if reply.card]
        pairs = zip(self.chats, commands, strict=True)
        return self._heard([chat.hears(command, name) for chat, command in pairs])

    def undo_one_of(self, place: int, name: str) -> Replies:
        """Take back the change that stands at a place counted from the newest."""
        ids = [last_changes(chat.database, place + 1)[-1] for chat in self.chats]
        pairs = zip(self.chats, ids, strict=True)
        replies = self._heard([chat.hears(f"撤销 #{id_}", name) for chat, id_ in pairs])
        if replies[0].changed:
            self._require_restored(ids[0])
        return replies

    def _require_restored(self, change_id: int) -> None:
        """What the change had set is as it was before; what came later beside it stays."""
        with self.chats[0].database.reading(FIRST_COMPANY) as session:
            effects = effects_of(session, session.get_one(Change, (FIRST_COMPANY, change_id)))
        for effect in effects:
            there = self.replays[0].rows.get((effect.table, effect.key))
            assert effect.table == Point.__tablename__ or was_restored(effect, there), effect

    def bring(self, files: Files, name: str | None = None) -> ImportReport:
        """Import files into both, as somebody or as nobody; returns what both report."""
        paths = [self.folder / f"{kind}.csv" for kind in files]
        for path, text in zip(paths, files.values(), strict=True):
            path.write_text(text, encoding="utf-8")
        reports = [
            import_paths(chat.database, paths, self._order(chat, name)) for chat in self.chats
        ]
        told = [(one.files, one.warnings, one.errors, one.saved) for one in reports]
        assert told[0] == told[1], told
        self.keep_up()
        return reports[0]

    def _order(self, chat: Chat, name: str | None) -> Order:
        actor = None if name is None else chat.ids[name]
        author = Author(actor, "import", f"f{next(self.numbers)}")
        return Order(FIRST_COMPANY, chat.clock.moment, author)

    def wait(self, **time: int) -> None:
        for chat in self.chats:
            chat.clock.moment += timedelta(**time)

    def keep_up(self) -> list[Step]:
        """Replay what was written; both databases were told the same, row by row."""
        steps = [replay.catch_up() for replay in self.replays]
        told = [one.told(new) for one, new in zip(self.replays, steps, strict=True)]
        assert told[0] == told[1], "the databases differ"
        for replay in self.replays:
            assert all(balance > 0 for balance in replay.balances().values()), "a debt of points"
        return steps[0]

    @property
    def state(self) -> Rows:
        """Return the books, of the ledger only what it adds up to."""
        return self.replays[0].without_points()

    def untold(self) -> list[str]:
        """Return where the tables are not what the changes tell, from the empty database on."""
        return [
            line
            for replay in self.replays
            for line in difference(books_of(replay.database), replay.rows)
        ]

    def broken_trails(self) -> list[str]:
        """Return what is broken or unsealed in the trails of both databases."""
        return [line for chat in self.chats for line in broken_trail(chat)]

    def require_drafts_do_not_count(self) -> None:
        """Figures are the same when nothing is left of the questions that wait for an answer."""
        with_drafts = self._figures()
        for chat in self.chats:
            with chat.database.engine.begin() as connection:
                connection.execute(delete(Draft))
        for with_them, without in zip(with_drafts, self._figures(), strict=True):
            assert with_them == without, f"{with_them}\n---\n{without}"

    def _figures(self) -> list[str]:
        return [LONG_NUMBER.sub("#", str(self.say(text, "何佳")[0].data)) for text in FIGURES]

    def _heard(self, answers: list[Answer]) -> Replies:
        replies = tuple(answer.reply or Reply("") for answer in answers)
        for reply in replies:
            assert reply.error_code not in BROKEN, reply.text
        assert len({shown(reply) for reply in replies}) == 1, replies
        self.keep_up()
        return replies


def shown(reply: Reply) -> str:
    """Return all that a reply shows, its long numbers left out: they are ids."""
    return LONG_NUMBER.sub("#", f"{reply.text}\n{reply.card}\n{reply.data}\n{reply.error_code}")


def broken_trail(chat: Chat) -> list[str]:
    with chat.database.reading(FIRST_COMPANY) as session:
        report = check_trail(session)
        check_records(session, report)
    unsealed = [f"{report.unsealed} unsealed"] if report.unsealed else []
    return [*(str(one) for one in report.breaks), *unsealed]


def was_restored(effect: Effect, there: Values | None) -> bool:
    """Tell whether a row is again what an effect had found, in what the effect had changed."""
    table = TABLES_OF_BOOKS[effect.table]
    before, after = typed(table, effect.before), typed(table, effect.after)
    if before is None or there is None:
        return before is there
    set_by_it = {name for name in before if after is None or before[name] != after[name]}
    return all(there[name] == before[name] for name in set_by_it - NOT_COMPARED)


def difference(before: Rows, after: Rows) -> list[str]:
    """Return what differs between two states, a line a row."""
    return [
        f"{key}: {before.get(key)} → {after.get(key)}"
        for key in sorted({*before, *after})
        if before.get(key) != after.get(key)
    ]


def founded_anew(databases: tuple[Database, ...], folder: Path) -> Twins:
    """Empty two databases that are kept open, and found the same company in both."""
    for database in databases:
        # What a connection remembers of the trail is about changes that are gone.
        database.engine.dispose()
        with database.engine.begin() as connection:
            _empty(connection)
    return Twins(tuple(Chat(one, ids=found_company(one)) for one in databases), folder)


def _empty(connection: Connection) -> None:
    for table in reversed(Base.metadata.sorted_tables):
        connection.execute(delete(table))
