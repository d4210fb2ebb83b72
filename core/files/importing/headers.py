"""Finds out which file a table is, where its header is, and which column is which."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from core.errors import UserError
from core.files.importing.reading import RawRow
from core.files.importing.units import unit_above, without_unit
from core.files.importing.values import as_text
from core.files.layout import COLUMNS, CellKind, Column, FileKind

# A title and a note above the header are common; further down it is no header any more.
ROWS_TO_LOOK_AT = 10
# What we added ourselves to the rows that we gave back.
REASON = ("原因", "Reason")
Names = Mapping[str, Column]


@dataclass(frozen=True)
class Placed:
    """A known column at its place in the table, `written` as the file calls it.

    `scale` is 10,000 for a column in 万元; `twin_of` names the column whose cell it reads as well.
    """

    index: int
    column: Column
    written: str
    scale: int = 1
    twin_of: str = ""

    @property
    def words_key(self) -> str:
        """Return under which name a recipe keeps the words of this column."""
        return f"{self.twin_of}>{self.column.key}" if self.twin_of else self.column.key


@dataclass(frozen=True)
class Header:
    """The header of a table: its last row, its known columns, and the names of the others.

    `names` are all its names as they are compared, in no order: what makes a shape. `width` is
    how many cells it has: a longer row says what no column is for.
    """

    kind: FileKind
    row: int
    columns: tuple[Placed, ...]
    unknown: tuple[str, ...]
    twice: tuple[str, ...]
    names: frozenset[str] = field(default=frozenset())
    width: int = 0

    @cached_property
    def written(self) -> dict[str, str]:
        """Return how the file calls each column."""
        return {placed.column.key: placed.written for placed in self.columns}

    @property
    def missing(self) -> tuple[Column, ...]:
        present = {placed.column.key for placed in self.columns}
        return tuple(c for c in COLUMNS[self.kind] if c.required and c.key not in present)


@dataclass(frozen=True)
class _Name:
    """One name of a header: where it is, what it says, and that together with what is above."""

    index: int
    text: str
    above: str = ""


def folded(word: str) -> str:
    """Return a name as headers and file names are compared: case, spaces, width and * aside."""
    plain = unicodedata.normalize("NFKC", word).casefold()
    return re.sub(r"[\s_\-*★:.\u200b]", "", plain)


def header_in(head: Sequence[RawRow], kind: FileKind, more: Names | None = None) -> Header | None:
    """Return the likeliest header among the first rows; `more` names columns besides our own."""
    names = columns_by_name(kind) | dict(more or {})
    best: tuple[Header, int] | None = None
    for place, row in enumerate(head[:ROWS_TO_LOOK_AT]):
        for candidate, bonus in _candidates(head, place):
            header = _as_header(row.number, kind, candidate, names)
            # Without any known column, two rows tell no more than one.
            weight = 2 * len(header.columns) + (bonus if header.columns else 0)
            # The first of equals stays: a table without any known column is judged by row one.
            if best is None or weight > best[1]:
                best = header, weight
    if best is None:
        return None
    width = max(len(row.cells) for row in head if best[0].row - 1 <= row.number <= best[0].row)
    return replace(_scaled(best[0], unit_above(head, best[0].row)), width=width)


def _candidates(head: Sequence[RawRow], place: int) -> list[tuple[list[_Name], int]]:
    """Return a row as a header by itself, and together with the row above it.

    Two rows win against the upper one alone only if they tell more.
    """
    alone = [_Name(index, as_text(cell)) for index, cell in enumerate(head[place].cells)]
    found = [([name for name in alone if name.text], 0)]
    if place and head[place].number == head[place - 1].number + 1:
        found.append((_two_rows(head[place - 1].cells, head[place].cells), 1))
    return found


def _two_rows(upper: Sequence[object], lower: Sequence[object]) -> list[_Name]:
    """Read a header of two rows: groups above, their columns below.

    A group's cells are merged, so its name stands over the first of its columns only.
    """
    names = []
    group = ""
    for index in range(max(len(upper), len(lower))):
        above = as_text(upper[index]) if index < len(upper) else ""
        below = as_text(lower[index]) if index < len(lower) else ""
        group = above or group
        if below:
            names.append(_Name(index, below, group if group != below else ""))
        elif above:
            names.append(_Name(index, above))
    return names


def _as_header(row: int, kind: FileKind, names: list[_Name], by_name: Names) -> Header:
    placed: dict[str, Placed] = {}
    unknown, twice = [], []
    for name in names:
        column, scale = _column_of(name, by_name)
        if column is None:
            unknown.append(name.text)
        elif column.export_only:
            continue
        elif column.key in placed:
            twice.append(name.text)
        else:
            placed[column.key] = Placed(name.index, column, name.text, scale)
    unknown = [text for text in unknown if text not in REASON]
    shape = frozenset(folded(name.text) for name in names if name.text not in REASON)
    # In our order, so that rows of two files compare whatever the order of theirs.
    order = {column.key: place for place, column in enumerate(COLUMNS[kind])}
    columns = sorted(placed.values(), key=lambda p: order.get(p.column.key, len(order)))
    return Header(kind, row, tuple(columns), tuple(unknown), tuple(twice), shape)


def _column_of(name: _Name, by_name: Names) -> tuple[Column | None, int]:
    """Return what a name means, and what one of its numbers is worth."""
    plain, scale = without_unit(name.text)
    group, group_scale = without_unit(name.above)
    for said in (name.text, plain, group + plain):
        if (column := by_name.get(folded(said))) is not None:
            return column, scale or group_scale or 0
    return None, 1


def _scaled(header: Header, scale: int) -> Header:
    """Give the amounts that name no unit the one that stands above the table."""
    columns = tuple(
        Placed(p.index, p.column, p.written, (p.scale or scale) if _is_money(p.column) else 1)
        for p in header.columns
    )
    return replace(header, columns=columns)


def _is_money(column: Column) -> bool:
    return column.kind is CellKind.AMOUNT


def columns_by_name(kind: FileKind) -> dict[str, Column]:
    """Return the columns of a file by everything that they are called."""
    names = {}
    for column in COLUMNS[kind]:
        names.update({folded(word): column for word in column.also})
    for column in COLUMNS[kind]:
        names.update({folded(column.key): column, folded(column.zh): column})
    return names


def complaints(header: Header) -> list[UserError]:
    """Return what makes a header unusable: required columns missing, a column twice."""
    problems = [
        UserError(
            f"缺少列“{column.zh}”（{column.key}）",
            f"column “{column.key}” ({column.zh}) is missing",
        )
        for column in header.missing
    ]
    problems += [
        UserError(f"列“{name}”出现两次", f"column “{name}” is there twice") for name in header.twice
    ]
    return problems
