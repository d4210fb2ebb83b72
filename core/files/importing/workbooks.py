"""Opens XLSX workbooks: values only, and none that is an attack or was never calculated."""

import re
import warnings
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import IO
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile, ZipFile, ZipInfo

from core.errors import UserError

# Whatever a spreadsheet holds: text, numbers, days, moments, nothing. Columns say what they want.
Cell = object
Rows = Iterator[Sequence[Cell]]
# What zipfile and openpyxl raise for parts that are missing, cut off, encrypted, or say nonsense.
BROKEN = (
    BadZipFile, ParseError, LookupError, ValueError, TypeError, AttributeError, ArithmeticError,
    EOFError, RuntimeError, zlib.error,
)  # fmt: skip
# A full sheet of a million rows unpacks to less. All shared text is held in memory at once.
LARGEST_UNPACKED_BYTES = 2 << 30
LARGEST_SHARED_BYTES = 96 << 20
# A workbook of real figures shrinks about tenfold; what shrinks like this was made to explode.
MOST_SHRUNK = 150
SMALL_BYTES = 16 << 20
# A program that writes formulas without calculating them leaves their values out, and an import
# would take them for empty. A formula that gives an empty text has a value, though an empty one.
_NOT_CALCULATED = re.compile(
    rb'<c r="(?P<cell>[A-Z]+\d+)"(?P<about>[^>]*)>\s*<f\b[^>]*(?:/>|>[^<]*</f>)\s*'
    rb"(?P<value><v\s*/>|<v>\s*</v>)?\s*</c>"
)
_MERGED = re.compile(rb'<mergeCell ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"')
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
CHUNK_BYTES = 1 << 20
OVERLAP_BYTES = 16 << 10
MOST_MERGED = 100_000
MOST_UNCALCULATED = 10_000
_PLACE = re.compile(rb"([A-Z]+)(\d+)")


@dataclass(frozen=True)
class SheetInside:
    """One sheet: its title, whether it is hidden, and its rows, each time anew."""

    title: str
    hidden: bool
    rows: Callable[[], Rows]


@dataclass(frozen=True)
class _Merged:
    """Cells of one column that were merged: the first row holds the value of all."""

    column: int
    first: int
    last: int


@dataclass(frozen=True)
class Uncalculated:
    """Stands for the value of a formula that nobody calculated."""

    cell: str

    def __str__(self) -> str:
        # Not empty: a row of nothing else is a row, and no second line of a header.
        return f"={self.cell}"


@dataclass
class _Inside:
    """What is to be put right in the rows of a sheet, as a spreadsheet shows them."""

    merged: list[_Merged] = field(default_factory=list)
    uncalculated: dict[int, dict[int, Uncalculated]] = field(default_factory=dict)


def open_workbook(path: Path, opened: ExitStack) -> list[SheetInside]:
    """Return the sheets of a workbook, readable until the stack closes. Raises UserError."""
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    # It warns of styles and validations that it drops; an import needs neither.
    warnings.filterwarnings("ignore", category=UserWarning, module="openpyxl")
    try:
        inside = _inspect(path)
        book = load_workbook(path, read_only=True, data_only=True)
        opened.callback(book.close)
        return [
            SheetInside(
                sheet.title,
                sheet.sheet_state != "visible",
                partial(_rows, sheet, inside),
            )
            for sheet in book.worksheets
        ]
    except (*BROKEN, InvalidFileException) as problem:
        raise _broken() from problem


def _broken() -> UserError:
    return UserError("这不是有效的 XLSX 文件", "this is not a valid XLSX file")


def _rows(sheet: object, inside: dict[str, _Inside]) -> Rows:
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

    if not isinstance(sheet, ReadOnlyWorksheet):
        raise TypeError("a sheet that is not read row by row")
    # Some programs write a wrong size into the sheet, and rows would be cut off.
    sheet.reset_dimensions()
    # The only name that it has for its part of the file.
    found = inside.get(sheet._worksheet_path, _Inside())  # type: ignore[attr-defined]  # noqa: SLF001
    try:
        rows: Rows = sheet.iter_rows(values_only=True)  # type: ignore[misc]  # typed for another
        if found.uncalculated:
            rows = _marked(rows, found.uncalculated)
        yield from _filled(rows, found.merged) if found.merged else rows
    except BROKEN as problem:
        raise _broken() from problem


