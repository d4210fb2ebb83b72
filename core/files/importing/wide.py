"""Tables of targets as people keep them: a column for each month, or a row for each person.

“成员 | 1月 | 2月 | …” is read as one row for each month. The table itself stays as it is, so that
bad rows are given back as they were; decides nothing about what a cell holds.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from core.errors import UserError
from core.files.importing.headers import ROWS_TO_LOOK_AT, folded
from core.files.importing.natural import NAMED_BY
from core.files.importing.reading import RawRow, is_empty
from core.files.importing.totals import TOTALS, is_total
from core.files.importing.units import without_unit
from core.files.importing.values import as_text
from core.files.layout import FileKind
from core.vocabulary import Metric

FEWEST = 2
YEARS = {folded(word) for word in ("年份", "年度", "年", "year")}
MONTHS = {folded(word) for word in ("月份", "月", "季度", "month", "quarter")}
SCOPES = {folded(word) for word in ("层级", "scope", "名称", "name")}
METRICS = {folded(word) for word in ("指标", "metric")}
VALUES = {folded(word) for word in ("目标", "目标值", "目标额", "value", "target")}
SUMS = TOTALS | {"全年", "全年合计", "年度合计", "全年目标", "年度目标", "fullyear"}
ENGLISH_MONTHS = (
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
)  # fmt: skip
_PERIOD = re.compile(
    r"(?:(?P<year>20\d\d)(?:年度?|[-/.\s])?)?"
    r"(?:(?P<month>0?[1-9]|1[0-2])月份?|第?(?P<quarter>[一二三四1-4])季度?|q(?P<q>[1-4])|"
    rf"(?P<english>{'|'.join(ENGLISH_MONTHS)})[a-z]*\.?)"
    r"|(?P<iso_year>20\d\d)[-/.](?P<iso_month>0?[1-9]|1[0-2])(?:[-/.]0?1)?"
)
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_QUARTERS = {"一": "1", "二": "2", "三": "3", "四": "4"}
_TARGET = re.compile(r"的?(?:目标值?|任务|指标)$|[ _]?targets?$")
REVENUE_TAKEN = UserError("没有写指标，按“销售额”读", "no metric is named; read as revenue")


@dataclass(frozen=True)
class Pivot:
    """A column whose name says a part of each of its rows: a month, or a metric."""

    index: int
    says: str


@dataclass(frozen=True)
class Wide:
    """How one row of a table becomes several: what its columns say, and what is said beside.

    `adds` are further columns with one word each; `year_at` and `month_at` are columns that tell
    a period together.
    """

    header_row: int
    width: int
    pivots: tuple[Pivot, ...]
    pivots_say: str = ""
    unit: str = ""
    adds: tuple[tuple[str, str], ...] = ()
    year: int = 0
    year_at: int | None = None
    month_at: int | None = None
    assumed: tuple[UserError, ...] = ()

    def head(self, head: Sequence[RawRow]) -> list[RawRow]:
        """Return the first rows of a table with the header that its rows are read by."""
        return [self._header(row) if row.number == self.header_row else row for row in head]

    def rows(self, raw: RawRow) -> Iterator[RawRow]:
        """Return the rows that one below the header stands for; an empty cell is none."""
        cells = raw.cells[: self.width] + (None,) * (self.width - len(raw.cells))
        # What no column is for stays last, and the row longer than its header.
        more = raw.cells[self.width :]
        words = tuple(word for _, word in self.adds)
        if self.pivots and is_total([cell for cell in cells if not _says_a_metric(cell)]):
            yield raw  # It is left out, and that is said.
            return
        if not self.pivots:
            yield RawRow(raw.number, (*cells, *words, self._period(cells), *more))
        for pivot in self.pivots:
            if not is_empty(cell := cells[pivot.index]):
                said = (*words, self._says(pivot, cells), cell)
                yield RawRow(raw.number, (*cells, *said, *more))

    def _says(self, pivot: Pivot, cells: Sequence[object]) -> str:
        if self.pivots_say != "周期" or pivot.says[:2] == "20":
            return pivot.says
        return f"{self._year_of(cells)}年{pivot.says}"

    def _period(self, cells: Sequence[object]) -> str:
        month = period_in(cells[self.month_at]) if self.month_at is not None else None
        if month is None:
            return as_text(cells[self.month_at]) if self.month_at is not None else ""
        return month if month[:2] == "20" else f"{self._year_of(cells)}年{month}"

    def _year_of(self, cells: Sequence[object]) -> str:
        said = as_text(cells[self.year_at]) if self.year_at is not None else ""
        return said.rstrip("年度") or str(self.year)

    def _header(self, row: RawRow) -> RawRow:
        cells = [*row.cells, *[""] * (self.width - len(row.cells))]
        read = {*(pivot.index for pivot in self.pivots), self.year_at, self.month_at}
        for index, cell in enumerate(cells):
            # The sums beside the months are told by them.
            if index in read or (self.pivots and folded(as_text(cell)) in SUMS):
                cells[index] = ""
        names = [name for name, _ in self.adds]
        if not self.pivots:
            return RawRow(row.number, (*cells, *names, "周期"))
        return RawRow(row.number, (*cells, *names, self.pivots_say, f"目标值{self.unit}"))


def wide_in(
    head: Sequence[RawRow], kind: FileKind | None, names: Sequence[str], year: int
) -> Wide | None:
    """Return how a table of targets is spread out; None for a table that is as ours.

    `names` are those of the file and the sheet: they may tell the year and the metric.
    """
    if kind not in {None, FileKind.TARGETS}:
        return None
    for row in head[:ROWS_TO_LOOK_AT]:
        header = [folded(without_unit(as_text(cell))[0]) for cell in row.cells]
        above = [as_text(cell) for one in head if one.number < row.number for cell in one.cells]
        said = [*names, *above]
        found = _spread(row, header, kind)
        if found is not None:
            below = [one for one in head if one.number > row.number]
            return _complete(found, header, said, year, below)
    return None


def _spread(row: RawRow, header: list[str], kind: FileKind | None) -> Wide | None:
    """Return what the columns of a header say besides their own cells."""
    whose = any(name in NAMED_BY or name in SCOPES for name in header)
    year_at = next((n for n, name in enumerate(header) if name in YEARS), None)
    wide = Wide(row.number, len(row.cells), (), year_at=year_at)
    periods = _periods(row)
    if len(periods) >= FEWEST and (whose or kind is FileKind.TARGETS):
        return replace(wide, pivots=periods, pivots_say="周期", unit=_unit(row, periods))
    month_at = next((n for n, name in enumerate(header) if name in MONTHS), None)
    if not whose or month_at is None:
        return None
    metrics = _metrics(row)
    if metrics and not any(name in METRICS or name in VALUES for name in header):
        # Its month is read as it stands.
        return replace(wide, pivots=metrics, pivots_say="指标", year_at=None)
    return replace(wide, month_at=month_at)


def _complete(
    wide: Wide, header: list[str], said: list[str], year: int, below: Sequence[RawRow]
) -> Wide:
    """Add what the names around a table tell: its year, its metric, that it is the company's."""
    adds: list[tuple[str, str]] = []
    assumed: list[UserError] = []
    if not any(name in NAMED_BY or name in SCOPES for name in header):
        adds.append(("层级", "公司"))
    if wide.pivots_say != "指标" and not any(name in METRICS for name in header):
        metric = metric_in(said)
        adds.append(("指标", (metric or Metric.REVENUE).zh))
        assumed += [] if metric else [REVENUE_TAKEN]
    years = [found[1] for one in said if (found := _YEAR.search(one))]
    if not years and wide.year_at is None and _months_lack_year(wide, below):
        assumed.append(_year_taken(year))
    year = int(years[0]) if years else year
    return replace(wide, year=year, adds=tuple(adds), assumed=tuple(assumed))


