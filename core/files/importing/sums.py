"""Refuses targets that do not add up to the target above them, over time and over people.

Held against each other is what is there wholly, in the files or in the books: the three months of
a quarter, all reps of a team. What the import leaves as it stands is left alone, so that every
export imports again.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from core.errors import UserError
from core.files.importing.branches import Branch, Scope, branches_of
from core.files.importing.ledger import Ledger
from core.files.importing.report import BadRowError
from core.files.importing.rows import Row
from core.files.importing.shelf import Entry
from core.files.importing.totals import ADDS_UP
from core.vocabulary import ScopeKind

Rows = Mapping[int, Row]
"""The row of the files that each target on the shelf came with, by the entry."""


@dataclass(frozen=True)
class _Sum:
    """A target and a way to part it, complete or not, and what its parts are called."""

    whole: Entry
    parts: tuple[Entry, ...]
    missing: int
    zh: str
    en: str

    @property
    def total(self) -> Decimal:
        return sum((_value(part) for part in self.parts), Decimal(0))

    def is_wrong(self) -> bool:
        return self.missing == 0 and self.total != _value(self.whole)

    def is_exceeded(self) -> bool:
        return self.missing > 0 and self.total > _value(self.whole)

    def row(self, rows: Rows) -> Row | None:
        """Return the row to look at, none where the files say nothing new of this."""
        new = [entry for entry in (self.whole, *self.parts) if entry.row is not entry.before]
        told = [rows[id(entry)] for entry in new if id(entry) in rows]
        return rows.get(id(self.whole), told[-1]) if told else None


def wrong_sums(ledger: Ledger, rows: Rows) -> Iterator[tuple[Row, BadRowError]]:
    """Yield each row whose target is not the sum of its parts, or is a part of such a one."""
    said: set[int] = set()
    for one in _sums(ledger):
        if one.is_wrong() and id(one.whole) not in said and (row := one.row(rows)) is not None:
            said.add(id(one.whole))
            yield row, _wrong(one)


def exceeded_sums(ledger: Ledger, rows: Rows) -> Iterator[tuple[Row, UserError]]:
    """Yield each target that some of its people exceed already, while others have none."""
    for one in _sums(ledger):
        if one.is_exceeded() and (row := one.row(rows)) is not None:
            yield row, _exceeded(one)


def _sums(ledger: Ledger) -> Iterator[_Sum]:
    over_time: dict[tuple[Scope, str], dict[str, Entry]] = defaultdict(dict)
    over_people: dict[tuple[str, str], dict[Scope, Entry]] = defaultdict(dict)
    for entry in ledger.targets.entries():
        metric, period = str(entry.row["metric"]), str(entry.row["period"])
        if metric in ADDS_UP:
            scope = (str(entry.row["scope"]), entry.row["scope_id"])
            over_time[scope, metric][period] = entry
            over_people[metric, period][scope] = entry
    for targets in over_time.values():
        yield from _of_periods(targets)
    branches = branches_of(ledger)
    for by_scope in over_people.values():
        yield from _of_people(by_scope, branches)


def _of_periods(targets: dict[str, Entry]) -> Iterator[_Sum]:
    for label, whole in targets.items():
        for parts in _ways_to_part(label):
            if all(part in targets for part in parts):
                entries = tuple(targets[part] for part in parts)
                ends = f"{parts[0]} 到 {parts[-1]}", f"{parts[0]} to {parts[-1]}"
                yield _Sum(whole, entries, 0, *ends)


def _of_people(by_scope: dict[Scope, Entry], branches: Sequence[Branch]) -> Iterator[_Sum]:
    for branch in branches:
        whole = by_scope.get(branch.scope)
        parts = tuple(by_scope[part] for part in branch.parts if part in by_scope)
        if whole is not None and parts:
            yield _Sum(whole, parts, len(branch.parts) - len(parts), branch.zh, branch.en)


def _ways_to_part(label: str) -> Iterator[list[str]]:
    """Yield the labels of the parts of a year or a quarter."""
    year = label[:4]
    if label == year:
        yield [f"{year}-Q{quarter}" for quarter in range(1, 5)]
        yield [f"{year}-{month:02}" for month in range(1, 13)]
    elif label[4:6] == "-Q":
        last = int(label[6]) * 3
        yield [f"{year}-{month:02}" for month in range(last - 2, last + 1)]


def _value(entry: Entry) -> Decimal:
    value = entry.row["value"]
    return value if isinstance(value, Decimal) else Decimal(0)


def _about(one: _Sum) -> tuple[str, str]:
    level, period = ScopeKind[str(one.whole.row["scope"]).upper()], one.whole.row["period"]
    return f"{level.zh} {period} 的目标", f"the {level.value}'s target of {period}"


def _wrong(one: _Sum) -> BadRowError:
    zh, en = _about(one)
    whole, total = _value(one.whole), one.total
    return BadRowError(
        "value",
        f"{zh} {whole:,f} 与{one.zh}之和 {total:,f} 不一致，差 {whole - total:,f}",
        f"{en}, {whole:,f}, is not the sum of {one.en}, {total:,f}",
    )


def _exceeded(one: _Sum) -> UserError:
    zh, en = _about(one)
    whole, total = _value(one.whole), one.total
    return UserError(
        f"{zh} {whole:,f}，已有目标的{one.zh}之和 {total:,f} 超过了它，"
        f"还有 {one.missing} 个没有目标",
        f"{en}, {whole:,f}, is exceeded by {one.en}, {total:,f}, and {one.missing} have none yet",
    )
