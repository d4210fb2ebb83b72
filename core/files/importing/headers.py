"""Finds out which file a table is, where its header is, and which column is which."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property

from core.errors import UserError
from core.files.importing.reading import RawRow, Table, is_empty
from core.files.importing.values import as_text
from core.files.layout import COLUMNS, Column, FileKind

# A title and a note above the header are common; further down it is no header any more.
ROWS_TO_LOOK_AT = 10
_UNIT = re.compile(r"\((?P<unit>[^()]*)\)$")
TEN_THOUSAND_UNITS = {"万", "万元", "万元人民币"}


@dataclass(frozen=True)
class Placed:
    """A known column at its place in the table, `written` as the file calls it.

    `scale` is 10,000 for a column in 万元.
    """

    index: int
    column: Column
    written: str
    scale: int = 1


@dataclass(frozen=True)
class Header:
    """The header of a table: its row, its known columns, and the names of the others."""

    kind: FileKind
    row: int
    columns: tuple[Placed, ...]
    unknown: tuple[str, ...]
    twice: tuple[str, ...]

    @cached_property
    def written(self) -> dict[str, str]:
        """Return how the file calls each column."""
        return {placed.column.key: placed.written for placed in self.columns}

    @property
    def missing(self) -> tuple[Column, ...]:
        present = {placed.column.key for placed in self.columns}
        return tuple(c for c in COLUMNS[self.kind] if c.required and c.key not in present)


def folded(word: str) -> str:
    """Return a name as headers and file names are compared: case, spaces, width and * aside."""
    plain = unicodedata.normalize("NFKC", word).casefold()
    return re.sub(r"[\s_\-*★:]", "", plain)


def kind_named(name: str) -> FileKind | None:
    """Return the kind that a file or sheet is called by, in either language."""
    wanted = folded(name)
    for kind in FileKind:
        if wanted in {folded(word) for word in (kind.value, kind.zh, *kind.also)}:
            return kind
    return None


def header_of(table: Table) -> Header | None:
    """Return the header of a table, or None when it is no file of ours.

    The name decides; a table with another name is known by its columns.
    """
    kind = kind_named(table.name)
    if kind is not None:
        return _best_header(table, kind)
    complete = [
        header
        for kind in FileKind
        if (header := _best_header(table, kind)) is not None and not header.missing
    ]
    return max(complete, key=lambda h: (-len(h.unknown), len(h.columns)), default=None)


def _best_header(table: Table, kind: FileKind) -> Header | None:
    headers = [_as_header(row, kind) for row in table.rows[:ROWS_TO_LOOK_AT]]
    # max keeps the first of equals, so a table without any known column is judged by row one.
    return max(headers, key=lambda header: len(header.columns), default=None)


def _as_header(row: RawRow, kind: FileKind) -> Header:
    by_name = _columns_by_name(kind)
    placed: dict[str, Placed] = {}
    unknown, twice = [], []
    for index, cell in enumerate(row.cells):
        if is_empty(cell):
            continue
        name, scale = _without_unit(as_text(cell))
        column = by_name.get(folded(name))
        if column is None:
            unknown.append(as_text(cell))
        elif column.key in placed:
            twice.append(as_text(cell))
        else:
            placed[column.key] = Placed(index, column, as_text(cell), scale)
    return Header(kind, row.number, tuple(placed.values()), tuple(unknown), tuple(twice))


def _columns_by_name(kind: FileKind) -> dict[str, Column]:
    names = {}
    for column in COLUMNS[kind]:
        names.update({folded(word): column for word in column.also})
    for column in COLUMNS[kind]:
        names.update({folded(column.key): column, folded(column.zh): column})
    return names


def _without_unit(name: str) -> tuple[str, int]:
    """Split “金额（万元）” into its name and what one of its numbers is worth."""
    plain = unicodedata.normalize("NFKC", name)
    if not (unit := _UNIT.search(plain)):
        return plain, 1
    scale = 10_000 if unit["unit"].strip() in TEN_THOUSAND_UNITS else 1
    return plain[: unit.start()], scale


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
