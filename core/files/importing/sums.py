"""Refuses targets of one import that do not add up to the target above them.

Only what the files say wholly is held against each other: the four quarters of a year, the three
months of a quarter, the twelve months of a year. Who sets people less, or more, than their team
knows why.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal

from core.files.importing.report import BadRowError
from core.files.importing.rows import Row
from core.periods import Period

# What is a ratio or a mean of its parts does not add up.
ADDS_UP = {"revenue", "payments", "visits", "activities", "new_accounts", "deals_won", "points"}
Whose = tuple[str, str, str]


def refuse_wrong_sums(rows: Iterable[Row]) -> Iterator[tuple[Row, BadRowError]]:
    """Yield each target that is not the sum of its parts, and by how much."""
    by_owner: dict[Whose, dict[str, Row]] = defaultdict(dict)
    for row in rows:
        if row.text("metric") in ADDS_UP:
            whose = (row.text("scope"), row.text("name"), row.text("metric"))
            by_owner[whose][Period.parse(row.text("period")).label()] = row
    for targets in by_owner.values():
        for label, row in targets.items():
            yield from _complaints(label, row, targets)


def _complaints(label: str, row: Row, targets: dict[str, Row]) -> Iterator[tuple[Row, BadRowError]]:
    for parts in _ways_to_part(label):
        if not all(part in targets for part in parts):
            continue
        whole = _value(row)
        total = sum((_value(targets[part]) for part in parts), Decimal(0))
        if total != whole:
            yield row, _wrong_sum(label, whole, total, (parts[0], parts[-1]))
            return


def _ways_to_part(label: str) -> Iterator[list[str]]:
    """Yield the labels of the parts of a year or a quarter."""
    year = label[:4]
    if label == year:
        yield [f"{year}-Q{quarter}" for quarter in range(1, 5)]
        yield [f"{year}-{month:02}" for month in range(1, 13)]
    elif label[4:6] == "-Q":
        last = int(label[6]) * 3
        yield [f"{year}-{month:02}" for month in range(last - 2, last + 1)]


def _value(row: Row) -> Decimal:
    return row.number_in("value") or Decimal(0)


def _wrong_sum(label: str, whole: Decimal, total: Decimal, ends: tuple[str, str]) -> BadRowError:
    first, last = ends
    return BadRowError(
        "value",
        f"{label} 的目标 {whole:,f} 与各期之和 {total:,f}（{first} 到 {last}）不一致",
        f"the target of {label}, {whole:,f}, is not the sum of {first} to {last}, {total:,f}",
    )
