"""Opens CSV and XLSX files as plain rows of cells; knows nothing of what they mean."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile, ZipFile

from core.errors import UserError

# Whatever a spreadsheet holds: text, numbers, days, moments, nothing. Columns say what they want.
Cell = object
BOMS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
CHUNK_BYTES = 1 << 20
WIDEST_CELL = 1_000_000
MOST_COLUMNS = 200
# A workbook of real figures shrinks about tenfold; one that unpacks to this much is an attack.
LARGEST_UNPACKED_BYTES = 1 << 30
WORKBOOKS = {".xlsx", ".xlsm"}
TABLES = {".csv", ".txt", ".tsv"}


@dataclass(frozen=True)
class RawRow:
    """One row that is not blank, with its number as a spreadsheet shows it."""

    number: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Table:
    """One CSV file or one sheet of a workbook: where it is from, its name, and its rows."""

    file: str
    name: str
    rows: tuple[RawRow, ...]


def read_tables(path: Path) -> Iterator[Table]:
    """Yield the tables of one file. Raises UserError when it cannot be read."""
    try:
        if path.suffix.lower() in WORKBOOKS:
            yield from _sheets(path)
        else:
            yield Table(path.name, path.stem, tuple(_csv_rows(path)))
    except OSError as problem:
        raise UserError(
            f"读不了 {path.name}：{problem.strerror}",
            f"cannot read {path.name}: {problem.strerror}",
        ) from problem


def _csv_rows(path: Path) -> Iterator[RawRow]:
    csv.field_size_limit(WIDEST_CELL)
    encoding = _encoding_of(path)
    with path.open(encoding=encoding, newline="") as file:
        delimiter = _delimiter_of(file.readline())
        file.seek(0)
        reader = csv.reader(file, delimiter=delimiter, strict=True)
        try:
            yield from _numbered(tuple(row) for row in reader)
        except csv.Error as problem:
            raise UserError(
                f"第 {reader.line_num} 行附近不是有效的 CSV（引号没有配对？）",
                f"not valid CSV near line {reader.line_num} (a quote left open?): {problem}",
            ) from problem


def _encoding_of(path: Path) -> str:
    """Tell UTF-8 (or a byte order mark's encoding) from GB18030. Raises UserError for neither."""
    with path.open("rb") as file:
        start = file.read(3)
    for mark, encoding in BOMS.items():
        if start.startswith(mark):
            return encoding
    for encoding in ("utf-8", "gb18030"):
        if _decodes(path, encoding):
            return encoding
    raise UserError(
        "编码不认识，请另存为 UTF-8 的 CSV", "the encoding is unknown; save it as UTF-8 CSV"
    )


def _decodes(path: Path, encoding: str) -> bool:
    try:
        with path.open(encoding=encoding, newline="") as file:
            while file.read(CHUNK_BYTES):
                pass
    except UnicodeDecodeError:
        return False
    return True


def _delimiter_of(header: str) -> str:
    return max(",", "\t", ";", key=header.count)


def _sheets(path: Path) -> Iterator[Table]:
    _refuse_bombs(path)
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = load_workbook(path, read_only=True, data_only=True)
    except (BadZipFile, InvalidFileException, ParseError, KeyError, ValueError) as problem:
        raise _no_workbook() from problem
    try:
        for sheet in book.worksheets:
            # Some programs write a wrong size into the sheet, and rows would be cut off.
            sheet.reset_dimensions()
            rows = tuple(_numbered(sheet.iter_rows(values_only=True)))
            yield Table(f"{path.name}:{sheet.title}", sheet.title, rows)
    except (ParseError, BadZipFile, KeyError, ValueError) as problem:
        raise _no_workbook() from problem
    finally:
        book.close()


def _refuse_bombs(path: Path) -> None:
    try:
        with ZipFile(path) as packed:
            unpacked = sum(part.file_size for part in packed.infolist())
    except BadZipFile as problem:
        raise _no_workbook() from problem
    if unpacked > LARGEST_UNPACKED_BYTES:
        raise UserError("这个工作簿解压后太大了", "this workbook is too large once unpacked")


def _no_workbook() -> UserError:
    return UserError("这不是有效的 XLSX 文件", "this is not a valid XLSX file")


def _numbered(rows: Iterator[tuple[Cell, ...]]) -> Iterator[RawRow]:
    for number, cells in enumerate(rows, start=1):
        filled = _without_empty_end(cells)
        if len(filled) > MOST_COLUMNS:
            raise UserError(
                f"第 {number} 行有 {len(filled)} 列，最多 {MOST_COLUMNS} 列",
                f"row {number} has {len(filled)} columns, at most {MOST_COLUMNS}",
            )
        if filled:
            yield RawRow(number, filled)


def _without_empty_end(cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
    width = len(cells)
    while width and is_empty(cells[width - 1]):
        width -= 1
    return cells[:width]


def is_empty(cell: Cell) -> bool:
    return cell is None or (isinstance(cell, str) and not cell.strip())
