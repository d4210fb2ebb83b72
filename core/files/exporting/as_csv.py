"""Writes a table as CSV. What a spreadsheet would execute is made inert."""

import csv
from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path

from core.files.cells import inert
from core.files.exporting.form import ExportTable
from core.files.exporting.once import Once
from core.files.exporting.shown import Cell, Cells


def write_csv(table: ExportTable, path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        # With the mark at its start, spreadsheets know that the file is UTF-8.
        file.write("\ufeff")
        writer = csv.writer(file)
        writer.writerow(table.headers)
        texts = Once(_text_of)
        for batch in table.batches:
            columns = [_texts(cells, texts) for cells in batch]
            writer.writerows(zip(*columns, strict=True))


def _texts(cells: Cells, texts: Once[Cell, str]) -> list[str]:
    first = next((cell for cell in cells if cell is not None), None)
    if isinstance(first, datetime):
        # Not looked up whole: the two halves of a repeated hour count as equal.
        return [_moment(cell) for cell in cells]
    return [texts[cell] for cell in cells]


def _text_of(cell: Cell) -> str:
    return _TEXT_OF[type(cell)](cell)


def local(moment: datetime) -> str:
    """Return a local moment; in the hour that clocks go back, with its distance from UTC."""
    if moment.fold:
        return moment.isoformat(" ")
    # Day and clock are looked up: to word a moment takes five times as long.
    return _DAYS[moment.date()] + _CLOCKS[moment.time()]


def _decimal(cell: Cell) -> str:
    return format(cell, "f") if isinstance(cell, Decimal) else ""


def _text(cell: Cell) -> str:
    return inert(str(cell))


def _moment(cell: Cell) -> str:
    return local(cell) if isinstance(cell, datetime) else ""


_DAYS: Once[date, str] = Once(date.isoformat)
_CLOCKS: Once[time, str] = Once(
    lambda at: f" {at.isoformat('seconds' if at.second else 'minutes')}"
)
_TEXT_OF: dict[type, Callable[[Cell], str]] = {
    type(None): lambda _: "",
    str: _text,
    int: str,
    bool: str,
    Decimal: _decimal,
    date: str,
}
