"""Goes through a company's trail of changes and says where it is broken.

Found are a change or a row of one that was edited, added or taken out, and a record that is not
as its last change left it.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import Literal, NamedTuple

from sqlalchemy import Row, Text, cast, select
from sqlalchemy.orm import Session, aliased

from core.storage.sessions import company_of
from core.storage.tables import Change, ChangeRow, Company
from core.storage.trail import RowSeals, place_of, seal_of, trail_key

AT_A_TIME = 2000
NAMED_AT_MOST = 20
Passed = Callable[[int], None]
Problem = Literal["edited", "missing", "unsealed", "record"]


class Break(NamedTuple):
    """One place where the trail is broken: a change, or for `record` its table and key."""

    problem: Problem
    where: str


@dataclass
class TrailReport:
    """What was looked through; the first breaks are named, all are counted.

    `unsealed` changes are older than the seals themselves.
    """

    changes: int = 0
    rows: int = 0
    unsealed: int = 0
    break_count: int = 0
    breaks: list[Break] = field(default_factory=list)

    def found(self, problem: Problem, where: str) -> None:
        self.break_count += 1
        if len(self.breaks) < NAMED_AT_MOST:
            self.breaks.append(Break(problem, where))


class _Row(NamedTuple):
    """A row of a change, its values as the JSON that was written."""

    change_id: int
    place: str
    before: str | None
    after: str | None


def check_trail(session: Session, passed: Passed = lambda _: None) -> TrailReport:
    """Recompute every seal, oldest change first. The session sees one moment.

    `passed` hears how many rows are through so far.
    """
    report = TrailReport()
    company = session.get_one(Company, company_of(session))
    key = trail_key(company.signing_key)
    rows = _Rows(session, report, passed)
    for change, followed, followed_seal in _changes(session):
        report.changes += 1
        sums = rows.summed_up(change.id, key)
        if change.seal is None:
            _take_unsealed(change, report)
        elif change.follows != followed:
            report.found("missing", str(change.follows))
        elif change.seal != seal_of(change, sums, followed_seal or b""):
            report.found("edited", str(change.id))
    rows.finish()
    return report


def _take_unsealed(change: Change, report: TrailReport) -> None:
    """Before the seals came, changes had none; after the first seal each has its own."""
    if report.unsealed == report.changes - 1:
        report.unsealed += 1
    else:
        report.found("unsealed", str(change.id))


def _changes(session: Session) -> Iterator[Row[Change, int | None, bytes | None]]:
    followed = aliased(Change)
    wanted = (
        select(Change, followed.id, followed.seal)
        .outerjoin(
            followed,
            (followed.company_id == Change.company_id) & (followed.id == Change.follows),
        )
        .order_by(Change.id)
        .execution_options(yield_per=AT_A_TIME)
    )
    return iter(session.execute(wanted))


class _Rows:
    """The rows of all changes, read beside the changes in the same order."""

    def __init__(self, session: Session, report: TrailReport, passed: Passed) -> None:
        rows = _counted(_rows(session), report, passed)
        self._groups = groupby(rows, key=lambda row: row.change_id)
        self._report = report
        self._waiting = next(self._groups, None)

    def summed_up(self, change_id: int, key: bytes) -> RowSeals:
        """Sum up the rows of a change; rows of changes that are not there are breaks."""
        seals = RowSeals(key)
        while self._waiting is not None and self._waiting[0] < change_id:
            self._report.found("missing", str(self._waiting[0]))
            self._waiting = next(self._groups, None)
        if self._waiting is not None and self._waiting[0] == change_id:
            for row in self._waiting[1]:
                seals.add(row.place, row.before, row.after)
            self._waiting = next(self._groups, None)
        return seals

    def finish(self) -> None:
        while self._waiting is not None:
            self._report.found("missing", str(self._waiting[0]))
            self._waiting = next(self._groups, None)


def _counted(rows: Iterator[_Row], report: TrailReport, passed: Passed) -> Iterator[_Row]:
    for row in rows:
        report.rows += 1
        if report.rows % AT_A_TIME == 0:
            passed(report.rows)
        yield row


def _rows(session: Session) -> Iterator[_Row]:
    # As text, so that what was written is read and not what it means.
    wanted = (
        select(
            ChangeRow.change_id,
            ChangeRow.position,
            ChangeRow.table_name,
            ChangeRow.row_key,
            cast(ChangeRow.before, Text),
            cast(ChangeRow.after, Text),
        )
        .order_by(ChangeRow.change_id, ChangeRow.position)
        .execution_options(yield_per=AT_A_TIME)
    )
    for change_id, position, table_name, row_key, before, after in session.execute(wanted):
        yield _Row(change_id, place_of(position, table_name, row_key), before, after)