def _filled(rows: Rows, merged: list[_Merged]) -> Rows:
    """Give every row its value of cells merged downwards: a customer over several deals."""
    waiting = sorted(merged, key=lambda m: m.first, reverse=True)
    open_now: list[tuple[_Merged, Cell]] = []
    for number, row in enumerate(rows, start=1):
        cells = list(row)
        open_now = [(m, value) for m, value in open_now if number <= m.last]
        for m, value in open_now:
            _put(cells, m.column, value)
        while waiting and waiting[-1].first <= number:
            m = waiting.pop()
            open_now.append((m, cells[m.column] if m.column < len(cells) else None))
        yield cells


def _marked(rows: Rows, uncalculated: dict[int, dict[int, Uncalculated]]) -> Rows:
    last = 0
    for last, row in enumerate(rows, start=1):
        yield _with_marks(list(row), uncalculated.get(last, {}))
    # Rows without any value at the end of a sheet are not read as rows.
    for number in range(last + 1, max(uncalculated) + 1):
        yield _with_marks([], uncalculated.get(number, {}))


def _with_marks(cells: list[Cell], marks: dict[int, Uncalculated]) -> list[Cell]:
    for column, mark in marks.items():
        cells += [None] * (column + 1 - len(cells))
        cells[column] = mark
    return cells


def _put(cells: list[Cell], column: int, value: Cell) -> None:
    cells += [None] * (column + 1 - len(cells))
    if cells[column] is None:
        cells[column] = value


def _inspect(path: Path) -> dict[str, _Inside]:
    """Refuse what is an attack; return what is to be put right in each part."""
    with ZipFile(path) as packed:
        parts = packed.infolist()
        _refuse_explosive(parts)
        inside = {}
        for part in parts:
            if _SHEET.fullmatch(part.filename):
                with packed.open(part) as sheet:
                    inside[part.filename] = _inspect_sheet(sheet)
        return inside


def _refuse_explosive(parts: list[ZipInfo]) -> None:
    total = sum(part.file_size for part in parts)
    shrunk = total > SMALL_BYTES and total > MOST_SHRUNK * sum(p.compress_size for p in parts)
    if total > LARGEST_UNPACKED_BYTES or shrunk:
        raise UserError(
            f"这个工作簿解压后太大了（{total >> 20} MB），没有打开",
            f"this workbook is too large once unpacked ({total >> 20} MB) and was not opened",
        )
    if any(p.file_size > LARGEST_SHARED_BYTES for p in parts if not _SHEET.fullmatch(p.filename)):
        raise UserError(
            "这个工作簿的文字太多了，请另存为 CSV 再导入",
            "this workbook holds too much text; save it as CSV and import that",
        )


def _inspect_sheet(sheet: IO[bytes]) -> _Inside:
    inside = _Inside()
    merged: dict[_Merged, None] = {}
    tail = b""
    while chunk := sheet.read(CHUNK_BYTES):
        text = tail + chunk
        _note_uncalculated(text, inside)
        for found in _MERGED.finditer(text):
            if int(found[4]) > int(found[2]) and len(merged) < MOST_MERGED:
                merged[_Merged(_place_of(found[1]), int(found[2]), int(found[4]))] = None
        tail = text[-OVERLAP_BYTES:]
    inside.merged = list(merged)
    return inside


def _place_of(letters: bytes) -> int:
    """Return a column's place from 0: A is 0, AA is 26."""
    place = 0
    for letter in letters:
        place = place * 26 + letter - ord("A") + 1
    return place - 1


def _note_uncalculated(text: bytes, inside: _Inside) -> None:
    """Note where values are missing: a row that is left out anyway, of totals, needs none."""
    for found in _NOT_CALCULATED.finditer(text):
        if found["value"] and b't="str"' in found["about"]:
            continue
        cell = found["cell"].decode()
        place = _PLACE.fullmatch(found["cell"])
        if place is None or len(inside.uncalculated) >= MOST_UNCALCULATED:
            raise not_calculated(cell)
        row = inside.uncalculated.setdefault(int(place[2]), {})
        row[_place_of(place[1])] = Uncalculated(cell)


def not_calculated(cell: str) -> UserError:
    return UserError(
        f"单元格 {cell} 的公式还没计算，请用 Excel 或 WPS 打开并保存后再导入",
        f"cell {cell} holds one of the formulas without values; "
        "open the workbook in a spreadsheet and save it",
    )
