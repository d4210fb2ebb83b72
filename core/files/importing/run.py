"""One import under way: saves row by row what is sound, and keeps all of it or nothing."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from sqlalchemy.orm import Session

from core.errors import UserError
from core.files.importing.accounts import save_account
from core.files.importing.affected import Affected
from core.files.importing.covered import TargetsSeen
from core.files.importing.credits import prepare_credits, save_credit
from core.files.importing.deals import number_deals, save_deal
from core.files.importing.diary import save_activity, save_follow_up
from core.files.importing.histories import prepare_history, save_history
from core.files.importing.ledger import Ledger
from core.files.importing.mappings import SETTING, with_remembered
from core.files.importing.names import Names, unknown_names
from core.files.importing.new_owners import NewOwners
from core.files.importing.orders import Order, company_of_order, remembered
from core.files.importing.parts import KINDS, Parts, bounds_of
from core.files.importing.people import member_complaints, prepare_members, save_member
from core.files.importing.plans import save_channel, save_payment, save_target
from core.files.importing.prints import Prints
from core.files.importing.repeats import Repeats
from core.files.importing.report import (
    BadRowError,
    BrokenReferenceError,
    FileCount,
    Findings,
    ImportReport,
    NothingKeptError,
)
from core.files.importing.rows import Row, Sheet
from core.files.importing.shelf import Outcome
from core.files.importing.sums import exceeded_sums, wrong_sums
from core.files.importing.twins import warn_of_twins
from core.files.importing.writing import Writer
from core.files.layout import FileKind
from core.files.scratch import scratch_folder
from core.storage.names import names_changed
from core.storage.tables import Account, Person, Region, Team

Progress = Callable[[int, int], None]
"""Called with the rows done and the rows there are."""

SAVE: dict[FileKind, Callable[[Names, Row], Outcome]] = {
    FileKind.MEMBERS: save_member,
    FileKind.ACCOUNTS: save_account,
    FileKind.DEALS: save_deal,
    FileKind.STAGE_HISTORY: save_history,
    FileKind.CREDITS: save_credit,
    FileKind.ACTIVITIES: save_activity,
    FileKind.FOLLOW_UPS: save_follow_up,
    FileKind.PAYMENTS: save_payment,
    FileKind.TARGETS: save_target,
    FileKind.CHANNELS: save_channel,
}
# Of these every row is looked at more than once.
HELD = {FileKind.MEMBERS, FileKind.STAGE_HISTORY, FileKind.CREDITS}
NAMED_TABLES = {Account, Person, Region, Team}
MOST_HELD = 200_000
PROGRESS_STEP = 500


@dataclass
class Run:
    """One import under way."""

    sheets: Sequence[Sheet]
    findings: Findings
    progress: Progress
    counts: dict[str, Counter[Outcome]] = field(default_factory=lambda: defaultdict(Counter))
    repeats: Repeats = field(default_factory=Repeats)
    covered: dict[str, TargetsSeen] = field(default_factory=lambda: defaultdict(TargetsSeen))
    prints: Prints = field(default_factory=Prints)
    affected: Affected = field(default_factory=Affected)
    new_owners: NewOwners = field(default_factory=NewOwners)
    done: int = 0
    passes: int = 1

    def save(self, session: Session, order: Order) -> int | None:
        """Save every sound row; returns the id of the change, None when nothing differs."""
        company = company_of_order(session, order.company_id)
        names = Names(Ledger(session, company, order.now), meant=order.people)
        writer = Writer(session, order.author, order.now, summary=order.summary)
        self._save_kinds(names, (FileKind.MEMBERS,))
        if self.total > order.rows_at_once:
            self._save_accounts(names, writer, order)
            self._save_in_parts(names, writer, order)
        else:
            self._save_kinds(names, (FileKind.ACCOUNTS, *KINDS))
        warn_of_twins(names, self.findings)
        self._save_kinds(names, (FileKind.TARGETS, FileKind.CHANNELS))
        self._write(names.ledger, writer, order)
        if self._is_kept(order):
            self._remember(names, order)
            if writer.change is not None:
                self.affected.count_helpers(self.new_owners.drop(session))
                self.affected.tell(session, writer.change, order)
            writer.finish()
        return None if writer.change is None else writer.change.id

    def _is_kept(self, order: Order) -> bool:
        return not self.findings.error_count and not order.dry_run

    def _save_accounts(self, names: Names, writer: Writer, order: Order) -> None:
        """Save the accounts some at a time: memory holds the names of all, and no more."""
        rows = self._rows_of(FileKind.ACCOUNTS)
        while some := list(islice(rows, order.rows_at_once)):
            self._save_kind(names, FileKind.ACCOUNTS, some)
            self._write(names.ledger, writer, order)
            names.ledger.forget_all_but_names(names.ledger.brought)
        names.ledger.forget_all_but_names(names.ledger.accounts.entries())

    def _save_in_parts(self, names: Names, writer: Writer, order: Order) -> None:
        """Save what hangs on accounts part by part: memory holds one of them."""
        self._write(names.ledger, writer, order)
        self.repeats = Repeats()
        self.passes, at_once = 2, order.rows_at_once
        with scratch_folder("import") as folder:
            bounds = bounds_of(names, self.total // at_once + 1)
            last_number = names.ledger.company.last_deal_number
            parts = Parts(folder, self.sheets, self.findings, bounds, last_number, at_once)
            parts.spread(names, self._step)
            for part in range(len(parts)):
                rows = parts.rows(part)
                if rows:
                    ledger = names.ledger.of_accounts(*parts.accounts_of(part))
                    # What a part loses, no other part asks for.
                    broken = set(names.broken)
                    self._save_part(replace(names, ledger=ledger, broken=broken), rows)
                    self._write(ledger, writer, order)

    def _save_part(self, names: Names, rows: dict[FileKind, list[Row]]) -> None:
        self.repeats = Repeats()
        for kind in KINDS:
            self._save_kind(names, kind, rows.pop(kind, []))

    def _save_kinds(self, names: Names, kinds: Iterable[FileKind]) -> None:
        for kind in kinds:
            self._save_kind(names, kind, self._rows_of(kind))

    def _write(self, ledger: Ledger, writer: Writer, order: Order) -> None:
        if order.prints:
            self.prints.see(ledger.opened)
        if not self._is_kept(order):
            return
        number_deals(ledger)
        has_new_names = any(s.model in NAMED_TABLES and s.differs for s in ledger.opened)
        self.affected.see(ledger)
        self.new_owners.see(ledger)
        writer.write(ledger.opened)
        for shelf in ledger.opened:
            shelf.settle()
        if has_new_names:
            names_changed(ledger.session)

    def refuse_to_keep(self, order: Order) -> None:
        if not self._is_kept(order):
            raise NothingKeptError

    def _rows_of(self, kind: FileKind) -> Iterator[Row]:
        for sheet in self.sheets:
            if sheet.kind is kind:
                yield from sheet.rows(self.findings)

    def _save_kind(self, names: Names, kind: FileKind, rows: Iterable[Row]) -> None:
        if kind in HELD:
            rows = _held(kind, rows)
            self._prepare_kind(names, kind, rows)
        for row in rows:
            self._save_row(names, row)
        if kind is FileKind.MEMBERS and isinstance(rows, list):
            for row, problem in member_complaints(names, [row for row in rows if row.sound]):
                self._complain(row, problem)
        for row, column, said in names.remarks:
            self.findings.warn(row.file, row.number, row.written.get(column, ""), said)
        names.remarks.clear()
        if kind is FileKind.TARGETS and names.told_targets:
            self._add_up(names)
        names.forget_aliases()

    def _add_up(self, names: Names) -> None:
        for row, problem in wrong_sums(names.ledger, names.told_targets):
            self._complain(row, problem)
        for row, said in exceeded_sums(names.ledger, names.told_targets):
            self.findings.warn(row.file, row.number, row.written.get("value", ""), said)

    def _prepare_kind(self, names: Names, kind: FileKind, rows: list[Row]) -> None:
        match kind:
            case FileKind.MEMBERS:
                for row, said in prepare_members(names, rows):
                    self.findings.warn(row.file, row.number, "", said)
            case FileKind.STAGE_HISTORY:
                prepare_history(names, [row for row in rows if row.sound])
            case FileKind.CREDITS:
                prepare_credits(names, [row for row in rows if row.sound])
            case _:
                """Nothing is to be known beforehand."""

    def _save_row(self, names: Names, row: Row) -> None:
        self._step()
        if row.kind is FileKind.TARGETS:
            scope = (row.text("scope"), row.text("name"))
            self.covered[row.file].see(scope, row.text("metric"), row.text("period"))
        if not row.sound:
            self._complain_of_names(names, row)
            names.lose(row)
            return
        try:
            is_repeated = self.repeats.has_seen(row)
            outcome = Outcome.UNCHANGED if is_repeated else SAVE[row.kind](names, row)
        except BadRowError as problem:
            self._complain(row, problem)
            self._complain_of_names(names, row)
            names.lose(row)
        except BrokenReferenceError:
            names.lose(row)  # The row that is at fault is listed already.
        else:
            self.counts[row.file][outcome] += 1

    def _complain_of_names(self, names: Names, row: Row) -> None:
        """Tell of the names in a bad row too, so that it is mended once."""
        for problem in unknown_names(names, row):
            self._complain(row, problem)

    def _step(self) -> None:
        self.done += 1
        if self.done % PROGRESS_STEP == 0:
            self.progress(self.done, max(self.done, self.passes * self.total))

    def _complain(self, row: Row, problem: BadRowError) -> None:
        column = row.written.get(problem.column, problem.column)
        self.findings.error(row.file, row.number, column, problem)

    @property
    def total(self) -> int:
        """Return how many rows there are, about."""
        return sum(sheet.table.line_count for sheet in self.sheets)

    def _remember(self, names: Names, order: Order) -> None:
        """Keep the columns that were told, for the next file of the same shape."""
        if not order.columns and order.system is None:
            return
        told = [(sheet.header.names, sheet.recipe) for sheet in self.sheets if sheet.recipe]
        company = names.ledger.company
        kept = with_remembered(remembered(company), order.system, told)
        company.settings = {**company.settings, SETTING: kept}

    def report(self, change_id: int | None, *, saved: bool) -> ImportReport:
        self.progress(self.done, self.done)
        files = tuple(
            FileCount(
                sheet.file,
                sheet.kind,
                **{str(o): self._count(sheet.file, o) for o in Outcome},
                bad=len(self.findings.bad_rows.get(sheet.file, ())),
                targets=self.covered.get(sheet.file),
            )
            for sheet in self.sheets
        )
        found = self.findings
        if self.passes > 1:
            # Part by part they were found; people go through a file from its top.
            found.errors.sort(key=lambda problem: (problem.file, problem.row))
        return ImportReport(
            files,
            tuple(found.warnings),
            tuple(found.errors),
            found.error_count,
            saved and not found.error_count,
            change_id,
            tuple(found.notes),
            tuple(found.unclear.values()),
            tuple(found.missing),
            self.prints.digest(),
            stopped_early=found.stopped_early,
        )

    def _count(self, file: str, outcome: Outcome) -> int:
        return self.counts[file][outcome]


def _held(kind: FileKind, rows: Iterable[Row]) -> list[Row]:
    """Return all rows of a kind. Raises UserError for more than memory is for."""
    held = list(islice(rows, MOST_HELD + 1))
    if len(held) > MOST_HELD:
        raise UserError(
            f"{kind.zh}一次最多 {MOST_HELD:,} 行，什么都没有导入；请分成几个文件。",
            f"At most {MOST_HELD:,} rows of {kind.value} at once. Nothing was imported; "
            "split them.",
        )
    return held
