"""Writes a table as CSV, XLSX or Parquet: whole or not at all, with memory for one batch."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from core.errors import UserError
from core.files.exporting.as_csv import write_csv
from core.files.exporting.as_parquet import write_parquet
from core.files.exporting.as_xlsx import write_xlsx
from core.files.exporting.form import AT_A_TIME, ExportTable
from core.files.exporting.shown import Cell, Cells
from core.files.layout import CellKind

WRITERS: dict[str, Callable[[ExportTable, Path], None]] = {
    ".csv": write_csv,
    ".xlsx": write_xlsx,
    ".parquet": write_parquet,
}
Passed = Callable[[int], None]


def write_table(table: ExportTable, path: Path, passed: Passed | None = None) -> int:
    """Write a table in the form that the file's name asks for; returns the number of rows.

    The file appears whole or not at all. `passed` hears how many rows are through so far. Raises
    UserError for an unknown form and for a place that cannot be written to.
    """
    form = path.suffix.lower()
    if form not in WRITERS:
        raise UserError(
            f"不支持“{form}”，请用 .csv、.xlsx 或 .parquet。",
            f"“{form}” is not supported. Use .csv, .xlsx or .parquet.",
        )
    partial = path.with_name(f".{path.name}.{os.getpid()}.part")
    counted = _Counted(table.batches, passed)
    try:
        WRITERS[form](replace(table, batches=counted), partial)
        partial.replace(path)
    except OSError as problem:
        raise UserError(
            f"写不了 {path}：{problem.strerror}", f"cannot write {path}: {problem.strerror}"
        ) from problem
    finally:
        _forget(partial)
    return counted.count


def table_of_rows(
    title: str, columns: Sequence[tuple[str, CellKind]], rows: Iterable[Sequence[Cell]]
) -> ExportTable:
    """Make a table of rows that come one by one, such as a leaderboard's."""
    headers, kinds = zip(*columns, strict=True)
    return ExportTable(title, headers, kinds, _batches(rows))


def _batches(rows: Iterable[Sequence[Cell]]) -> Iterator[list[Cells]]:
    waiting = iter(rows)
    while batch := list(islice(waiting, AT_A_TIME)):
        yield list(zip(*batch, strict=True))


def _forget(partial: Path) -> None:
    try:
        partial.unlink(missing_ok=True)
    except OSError:
        # The folder is gone or read-only: then there is nothing to forget either.
        return


@dataclass
class _Counted:
    """Batches whose rows are counted as they pass."""

    batches: Iterable[Sequence[Cells]]
    passed: Passed | None
    count: int = 0

    def __iter__(self) -> Iterator[Sequence[Cells]]:
        for batch in self.batches:
            yield batch
            self.count += len(batch[0])
            if self.passed is not None:
                self.passed(self.count)
