"""Turns the rows of a table into typed rows; every bad cell becomes a finding."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from core.errors import UserError
from core.files.importing.headers import Header, Placed
from core.files.importing.reading import RawRow, Table, is_empty
from core.files.importing.report import BadCellError, Findings
from core.files.importing.values import Locality, Value, read_cell
from core.files.layout import FileKind

NOTHING: tuple[Value, ...] = ("", ())
TOTALS = {"合计", "总计", "小计", "汇总", "total", "totals", "sum", "grandtotal"}


@dataclass(frozen=True)
class Row:
    """One row with its cells read. A column that the file has not is not in `values`.

    `written` is how the file calls its columns.
    """

    file: str
    kind: FileKind
    number: int
    values: Mapping[str, Value | None]
    written: Mapping[str, str]
    sound: bool = True

    def has(self, column: str) -> bool:
        return column in self.values

    def states(self, column: str) -> bool:
        """Tell whether the cell is there and filled."""
        return self.values.get(column) is not None

    def text(self, column: str) -> str:
        """Return a cell of text, empty when there is none."""
        value = self.values.get(column)
        return value if isinstance(value, str) else ""

    def names(self, column: str) -> list[str]:
        value = self.values.get(column)
        return list(value) if isinstance(value, tuple) else []

    def day(self, column: str) -> date | None:
        value = self.values.get(column)
        return value if isinstance(value, date) and not isinstance(value, datetime) else None

    def moment(self, column: str) -> datetime:
        value = self.values.get(column)
        if not isinstance(value, datetime):
            raise TypeError(f"{column} holds no moment")
        return value

    def number_in(self, column: str) -> Decimal | None:
        value = self.values.get(column)
        return value if isinstance(value, Decimal) else None

    def score(self, column: str) -> int | None:
        value = self.values.get(column)
        return value if isinstance(value, int) else None


@dataclass(frozen=True)
class Sheet:
    """One table that is a file of ours."""

    file: str
    kind: FileKind
    rows: tuple[Row, ...]


def read_rows(table: Table, header: Header, locality: Locality, findings: Findings) -> Sheet:
    """Read every row below the header; bad cells go to the findings and mark their row."""
    below = (row for row in table.rows if row.number > header.row)
    read = tuple(_rows(table.file, below, header, _Reading(locality, findings)))
    return Sheet(table.file, header.kind, read)


@dataclass(frozen=True)
class _Reading:
    """What reading a row needs besides the row."""

    locality: Locality
    findings: Findings


def _rows(file: str, rows: Iterator[RawRow], header: Header, reading: _Reading) -> Iterator[Row]:
    for row in rows:
        if _is_total(row):
            reading.findings.warn(file, row.number, "", _SKIPPED_TOTAL)
            continue
        yield _read_row(file, row, header, reading)


_SKIPPED_TOTAL = UserError("合计行，已跳过", "a row of totals, left out")


def _is_total(row: RawRow) -> bool:
    first = next(cell for cell in row.cells if not is_empty(cell))
    return isinstance(first, str) and first.replace(" ", "").strip(":：").casefold() in TOTALS


def _read_row(file: str, row: RawRow, header: Header, reading: _Reading) -> Row:
    values: dict[str, Value | None] = {}
    sound = True
    for placed in header.columns:
        cell = row.cells[placed.index] if placed.index < len(row.cells) else None
        try:
            values[placed.column.key] = _value(cell, placed, reading.locality)
        except BadCellError as problem:
            values[placed.column.key] = None
            sound = False
            reading.findings.error(file, row.number, placed.written, problem)
    return Row(file, header.kind, row.number, values, header.written, sound)


def _value(cell: object, placed: Placed, locality: Locality) -> Value | None:
    value = None if is_empty(cell) else read_cell(cell, placed.column, locality)
    if value is None or value in NOTHING:
        if placed.column.required:
            raise BadCellError("不能为空", "must not be empty")
        return None
    if placed.scale != 1 and isinstance(value, Decimal):
        return value * placed.scale
    return value
