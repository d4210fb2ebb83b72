"""Writes a table as CSV. What a spreadsheet would execute is made inert."""

import csv
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

from core.files.cells import inert
from core.files.exporting.form import ExportTable
from core.files.exporting.shown import Cell, Cells


def write_csv(table: ExportTable, path: Path) -> None:
    # With the mark at its start, spreadsheets know that the file is UTF-8.
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(table.headers)
        for batch in table.batches:
            writer.writerows(zip(*map(_texts, batch), strict=True))


def _texts(cells: Cells) -> list[str]:
    return [_TEXT_OF[type(cell)](cell) for cell in cells]


def local(moment: datetime) -> str:
    """Return a local moment; in the hour that clocks go back, with its distance from UTC."""
    if moment.fold:
        return moment.isoformat(" ")
    # Cut by hand: strftime takes five times as long, and a diary has a moment in every row.
    text = moment.isoformat(" ", "seconds")
    return text[: len("2026-11-23 09:00:00")] if moment.second else text[: len("2026-11-23 09:00")]


def _decimal(cell: Cell) -> str:
    return format(cell, "f") if isinstance(cell, Decimal) else ""


def _text(cell: Cell) -> str:
    return inert(str(cell))


def _moment(cell: Cell) -> str:
    return local(cell) if isinstance(cell, datetime) else ""


_TEXT_OF: dict[type, Callable[[Cell], str]] = {
    type(None): lambda _: "",
    str: _text,
    int: str,
    bool: str,
    Decimal: _decimal,
    datetime: _moment,
    date: str,
}
