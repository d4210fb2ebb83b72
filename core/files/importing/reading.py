"""Opens CSV and XLSX files as streams of plain rows; knows nothing of what they mean."""

import csv
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from core.errors import UserError
from core.files.endings import WORKBOOKS
from core.files.importing.workbooks import Cell, open_workbook

BOMS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
CHUNK_BYTES = 1 << 20
WIDEST_CELL = 1_000_000
MOST_COLUMNS = 200
LONGEST_LINE = 4 << 20
LARGEST_FILE_BYTES = 2 << 30
DELIMITERS = (",", "\t", ";")
LINES_TO_JUDGE_BY = 10
PACKED_BYTES_OF_A_ROW = 40
BYTES_OF_A_LONG_ROW = 1000
_QUOTED = re.compile(r'"[^"]*"')


class RawRow(NamedTuple):
    """One row that is not blank, with its number as a spreadsheet shows it."""

    number: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Table:
    """One CSV file or one sheet of a workbook: where it is from, and its name.

    `stream` reads its rows from the start, each time it is called: no table is held in memory.
    `line_count` is about how many there are. `hidden` tells a sheet that nobody sees who opens
    the workbook.
    """

    path: Path
    file: str
    name: str
    stream: Callable[[], Iterator[Sequence[Cell]]]
    line_count: int
    hidden: bool = False

    def rows(self) -> Iterator[RawRow]:
        """Read the rows that are not blank. Raises UserError where the file is broken."""
        with _reading(self.path):
            for number, cells in enumerate(self.stream(), start=1):
                if filled := _without_empty_end(cells):
                    _refuse_too_wide(number, filled)
                    yield RawRow(number, filled)

    def head(self, count: int) -> tuple[RawRow, ...]:
        return tuple(islice(self.rows(), count))


class _reading:  # noqa: N801 (reads as a word where it is used)
    """Translates what goes wrong while a file is read."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> None:
        """Begin."""

    def __exit__(self, _kind: object, problem: object, _trace: object) -> None:
        if isinstance(problem, UnicodeError):
            raise _unknown_encoding() from problem
        if isinstance(problem, OSError):
            name, reason = self._path.name, problem.strerror
            raise UserError(
                f"读不了 {name}：{reason}", f"cannot read {name}: {reason}"
            ) from problem


def read_tables(path: Path, opened: ExitStack) -> list[Table]:
    """Return the tables of one file, open until the stack closes. Raises UserError."""
    with _reading(path):
        if path.stat().st_size > LARGEST_FILE_BYTES:
            raise UserError(
                "文件太大了（超过 2 GB），请分成几个", "larger than 2 GB; split the file"
            )
        if path.suffix.lower() not in WORKBOOKS:
            return [_csv_table(path)]
        sheets = open_workbook(path, opened)
        # A workbook does not say how many rows it holds.
        about = path.stat().st_size // PACKED_BYTES_OF_A_ROW // max(len(sheets), 1)
        return [
            Table(path, f"{path.name}:{sheet.title}", sheet.title, sheet.rows, about, sheet.hidden)
            for sheet in sheets
        ]


def _csv_table(path: Path) -> Table:
    encoding, line_count = _encoding_of(path)
    # Long notes count for more than a row: what matters is how much there is to hold.
    about = max(line_count, path.stat().st_size // BYTES_OF_A_LONG_ROW)
    return Table(path, path.name, path.stem, partial(_csv_rows, path, encoding), about)


def _csv_rows(path: Path, encoding: str) -> Iterator[Sequence[Cell]]:
    csv.field_size_limit(WIDEST_CELL)
    with path.open(encoding=encoding, newline="") as file:
        delimiter = _delimiter_of(list(islice(file, LINES_TO_JUDGE_BY)))
        file.seek(0)
        reader = csv.reader(file, delimiter=delimiter, strict=True)
        try:
            yield from reader
        except csv.Error as problem:
            raise UserError(
                f"第 {reader.line_num} 行附近不是有效的 CSV（引号没有配对？）",
                f"not valid CSV near line {reader.line_num} (a quote left open?): {problem}",
            ) from problem


def _encoding_of(path: Path) -> tuple[str, int]:
    """Tell UTF-8 (or a byte order mark's encoding) from GB18030, and count the lines.

    Raises UserError for neither.
    """
    with path.open("rb") as file:
        start = file.read(3)
    marked = [encoding for mark, encoding in BOMS.items() if start.startswith(mark)]
    for encoding in marked or ("utf-8", "gb18030"):
        lines = _lines_in(path, encoding)
        if lines is not None:
            return encoding, lines
    raise _unknown_encoding()


def _unknown_encoding() -> UserError:
    return UserError(
        "编码不认识（试过 UTF-8、UTF-16、GB18030），请另存为 UTF-8 的 CSV",
        "the encoding is unknown (tried UTF-8, UTF-16, GB18030); save it as UTF-8 CSV",
    )


def _lines_in(path: Path, encoding: str) -> int | None:
    """Return how many lines a file has, none when it is not of this encoding.

    Raises UserError for a line that nobody should hold in memory.
    """
    lines = unbroken = 0
    try:
        with path.open(encoding=encoding, newline="") as file:
            while text := file.read(CHUNK_BYTES):
                if "\0" in text:
                    return None  # Half of a UTF-16 without its mark.
                lines += text.count("\n")
                last_end = max(text.rfind("\n"), text.rfind("\r"))
                unbroken = len(text) - last_end if last_end >= 0 else unbroken + len(text)
                if unbroken > LONGEST_LINE:
                    raise UserError(
                        f"第 {lines + 1} 行太长了，这不是表格", f"line {lines + 1} is far too long"
                    )
    except UnicodeError:
        return None
    return lines


def _delimiter_of(lines: Sequence[str]) -> str:
    """Return what separates the cells: a title above the header has none of it."""
    plain = [_QUOTED.sub("", line) for line in lines]
    return max(DELIMITERS, key=lambda mark: max((line.count(mark) for line in plain), default=0))


def _refuse_too_wide(number: int, cells: Sequence[Cell]) -> None:
    if len(cells) > MOST_COLUMNS:
        raise UserError(
            f"第 {number} 行有 {len(cells)} 列，最多 {MOST_COLUMNS} 列",
            f"row {number} has {len(cells)} columns, at most {MOST_COLUMNS}",
        )


def _without_empty_end(cells: Sequence[Cell]) -> tuple[Cell, ...]:
    width = len(cells)
    if width and cells[-1].__class__ is str and not str(cells[-1]).isspace() and cells[-1]:
        return tuple(cells)
    while width and is_empty(cells[width - 1]):
        width -= 1
    return tuple(cells[:width])


def is_empty(cell: Cell) -> bool:
    return cell is None or (isinstance(cell, str) and (not cell or cell.isspace()))