def _months_lack_year(wide: Wide, below: Sequence[RawRow]) -> bool:
    at = wide.month_at
    cells = [row.cells[at] for row in below if at is not None and at < len(row.cells)]
    said = [pivot.says for pivot in wide.pivots if wide.pivots_say == "周期"]
    said += [label for cell in cells if (label := period_in(cell)) is not None]
    return any(label[:2] != "20" for label in said)


def _year_taken(year: int) -> UserError:
    return UserError(f"月份没有写年份，按 {year} 年读", f"months without a year, read as {year}")


def _periods(row: RawRow) -> tuple[Pivot, ...]:
    found = [
        Pivot(index, label)
        for index, cell in enumerate(row.cells)
        if (label := period_in(_name_of(cell))) is not None
    ]
    months = tuple(pivot for pivot in found if "月" in pivot.says)
    # Sums of a quarter stand among its months, and are told by them.
    return months or tuple(found)


def _metrics(row: RawRow) -> tuple[Pivot, ...]:
    return tuple(
        Pivot(index, metric.zh)
        for index, cell in enumerate(row.cells)
        if (metric := Metric.read(_name_of(cell))) is not None
    )


def _name_of(cell: object) -> str:
    plain = without_unit(as_text(cell))[0].strip()
    return _TARGET.sub("", plain) or plain


def _unit(row: RawRow, pivots: tuple[Pivot, ...]) -> str:
    sizes = {without_unit(as_text(row.cells[pivot.index]))[1] for pivot in pivots}
    return "（万元）" if sizes == {10_000} else ""


def period_in(cell: object) -> str | None:
    """Return a month or quarter as “2027年1月” or “1月”; None for what is neither."""
    text = re.sub(r"\s", "", unicodedata.normalize("NFKC", as_text(cell)).casefold())
    found = _PERIOD.fullmatch(text)
    if found is None:
        return None
    said = found.groupdict()
    year = said["year"] or said["iso_year"]
    return f"{year}年{_part(said)}" if year else _part(said)


def _part(said: Mapping[str, str | None]) -> str:
    if said["english"]:
        return f"{ENGLISH_MONTHS.index(said['english']) + 1}月"
    if month := said["month"] or said["iso_month"]:
        return f"{int(month)}月"
    quarter = said["quarter"] or said["q"] or ""
    return f"第{_QUARTERS.get(quarter, quarter)}季度"


def metric_in(names: Sequence[str]) -> Metric | None:
    """Return the metric that the name of a file or a line above a table speaks of."""
    for name in names:
        words = [(name.find(word), -len(word), metric) for metric, word in _metric_words()]
        if found := [one for one in words if one[0] >= 0]:
            return min(found, key=lambda one: one[1])[2]
    return None


def _metric_words() -> list[tuple[Metric, str]]:
    return [(metric, word) for metric in Metric for word in (metric.zh, metric.value, *metric.also)]


def _says_a_metric(cell: object) -> bool:
    return isinstance(cell, str) and Metric.read(cell.strip()) is not None
