"""Holds the totals that a table of targets writes itself against the cells that they sum up.

They are not imported: one that is wrong tells that a target is, or that one is missing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from core.files.importing.headers import Header, folded
from core.files.importing.numbers import names_its_unit, read_number
from core.files.importing.reading import RawRow, is_empty
from core.files.importing.report import BadCellError
from core.files.importing.totals import ADDS_UP, TOTALS, is_total
from core.files.importing.values import as_text
from core.files.importing.wide import SUMS, Wide
from core.vocabulary import Metric

WHOLE_YEAR = (4, 12)
# A spreadsheet's own sums are off by less.
NEARLY = Decimal("0.005")


@dataclass(frozen=True)
class Figures:
    """Where a table of targets has its figures: by column, what the file calls it.

    `sums_at` are columns that sum up a row. In `alike` all rows say the same, or a total of them
    means nothing.
    """

    columns: tuple[tuple[int, str], ...]
    sums_at: tuple[tuple[int, str], ...]
    alike: tuple[int, ...]
    scale: int


def figures_of(header: Header, wide: Wide | None, raw_header: Sequence[object]) -> Figures | None:
    """Return where the figures of a table of targets are; None where they do not add up."""
    placed = {one.column.key: one for one in header.columns}
    names = {one.index for one in header.columns if one.column.key == "name"}
    alike = tuple(
        placed[key].index
        for key in ("scope", "metric", "period")
        # The level that a column of names tells is the same for all of them.
        if key in placed and placed[key].index < len(raw_header) and placed[key].index not in names
    )
    value = placed["value"]
    if wide is None or not wide.pivots:
        month = () if wide is None or wide.month_at is None else (wide.month_at,)
        return Figures(((value.index, value.written),), (), (*alike, *month), value.scale)
    metric = dict(wide.adds).get("指标")
    if metric is not None and Metric.read(metric) not in ADDS_UP:
        return None
    columns = [(pivot.index, as_text(raw_header[pivot.index])) for pivot in wide.pivots]
    if wide.pivots_say == "指标":
        said = {pivot.index: Metric.read(pivot.says) for pivot in wide.pivots}
        adds_up = tuple(name for name in columns if said[name[0]] in ADDS_UP)
        return Figures(adds_up, (), alike, value.scale)
    # Of a whole year is said what only all its months or quarters add up to.
    known = SUMS if len(wide.pivots) in WHOLE_YEAR else TOTALS
    sums = [(n, as_text(c)) for n, c in enumerate(raw_header) if folded(as_text(c)) in known]
    return Figures(tuple(columns), tuple(sums), alike, value.scale)


@dataclass
class WrittenTotals:
    """The totals of one table, row by row from its top."""

    figures: Figures
    _since: dict[int, Decimal] = field(default_factory=dict)
    _all: dict[int, Decimal] = field(default_factory=dict)
    _said: dict[int, str] = field(default_factory=dict)
    _differ: bool = False

    def see(self, raw: RawRow) -> Iterator[tuple[str, BadCellError]]:
        """Yield each total of a row that is wrong, and the column that it stands in."""
        if is_total([cell for cell in raw.cells if not _says_a_metric(cell)]):
            yield from self._of_column(raw)
            return
        for index in self.figures.alike:
            said = as_text(_cell(raw, index))
            self._differ = self._differ or said != self._said.setdefault(index, said)
            self._differ = self._differ or Metric.read(said) not in {None, *ADDS_UP}
        row = Decimal(0)
        for index, _ in self.figures.columns:
            number = self._number(raw, index) or Decimal(0)
            row += number
            for sums in (self._since, self._all):
                sums[index] = sums.get(index, Decimal(0)) + number
        for index, name in self.figures.sums_at:
            yield from self._held(raw, index, name, (row,))

    def _of_column(self, raw: RawRow) -> Iterator[tuple[str, BadCellError]]:
        for index, name in self.figures.columns:
            expected = self._since.get(index, Decimal(0)), self._all.get(index, Decimal(0))
            if not self._differ:
                yield from self._held(raw, index, name, expected)
        self._since.clear()

    def _held(
        self, raw: RawRow, index: int, name: str, expected: Sequence[Decimal]
    ) -> Iterator[tuple[str, BadCellError]]:
        total = self._number(raw, index)
        if total is not None and all(abs(total - one) > NEARLY for one in expected):
            yield name, _wrong(total, expected[-1])

    def _number(self, raw: RawRow, index: int) -> Decimal | None:
        """Return a figure as the column counts, none for no figure: that is told elsewhere."""
        cell = _cell(raw, index)
        try:
            number = None if is_empty(cell) else read_number(cell)
        except BadCellError:
            return None
        if number is None:
            return None
        return number / self.figures.scale if names_its_unit(cell) else number


def _cell(raw: RawRow, index: int) -> object:
    return raw.cells[index] if index < len(raw.cells) else None


def _says_a_metric(cell: object) -> bool:
    return isinstance(cell, str) and Metric.read(cell.strip()) is not None


def _wrong(total: Decimal, expected: Decimal) -> BadCellError:
    return BadCellError(
        f"写的合计 {total:,f} 与各项之和 {expected:,f} 不一致，差 {total - expected:,f}",
        f"the total {total:,f} is not the sum of its cells, {expected:,f}",
    )
