"""Writes a table as CSV or XLSX. What a spreadsheet would execute is made inert."""

import csv
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from pathlib import Path

from core.errors import UserError
from core.files.cells import inert
from core.files.exporting.shown import Cell


@dataclass(frozen=True)
class ExportTable:
    """A table on its way into a file: a title for its sheet, headers, and rows."""

    title: str
    headers: tuple[str, ...]
    rows: Iterable[list[Cell]]


def write_table(table: ExportTable, path: Path) -> int:
    """Write a table in the form that the file's name asks for; returns the number of rows.

    The file appears whole or not at all. Raises UserError for an unknown form and for a place
    that cannot be written to.
    """
    writers = {".csv": _write_csv, ".xlsx": _write_xlsx}
    form = path.suffix.lower()
    if form not in writers:
        raise _unknown_form(form)
    partial = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        count = writers[form](table, partial)
        partial.replace(path)
    except OSError as problem:
        raise UserError(
            f"写不了 {path}：{problem.strerror}", f"cannot write {path}: {problem.strerror}"
        ) from problem
    finally:
        partial.unlink(missing_ok=True)
    return count


def _unknown_form(form: str) -> UserError:
    if form == ".parquet":
        return UserError(
            "Parquet 是可选组件，还没有安装。请用 .csv 或 .xlsx。",
            "Parquet is an optional extra that is not installed. Use .csv or .xlsx.",
        )
    return UserError(
        f"不支持“{form}”，请用 .csv 或 .xlsx。", f"“{form}” is not supported. Use .csv or .xlsx."
    )


def _write_csv(table: ExportTable, path: Path) -> int:
    # With the mark at its start, spreadsheets know that the file is UTF-8.
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(table.headers)
        counted = _Counted(table.rows)
        writer.writerows([_as_text(cell) for cell in row] for row in counted)
    return counted.count


def _as_text(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case str():
            return inert(cell)
        case Decimal():
            return format(cell, "f")
        case datetime():
            return _local(cell)
        case _:
            return str(cell)


def _local(moment: datetime) -> str:
    """Return a local moment; in the hour that clocks go back, with its distance from UTC."""
    if moment.fold:
        return moment.isoformat(" ")
    form = "%Y-%m-%d %H:%M:%S" if moment.second else "%Y-%m-%d %H:%M"
    return moment.strftime(form)


def _write_xlsx(table: ExportTable, path: Path) -> int:
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet(table.title[:31])
    sheet.freeze_panes = "A2"
    sheet.append(list(table.headers))
    counted = _Counted(table.rows)
    for row in counted:
        sheet.append([_as_cell(cell) for cell in row])
    book.save(path)
    return counted.count


def _as_cell(cell: Cell) -> Cell:
    match cell:
        case str():
            return inert(cell)
        case datetime():
            return _local(cell) if cell.fold else cell.replace(tzinfo=None)
        case _:
            return cell


class _Counted:
    """Rows that are counted as they pass."""

    def __init__(self, rows: Iterable[list[Cell]]) -> None:
        self.rows = rows
        self.count = 0

    def __iter__(self) -> Iterator[list[Cell]]:
        for row in self.rows:
            self.count += 1
            yield row
