"""Opens CSV and XLSX files as plain rows of cells; knows nothing of what they mean."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from core.errors import UserError
from core.files.importing.workbooks import Cell, rows_of_sheets

BOMS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
CHUNK_BYTES = 1 << 20
WIDEST_CELL = 1_000_000
MOST_COLUMNS = 200
LARGEST_FILE_BYTES = 256 << 20
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
        if path.stat().st_size > LARGEST_FILE_BYTES:
            raise UserError(
                "文件太大了（超过 256 MB），请分成几个", "larger than 256 MB; split the file"
            )
        if path.suffix.lower() in WORKBOOKS:
            sheets = rows_of_sheets(path)
            yield from (_table(f"{path.name}:{title}", title, rows) for title, rows in sheets)
        else:
            yield _table(path.name, path.stem, _csv_rows(path))
    except UnicodeError as problem:
        raise _unknown_encoding() from problem
    except OSError as problem:
        raise UserError(
            f"读不了 {path.name}：{problem.strerror}",
            f"cannot read {path.name}: {problem.strerror}",
        ) from problem


def _table(file: str, name: str, rows: Iterable[Sequence[Cell]]) -> Table:
    return Table(file, name, tuple(_numbered(rows)))


def _csv_rows(path: Path) -> Iterator[Sequence[Cell]]:
    csv.field_size_limit(WIDEST_CELL)
    encoding = _encoding_of(path)
    with path.open(encoding=encoding, newline="") as file:
        delimiter = _delimiter_of(file.readline())
        file.seek(0)
        reader = csv.reader(file, delimiter=delimiter, strict=True)
        try:
            yield from reader
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
    raise _unknown_encoding()


def _unknown_encoding() -> UserError:
    return UserError(
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


def _numbered(rows: Iterable[Sequence[Cell]]) -> Iterator[RawRow]:
    for number, cells in enumerate(rows, start=1):
        filled = _without_empty_end(cells)
        if len(filled) > MOST_COLUMNS:
            raise UserError(
                f"第 {number} 行有 {len(filled)} 列，最多 {MOST_COLUMNS} 列",
                f"row {number} has {len(filled)} columns, at most {MOST_COLUMNS}",
            )
        if filled:
            yield RawRow(number, filled)


def _without_empty_end(cells: Sequence[Cell]) -> tuple[Cell, ...]:
    width = len(cells)
    while width and is_empty(cells[width - 1]):
        width -= 1
    return tuple(cells[:width])


def is_empty(cell: Cell) -> bool:
    return cell is None or (isinstance(cell, str) and not cell.strip())
