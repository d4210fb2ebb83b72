"""Imports files into one company's books: all of them, or nothing."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from core.errors import NotFoundError, UserError
from core.files.importing.accounts import save_account
from core.files.importing.deals import save_deal
from core.files.importing.diary import save_activity, save_follow_up
from core.files.importing.gathering import gather
from core.files.importing.histories import prepare_history, save_history
from core.files.importing.ledger import Ledger
from core.files.importing.names import Names
from core.files.importing.people import member_complaints, prepare_members, save_member
from core.files.importing.plans import save_channel, save_payment, save_target
from core.files.importing.report import (
    BadRowError,
    BrokenReferenceError,
    FileCount,
    Findings,
    ImportReport,
)
from core.files.importing.rows import Row, Sheet
from core.files.importing.shelf import Outcome
from core.files.importing.values import Locality
from core.files.importing.writing import write
from core.files.layout import FileKind
from core.storage.changes import Author
from core.storage.database import Database
from core.storage.names import names_changed
from core.storage.tables import Account, Company, Person, Region, Team

Progress = Callable[[int, int], None]
"""Called with the rows done and the rows there are."""

SAVE: dict[FileKind, Callable[[Names, Row], Outcome]] = {
    FileKind.MEMBERS: save_member,
    FileKind.ACCOUNTS: save_account,
    FileKind.DEALS: save_deal,
    FileKind.STAGE_HISTORY: save_history,
    FileKind.ACTIVITIES: save_activity,
    FileKind.FOLLOW_UPS: save_follow_up,
    FileKind.PAYMENTS: save_payment,
    FileKind.TARGETS: save_target,
    FileKind.CHANNELS: save_channel,
}
IDENTITY: dict[FileKind, tuple[str, ...]] = {
    FileKind.MEMBERS: ("name",),
    FileKind.ACCOUNTS: ("name",),
    FileKind.DEALS: ("external_id",),
    FileKind.STAGE_HISTORY: ("deal", "stage"),
    FileKind.ACTIVITIES: ("type", "account", "member", "occurred_at", "note"),
    FileKind.FOLLOW_UPS: ("account", "member", "due_on", "due_at", "note"),
    FileKind.PAYMENTS: ("deal", "due_on"),
    FileKind.TARGETS: ("scope", "name", "metric", "period"),
    FileKind.CHANNELS: ("platform", "channel_id"),
}
# Of these the books may hold several alike; how they pair with rows is decided where they are.
MAY_REPEAT = {FileKind.ACTIVITIES, FileKind.FOLLOW_UPS}
NAMED_TABLES = {Account, Person, Region, Team}
PROGRESS_STEP = 500
# A large import takes longer than the limits that keep chat answers short.
NO_LIMITS = (
    "SET LOCAL statement_timeout = 0",
    "SET LOCAL idle_in_transaction_session_timeout = 0",
)


def _silent(_done: int, _total: int) -> None:
    """Show no progress."""


@dataclass(frozen=True)
class Order:
    """Into which company, as of when, and by whom. A dry run does everything and keeps nothing."""

    company_id: int
    now: datetime
    author: Author
    dry_run: bool = False


class _NothingKeptError(Exception):
    """Rolls the transaction back: there are errors, or it is a dry run."""


def import_paths(
    database: Database, paths: Sequence[Path], order: Order, progress: Progress = _silent
) -> ImportReport:
    """Import files, folders and workbooks into a company's books: all or nothing.

    The report says what happened; its errors mean that nothing was saved. Raises UserError for
    a path that leads nowhere and NotFoundError for a company that is not there.
    """
    locality = _locality(database, order)
    findings = Findings()
    run = _Run(gather(paths, locality, findings), findings, progress)
    change_id = None
    try:
        with database.writing(order.company_id) as session:
            change_id = run.save(session, order)
            run.refuse_to_keep(order)
    except _NothingKeptError:
        return run.report(None, saved=False)
    except IntegrityError as problem:
        raise _overtaken() from problem
    return run.report(change_id, saved=True)


def _overtaken() -> UserError:
    return UserError(
        "导入时有人改了同样的记录，什么都没有导入，请再导入一次。",
        "Somebody changed the same records meanwhile; nothing was imported. Import again.",
        code="conflict",
    )


def _locality(database: Database, order: Order) -> Locality:
    with database.reading(order.company_id) as session:
        zone = ZoneInfo(_company(session, order.company_id).timezone)
        return Locality(order.now.astimezone(zone).date(), zone)


def _company(session: Session, company_id: int) -> Company:
    company = session.get(Company, company_id)
    if company is None:
        raise NotFoundError("这里还没有公司，请先建立公司", "there is no company here yet")
    return company


@dataclass
class _Run:
    """One import under way."""

    sheets: list[Sheet]
    findings: Findings
    progress: Progress
    counts: dict[str, Counter[Outcome]] = field(default_factory=dict)
    seen: dict[tuple[object, ...], list[Row]] = field(default_factory=dict)
    done: int = 0

    def save(self, session: Session, order: Order) -> int | None:
        """Save every sound row; returns the id of the change, None when nothing differs."""
        _prepare(session)
        company = _company(session, order.company_id)
        names = Names(Ledger(session, company, order.now))
        for kind in FileKind:
            self._save_kind(names, kind)
        if self.findings.error_count or order.dry_run:
            return None
        return _write(names.ledger, order)

    def refuse_to_keep(self, order: Order) -> None:
        if self.findings.error_count or order.dry_run:
            raise _NothingKeptError

    def _save_kind(self, names: Names, kind: FileKind) -> None:
        rows = [row for sheet in self.sheets if sheet.kind == kind for row in sheet.rows]
        sound = [row for row in rows if row.sound]
        if kind is FileKind.MEMBERS:
            prepare_members(names, rows)
        if kind is FileKind.STAGE_HISTORY:
            prepare_history(names, sound)
        for row in rows:
            self._save_row(names, row)
        if kind is FileKind.MEMBERS:
            for row, problem in member_complaints(names, sound):
                self._complain(row, problem)
        names.forget_aliases()

    def _save_row(self, names: Names, row: Row) -> None:
        self.done += 1
        if self.done % PROGRESS_STEP == 0:
            self.progress(self.done, self.total)
        if not row.sound:
            names.lose(row)
            return
        try:
            outcome = Outcome.UNCHANGED if self._is_repeated(row) else SAVE[row.kind](names, row)
        except BadRowError as problem:
            self._complain(row, problem)
            names.lose(row)
        except BrokenReferenceError:
            names.lose(row)  # The row that is at fault is listed already.
        else:
            self.counts.setdefault(row.file, Counter())[outcome] += 1

    def _complain(self, row: Row, problem: BadRowError) -> None:
        column = row.written.get(problem.column, problem.column)
        self.findings.error(row.file, row.number, column, problem)

    def _is_repeated(self, row: Row) -> bool:
        """Tell whether the very same row came before. Raises BadRowError when it differs."""
        key = (row.kind, *(row.values.get(column) for column in IDENTITY[row.kind]))
        earlier = self.seen.setdefault(key, [])
        if any(row.values == other.values for other in earlier):
            return True
        if earlier and row.kind not in MAY_REPEAT:
            raise _repeats(earlier[0], IDENTITY[row.kind][0])
        earlier.append(row)
        return False

    @cached_property
    def total(self) -> int:
        return sum(len(sheet.rows) for sheet in self.sheets)

    def report(self, change_id: int | None, *, saved: bool) -> ImportReport:
        self.progress(self.total, self.total)
        files = tuple(
            FileCount(
                sheet.file, sheet.kind, **{str(o): self._count(sheet.file, o) for o in Outcome}
            )
            for sheet in self.sheets
        )
        found = self.findings
        saved = saved and not found.error_count
        warnings, errors = tuple(found.warnings), tuple(found.errors)
        return ImportReport(files, warnings, errors, found.error_count, saved, change_id)

    def _count(self, file: str, outcome: Outcome) -> int:
        return self.counts.get(file, Counter())[outcome]


def _prepare(session: Session) -> None:
    """See the books as they stand now: who changes a row meanwhile makes this import fail.

    SQLite has one writer at a time, and so the same.
    """
    if session.get_bind().dialect.name == "postgresql":
        connection = session.connection(execution_options={"isolation_level": "REPEATABLE READ"})
        for statement in NO_LIMITS:
            connection.execute(text(statement))


def _repeats(earlier: Row, column: str) -> BadRowError:
    return BadRowError(
        column,
        f"与第 {earlier.number} 行重复，但内容不同（{earlier.file}）",
        f"repeats row {earlier.number} of {earlier.file} with other values",
    )


def _write(ledger: Ledger, order: Order) -> int | None:
    if not any(shelf.differs for shelf in ledger.opened):
        return None
    _number_deals(ledger)
    change = write(ledger.session, ledger.opened, order.author, order.now)
    if any(shelf.model in NAMED_TABLES and shelf.differs for shelf in ledger.opened):
        names_changed(ledger.session)
    return change.id


def _number_deals(ledger: Ledger) -> None:
    """Number the new deals on from the company's last one, in the order of the files."""
    new = [entry for entry in ledger.deals.entries() if entry.is_new]
    first = ledger.company.last_deal_number + 1
    for number, entry in enumerate(new, start=first):
        entry.change(number=number)
    ledger.company.last_deal_number += len(new)
