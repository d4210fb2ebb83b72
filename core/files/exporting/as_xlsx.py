"""Writes a table as an XLSX workbook of one sheet, row by row."""

from datetime import datetime
from pathlib import Path

from core.errors import UserError
from core.files.cells import inert
from core.files.exporting.as_csv import local
from core.files.exporting.form import ExportTable
from core.files.exporting.shown import Cell

# What one sheet can hold, and how long its name may be (Excel specifications and limits).
MOST_ROWS = 1_048_576
LONGEST_TITLE = 31


def write_xlsx(table: ExportTable, path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet(table.title[:LONGEST_TITLE])
    sheet.freeze_panes = "A2"
    try:
        sheet.append(list(table.headers))
        written = 1
        for batch in table.batches:
            written += len(batch[0])
            if written > MOST_ROWS:
                raise _too_long()
            for row in zip(*batch, strict=True):
                sheet.append([_as_cell(cell) for cell in row])
    finally:
        # openpyxl keeps the sheet in a temporary file until then.
        sheet.close()
    book.save(path)


def _too_long() -> UserError:
    return UserError(
        f"一张工作表最多 {MOST_ROWS:,} 行。请用 .csv，或用 --period 缩小范围。",
        f"A sheet holds at most {MOST_ROWS:,} rows. Use .csv, or narrow it with --period.",
    )


def _as_cell(cell: Cell) -> Cell:
    match cell:
        case str():
            return inert(cell)
        case datetime():
            return local(cell) if cell.fold else cell
        case _:
            return cell
