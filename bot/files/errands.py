"""Does the work on files: fetch, look, import, export. Each step is committed with what it says.

A drop is claimed with a lease, so any number of processes may do this. What a crash interrupts is
done again from the start of its step; an import and its answer are one transaction.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import structlog
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from bot.clock import Clock
from bot.delivery_errors import DeliveryError, PermanentFailure
from bot.files.exporting import export_for
from bot.files.looking import bring_in, look_at
from bot.files.words import BROKEN, NO_ACCESS, NOT_FETCHED, failure_reply
from core.access import require_import
from core.errors import NotAllowedError, UserError
from core.files.importing import ImportReport
from core.files.sent import require_content
from core.reply import Attachment, Post, Reply, ToPerson
from core.storage import drops
from core.storage.company import FIRST_COMPANY
from core.storage.database import Database, DatabaseBusyError
from core.storage.drops import KeptDrop, Wanted
from core.storage.outbox import put
from core.storage.tables import Company, Person, Refusal
from core.surviving import surviving
from core.wording import Wording
from handlers.file_import.changes import change_lines
from handlers.file_import.preview import Looked, imported_reply, imported_words, preview_reply
from handlers.trail.words import Words

log = structlog.get_logger(__name__)
# Longer than an import of the most rows takes on a slow machine.
LEASE = timedelta(minutes=10)
MOST_ATTEMPTS = 5
FIRST_RETRY = timedelta(seconds=5)
# The lease runs out, and the drop is taken up where it was left.
DATABASE_BROKEN = (DBAPIError,)
CONFLICT = "conflict"
# Fetches a file of a tenant from where its platform keeps it; raises DeliveryError.
Fetch = Callable[[str, str], bytes]


class LostError(Exception):
    """Somebody else took the drop over, or its sender left it, while we worked."""


class MovedError(Exception):
    """The books have changed since the preview; what was confirmed would not be what happens."""


@dataclass
class Errands:
    """Does what waits, one drop at a time. `fetch` is by platform; `posted` hears of answers."""

    database: Database
    clock: Clock
    fetch: Mapping[str, Fetch] = field(default_factory=dict)
    posted: Callable[[], None] = lambda: None

    def run_due(self) -> int:
        """Do everything that waits; returns how many steps were done."""
        done = 0
        while self.run_one():
            done += 1
        return done

    def run_one(self) -> bool:
        """Do one step of one drop; false when nothing waits."""
        kept = self._claim()
        if kept is None:
            return False
        with surviving(log, "file not worked on", DATABASE_BROKEN, drop=kept.id) as attempt:
            self._attempt(kept)
        if attempt.problem is not None:
            self._try_later(kept, failure_reply(BROKEN, kept.drop.names, self._wording(kept)))
        self.posted()
        return True

    def _attempt(self, kept: KeptDrop) -> None:
        try:
            self._work(kept)
        except LostError:
            """It is somebody else's now."""
        except DatabaseBusyError:
            self._try_later(kept, failure_reply(BROKEN, kept.drop.names, self._wording(kept)))
        except UserError as problem:
            self._refuse(kept, problem)
        except DeliveryError as problem:
            self._not_fetched(kept, problem)

    def _claim(self) -> KeptDrop | None:
        now = self.clock.now()
        with self.database.reading(FIRST_COMPANY) as session:
            if not drops.has_drops(session, now):
                return None
        with self.database.writing(FIRST_COMPANY) as session:
            return drops.claim_drop(session, uuid4().hex, now, now + LEASE)

    def _work(self, kept: KeptDrop) -> None:
        match kept.state:
            case "look":
                self._look(kept)
            case "import":
                self._import(kept)
            case "export" if kept.drop.wanted is not None:
                self._export(kept, kept.drop.wanted)
            case _:
                raise LostError

    def _look(self, kept: KeptDrop) -> None:
        now = self.clock.now()
        seen = look_at(self.database, kept, self._contents(kept), now)
        with self.database.writing(FIRST_COMPANY) as session:
            self._require_held(session, kept)
            require_import(session, session.get_one(Person, (FIRST_COMPANY, kept.person_id)))
            wording = self._wording(kept, session)
            changes = change_lines(seen.report.replaced, Words(session, wording))
            looked = Looked(kept.id, kept.drop, seen.report, changes)
            self._say(session, kept, preview_reply(looked, wording), "preview")
            if not looked.asks:
                words = wording.say("有问题的行和原因：", "The rows with problems, and why:")
                for file in seen.bad_rows:
                    self._give(session, kept, file, words)
            if looked.can_be_confirmed or looked.asks:
                drop = replace(
                    kept.drop,
                    counts=_counts(seen.report),
                    prints=seen.report.prints,
                    turn=kept.drop.turn + 1,
                    moved=False,
                )
                state: drops.State = "confirm" if looked.can_be_confirmed else "ask"
                drops.change_drop(session, kept.id, state, drop)
            else:
                drops.forget_drop(session, kept.id)

    def _contents(self, kept: KeptDrop) -> dict[int, bytes]:
        """Return the bytes of every part; what is not here yet is fetched and kept."""
        with self.database.reading(FIRST_COMPANY) as session:
            contents = drops.contents_of(session, kept.id)
        for number, part in enumerate(kept.drop.parts):
            if number not in contents:
                content = self.fetch[kept.drop.platform](kept.drop.tenant, part.source)
                require_content(part.name, content)
                self._keep(kept, number, content)
                contents[number] = content
        return contents

    def _keep(self, kept: KeptDrop, number: int, content: bytes) -> None:
        with self.database.writing(FIRST_COMPANY) as session:
            self._require_held(session, kept)
            owner = (kept.id, kept.person_id)
            drops.keep_content(session, owner, number, content, self.clock.now())

    def _import(self, kept: KeptDrop) -> None:
        """Import what was confirmed, if it still is what was previewed; else look again."""

        def beside(session: Session, report: ImportReport) -> None:
            self._require_held(session, kept)
            require_import(session, session.get_one(Person, (FIRST_COMPANY, kept.person_id)))
            if (_counts(report), report.prints) != (kept.drop.counts, kept.drop.prints):
                raise MovedError
            self._imported(session, kept, report)

        contents = self._contents(kept)
        try:
            report = bring_in(self.database, kept, contents, self.clock.now(), beside)
        except MovedError:
            self._look_again(kept)
        except UserError as problem:
            if problem.code != CONFLICT:
                raise
            self._look_again(kept)
        else:
            if not report.saved:
                self._look_again(kept)

    def _imported(self, session: Session, kept: KeptDrop, report: ImportReport) -> None:
        wording = self._wording(kept, session)
        self._say(session, kept, imported_reply(report, kept.drop.names, wording), "imported")
        told = imported_words(report, kept.drop.names, wording)
        drops.change_drop(session, kept.id, "done", replace(kept.drop, told=told))

    def _export(self, kept: KeptDrop, wanted: Wanted) -> None:
        now = self.clock.now()
        made = export_for(self.database, kept, wanted, self._wording(kept), now)
        with self.database.writing(FIRST_COMPANY) as session:
            self._require_held(session, kept)
            self._give(session, kept, (made.name, made.content), made.words)
            drops.forget_drop(session, kept.id)

    def _look_again(self, kept: KeptDrop) -> None:
        with self.database.writing(FIRST_COMPANY) as session:
            self._require_held(session, kept)
            drops.change_drop(session, kept.id, "look", replace(kept.drop, moved=True))

    def _not_fetched(self, kept: KeptDrop, problem: DeliveryError) -> None:
        log.warning("file not fetched", drop=kept.id, problem=str(problem))
        wording = self._wording(kept)
        if isinstance(problem, PermanentFailure):
            self._end(kept, failure_reply(NO_ACCESS, kept.drop.names, wording))
        else:
            self._try_later(kept, failure_reply(NOT_FETCHED, kept.drop.names, wording))

    def _try_later(self, kept: KeptDrop, given_up: Reply) -> None:
        """Leave it for a while, twice as long each time; in the end say so."""
        if kept.attempts >= MOST_ATTEMPTS:
            self._end(kept, given_up)
            return
        again_at = self.clock.now() + FIRST_RETRY * (1 << kept.attempts)
        with self.database.writing(FIRST_COMPANY) as session:
            if drops.is_held(session, kept, self.clock.now()):
                drops.put_down(session, kept, again_at)

    def _refuse(self, kept: KeptDrop, problem: UserError) -> None:
        """Say why not; what was not allowed is kept, as it is for any message."""
        self._end(kept, Reply(self._wording(kept).refusal(problem), error_code=problem.code))
        if isinstance(problem, NotAllowedError):
            with self.database.writing(FIRST_COMPANY) as session:
                session.add(
                    Refusal(
                        person_id=kept.person_id,
                        intent="none",
                        wanted=f"import {kept.drop.names}"[:200],
                        refused_at=self.clock.now(),
                    )
                )

    def _end(self, kept: KeptDrop, reply: Reply) -> None:
        with self.database.writing(FIRST_COMPANY) as session:
            if drops.is_held(session, kept, self.clock.now()):
                self._say(session, kept, replace(reply, private=True), "ended")
                drops.forget_drop(session, kept.id)

    def _require_held(self, session: Session, kept: KeptDrop) -> None:
        if not drops.is_held(session, kept, self.clock.now()):
            raise LostError

    def _say(self, session: Session, kept: KeptDrop, reply: Reply, part: str) -> None:
        """Answer the sender, and nobody else, where the file was sent."""
        drop = kept.drop
        key = f"answer:{drop.platform}:{drop.message_id}:{kept.id}:{drop.turn}:{part}"
        put(session, Post(ToPerson(kept.person_id), reply, key), now=self.clock.now())

    def _give(self, session: Session, kept: KeptDrop, file: tuple[str, bytes], words: str) -> None:
        """Send a file to the sender, under its name."""
        name, content = file
        file_id = drops.keep_file(session, kept.person_id, name, content, self.clock.now())
        reply = Reply(words, files=(Attachment(name, file_id),), private=True)
        self._say(session, kept, reply, f"file:{file_id}")

    def _wording(self, kept: KeptDrop, session: Session | None = None) -> Wording:
        if session is None:
            with self.database.reading(FIRST_COMPANY) as opened:
                return self._wording(kept, opened)
        company = session.get_one(Company, FIRST_COMPANY)
        return Wording(kept.drop.language, company.currency, ZoneInfo(company.timezone))


def _counts(report: ImportReport) -> tuple[int, int, int]:
    return report.new, report.changed, report.unchanged
