"""Turns the rows of a table into typed rows, one by one; every bad cell becomes a finding."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from operator import getitem, itemgetter

from core.errors import UserError
from core.files.endings import WORKBOOKS
from core.files.importing.days import earlier_year, lacks_year
from core.files.importing.headers import Header, Placed
from core.files.importing.numbers import names_its_unit
from core.files.importing.reading import RawRow, Table, is_empty
from core.files.importing.recipes import Recipe
from core.files.importing.report import BadCellError, Findings
from core.files.importing.totals import is_total
from core.files.importing.values import Locality, Value, read_cell
from core.files.importing.written_totals import Figures, WrittenTotals
from core.files.layout import CellKind, FileKind

NOTHING: tuple[Value, ...] = ("", ())
# What happened lies behind us: 12月28日 read in January is of the year before.
PAST = {"created_on", "closed_on", "entered_on", "occurred_at", "paid_on", "done_on"}
MONEY_METRICS = {"revenue", "payments"}
# A column's cells repeat (people, stages, days): what was read once is read for good.
CACHED_CELLS = 4000


class Row:
    """One row with its cells read. A column that the file has not is not in `values`.

    `written` is how the file calls its columns; `deal_number` is that of a new deal, 0 while it
    is not drawn. A plain class: there are millions of them.
    """

    __slots__ = ("deal_number", "kind", "number", "sheet", "sound", "values")

    def __init__(
        self, sheet: "Sheet", number: int, values: dict[str, Value | None], *, sound: bool
    ) -> None:
        self.sheet = sheet
        self.kind = sheet.header.kind
        self.number = number
        self.deal_number = 0
        self.values = values
        self.sound = sound

    @property
    def file(self) -> str:
        return self.sheet.table.file

    @property
    def written(self) -> Mapping[str, str]:
        return self.sheet.header.written

    def has(self, column: str) -> bool:
        return column in self.values

    def states(self, column: str) -> bool:
        """Tell whether the cell is there and filled."""
        return self.values.get(column) is not None

    def text(self, column: str) -> str:
        """Return a cell of text, empty when there is none."""
        value = self.values.get(column)
        return value if value.__class__ is str else ""

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

    def percent(self, column: str) -> int | None:
        return self.score(column)

    def score(self, column: str) -> int | None:
        value = self.values.get(column)
        return value if isinstance(value, int) else None


@dataclass(frozen=True)
class Sheet:
    """One table that is a file of ours, and how its columns are to be read."""

    table: Table
    header: Header
    recipe: Recipe | None
    locality: Locality
    # Makes several rows of one, where a table has a column for each month.
    spread: Callable[[RawRow], Iterator[RawRow]] | None = None
    figures: Figures | None = None

    @property
    def file(self) -> str:
        return self.table.file

    @property
    def kind(self) -> FileKind:
        return self.header.kind

    def rows(self, findings: Findings) -> Iterator[Row]:
        """Read every row below the header; bad cells go to the findings and mark their row."""
        reader = Reader(self, findings)
        for raw in self.raw_rows(findings):
            if (row := reader.read(raw)) is not None:
                yield row

    def raw_rows(self, findings: Findings) -> Iterator[RawRow]:
        totals = None if self.figures is None else WrittenTotals(self.figures)
        try:
            for raw in self.table.rows():
                if raw.number <= self.header.row:
                    continue
                for column, problem in () if totals is None else totals.see(raw):
                    findings.error(self.file, raw.number, column, problem)
                yield from (raw,) if self.spread is None else self.spread(raw)
        except UserError as problem:
            findings.error(self.file, 0, "", problem)


_BESIDE = UserError(
    "表格右边没有列名的格子，没有导入", "cells beside the table, under no header, not imported"
)
_SKIPPED_TOTAL = UserError("合计行，已跳过", "a row of totals, left out")


class Reader:
    """Reads the rows of one sheet, with what it remembers of earlier cells."""

    def __init__(self, sheet: Sheet, findings: Findings) -> None:
        self._sheet = sheet
        self._findings = findings
        columns = sheet.header.columns
        self._keys = [placed.column.key for placed in columns]
        self._known = [_Known(self, placed) for placed in columns]
        self.rows_read = 0
        places = [placed.index for placed in columns]
        self._width = max(places, default=0) + 1
        # Twice the last one: a picker of one place would give no tuple.
        self._pick = itemgetter(*places, *places[-1:])
        # A word of ours in each row, and none of them sums up anything.
        self._says_a_word = any(p.column.required and p.column.words for p in columns)
        self._told: set[str] = set()
        self._row_number = 0
        self._header_width = sheet.header.width

    def read(self, raw: tuple[int, tuple[object, ...]]) -> Row | None:
        """Return a row with its cells read, none for one of totals: its number and its cells."""
        self._row_number, cells = raw
        self.rows_read += 1
        if len(cells) < self._width:
            cells += (None,) * (self._width - len(cells))
        if not self._says_a_word and is_total(raw[1]):
            self._skip()
            return None
        sound = len(cells) <= self._header_width or not self._is_too_long(cells)
        try:
            values = dict(
                zip(self._keys, map(getitem, self._known, self._pick(cells)), strict=False)
            )
        except BadCellError:
            if is_total(raw[1]):
                self._skip()
                return None
            values, sound = self._with_findings(self._row_number, cells), False
        if self._sheet.recipe is not None:
            self._sheet.recipe.finish(values)
        if self._sheet.kind is FileKind.TARGETS:
            values = _in_their_unit(self._sheet, values)
        return Row(self._sheet, self._row_number, values, sound=sound)

    def _skip(self) -> None:
        self._findings.warn(self._sheet.file, self._row_number, "", _SKIPPED_TOTAL)

    def _is_too_long(self, cells: tuple[object, ...]) -> bool:
        """Tell a row of text that says more than its header: its cells may all have moved on.

        In a workbook no comma parts cells; what stands beside the table there is only not read.
        """
        sheet = self._sheet
        if sheet.table.path.suffix.lower() in WORKBOOKS:
            if _BESIDE.zh not in self._told:
                self._told.add(_BESIDE.zh)
                self._findings.warn(sheet.file, self._row_number, "", _BESIDE)
            return False
        self._findings.error(
            sheet.file, self._row_number, "", _too_long(len(cells), self._header_width)
        )
        return True

    def _with_findings(self, number: int, cells: tuple[object, ...]) -> dict[str, Value | None]:
        """Read a row of which a cell is bad: every one is told of, and left out."""
        values: dict[str, Value | None] = {}
        for known, placed in zip(self._known, self._sheet.header.columns, strict=True):
            values[placed.column.key] = None
            try:
                values[placed.column.key] = known[cells[placed.index]]
            except BadCellError as problem:
                self._findings.error(self._sheet.file, number, placed.written, problem)
        return values

    def value(self, cell: object, placed: Placed) -> Value | None:
        """Return what a cell says. Raises BadCellError."""
        value = None if is_empty(cell) else self._read(cell, placed)
        if value is None or value in NOTHING:
            if placed.column.required:
                raise BadCellError("不能为空", "must not be empty")
            return None
        scaled = placed.scale != 1 and isinstance(value, Decimal) and not names_its_unit(cell)
        return value * placed.scale if scaled and isinstance(value, Decimal) else value

    def _read(self, cell: object, placed: Placed) -> Value:
        recipe = self._sheet.recipe
        theirs = cell if recipe is None else recipe.word(placed.words_key, cell)
        value = read_cell(theirs, placed.column, self._sheet.locality)
        if isinstance(value, date) and lacks_year(cell):
            return self._with_year(value, placed)
        return value

    def _with_year(self, day: date, placed: Placed) -> date:
        today = self._sheet.locality.today
        own = day.date() if isinstance(day, datetime) else day
        if placed.column.key in PAST and own > today:
            day = earlier_year(day)
        if placed.column.key not in self._told:
            self._told.add(placed.column.key)
            said = UserError(
                f"日期没有写年份，按 {day.year} 年读", f"a day without a year, read as {day.year}"
            )
            self._findings.warn(self._sheet.file, self._row_number, placed.written, said)
        return day


class _Known(dict[object, Value | None]):
    """What the cells of one column say: a cell that was read once is read for good."""

    def __init__(self, reader: Reader, placed: Placed) -> None:
        self._reader = reader
        self._placed = placed
        # Notes are unlike each other.
        self._keeps = placed.column.kind is not CellKind.NOTE
        self._since = 0

    def __missing__(self, cell: object) -> Value | None:
        value = self._reader.value(cell, self._placed)
        # True equals 1, and 1 equals 1.0: only text is kept, and that nothing is there.
        if self._keeps and (cell is None or isinstance(cell, str)):
            if len(self) >= CACHED_CELLS:
                self._begin_anew()
            self[cell] = value
        return value

    def _begin_anew(self) -> None:
        """Forget all; cells that hardly repeat (numbers of deals, titles) are not kept again."""
        self._keeps = self._reader.rows_read - self._since > 2 * CACHED_CELLS
        self._since = self._reader.rows_read
        self.clear()


def _too_long(cells: int, columns: int) -> UserError:
    return UserError(
        f"这一行有 {cells} 格，表头只有 {columns} 列。金额里有千分位逗号（1,200.50）要加引号，"
        "或去掉逗号",
        f"this row has {cells} cells under {columns} headers. An amount with a thousands "
        "separator (1,200.50) may need quotes, or no separator",
    )


def _in_their_unit(sheet: Sheet, values: dict[str, Value | None]) -> dict[str, Value | None]:
    """Take back the 万元 of a target that counts visits or customers."""
    if values.get("metric") in MONEY_METRICS:
        return values
    scale = next((p.scale for p in sheet.header.columns if p.column.key == "value"), 1)
    value = values.get("value")
    if scale == 1 or not isinstance(value, Decimal):
        return values
    return values | {"value": value / scale}
