"""Writes the bad rows of an import to a file: as they were, with the reason beside them.

Mended there, that file imports: what stands above the header comes along, and the reason is no
column of ours. Nothing that exists is overwritten.
"""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from core.errors import UserError
from core.files.cells import inert
from core.files.endings import WORKBOOKS
from core.files.importing.headers import REASON
from core.files.importing.reading import RawRow
from core.files.importing.report import Findings, Problem
from core.files.importing.rows import Sheet
from core.files.importing.workbooks import Uncalculated

SUFFIX = {"zh": "有问题", "en": "problems"}
Problems = Mapping[int, Sequence[Problem]]


@dataclass(frozen=True)
class BadRowsFile:
    """Where bad rows go: beside each input, or to `to` where the user named a file."""

    language: str
    to: Path | None = None

    def __post_init__(self) -> None:
        if self.to is None:
            return
        if self.to.suffix.lower() not in {".csv", ".xlsx"}:
            raise UserError(
                f"{self.to.name} 请用 .csv 或 .xlsx 结尾", f"{self.to.name} must be .csv or .xlsx"
            )
        if self.to.exists():
            raise UserError(
                f"{self.to} 已经存在，请换一个名字", f"{self.to} exists already; choose another"
            )

    def write(self, sheets: Sequence[Sheet], findings: Findings) -> list[Path]:
        """Write the bad rows; returns the files. Raises UserError where that cannot be done."""
        bad = [sheet for sheet in sheets if sheet.file in findings.bad_rows]
        by_place: dict[Path, list[Sheet]] = {}
        for sheet in bad:
            by_place.setdefault(self.to or sheet.table.path, []).append(sheet)
        written = []
        for place, of_place in by_place.items():
            target = self.to or self._beside(place)
            try:
                self._write_one(target, of_place, findings.bad_rows)
            except OSError as problem:
                raise _cannot_write(target, problem) from problem
            written.append(target)
        return written

    def _beside(self, source: Path) -> Path:
        ending = ".xlsx" if source.suffix.lower() in WORKBOOKS else ".csv"
        for number in count(1):
            again = "" if number == 1 else f"-{number}"
            target = source.with_name(f"{source.stem}.{SUFFIX[self.language]}{again}{ending}")
            if not target.exists():
                return target
        raise AssertionError("numbers end")

    def _write_one(
        self, target: Path, sheets: Sequence[Sheet], bad: Mapping[str, Problems]
    ) -> None:
        tables = [(sheet.table.name[:31], self._rows(sheet, bad[sheet.file])) for sheet in sheets]
        if target.suffix.lower() == ".xlsx":
            _write_workbook(target, tables)
        elif len(tables) == 1:
            _write_csv(target, tables[0][1])
        else:
            raise UserError(
                "有问题的行来自几个文件，--bad-rows 请写 .xlsx",
                "bad rows come from several files: name an .xlsx for --bad-rows",
            )

    def _rows(self, sheet: Sheet, problems: Problems) -> Iterator[list[object]]:
        width = max((placed.index for placed in sheet.header.columns), default=0) + 1
        for raw in sheet.table.rows():
            if raw.number < sheet.header.row:
                yield list(raw.cells)
            elif raw.number == sheet.header.row:
                width = max(width, len(raw.cells))
                yield [*_padded(raw, width), REASON[0] if self.language == "zh" else REASON[1]]
            elif raw.number in problems:
                cells = _padded(raw, width)
                # What is more than the header has stays, though behind the reason.
                yield [*cells[:width], self._reason(problems[raw.number]), *cells[width:]]

    def _reason(self, problems: Sequence[Problem]) -> str:
        said = [
            ": ".join(part for part in (p.column, p.zh if self.language == "zh" else p.en) if part)
            for p in problems
        ]
        return ("；" if self.language == "zh" else "; ").join(said)


def _padded(raw: RawRow, width: int) -> list[object]:
    cells = [None if isinstance(cell, Uncalculated) else cell for cell in raw.cells]
    return [*cells, *([None] * (width - len(cells)))]


def _write_csv(target: Path, rows: Iterator[list[object]]) -> None:
    # With its mark, so that a spreadsheet knows the encoding.
    with target.open("x", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        for row in rows:
            writer.writerow("" if cell is None else _safe(cell) for cell in row)


def _safe(cell: object) -> object:
    """Keep a figure as it was; what a spreadsheet would execute is text."""
    if not isinstance(cell, str):
        return cell
    return cell if cell.lstrip("+-").replace(",", "").replace(".", "").isdigit() else inert(cell)


def _write_workbook(target: Path, tables: Sequence[tuple[str, Iterator[list[object]]]]) -> None:
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell

    book = Workbook(write_only=True)
    for title, rows in tables:
        sheet = book.create_sheet(title)
        for row in rows:
            cells = [
                WriteOnlyCell(sheet, value=cell)  # type: ignore[arg-type]  # as openpyxl read it
                for cell in row
            ]
            for cell in cells:
                if cell.data_type == "f":
                    cell.data_type = "s"
            sheet.append(cells)
    with target.open("xb") as file:
        book.save(file)


def _cannot_write(target: Path, problem: OSError) -> UserError:
    return UserError(
        f"有问题的行写不进 {target}：{problem.strerror}。可以用 --bad-rows 指定别的位置。",
        f"cannot write the bad rows to {target}: {problem.strerror}. Name a place: --bad-rows.",
    )
