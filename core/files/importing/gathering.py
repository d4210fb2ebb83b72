"""Reads all files of an import into typed rows before the books are touched."""

from collections.abc import Sequence
from pathlib import Path

from core.errors import UserError
from core.files.importing.headers import complaints, header_of
from core.files.importing.paths import files_in
from core.files.importing.reading import Table, read_tables
from core.files.importing.report import Findings
from core.files.importing.rows import Sheet, read_rows
from core.files.importing.values import Locality
from core.files.layout import FileKind


def gather(paths: Sequence[Path], locality: Locality, findings: Findings) -> list[Sheet]:
    """Return the sheets of all paths; what is wrong with them goes to the findings."""
    sheets: list[Sheet] = []
    for path in files_in(paths):
        sheets += _sheets_of(path, locality, findings)
    return sheets


def _sheets_of(path: Path, locality: Locality, findings: Findings) -> list[Sheet]:
    try:
        tables = list(read_tables(path))
    except UserError as problem:
        findings.error(path.name, 0, "", problem)
        return []
    sheets = [sheet for table in tables for sheet in _sheet(table, locality, findings)]
    if not sheets and findings.error_count == 0:
        findings.error(path.name, 0, "", _not_ours())
    return sheets


def _sheet(table: Table, locality: Locality, findings: Findings) -> list[Sheet]:
    header = header_of(table)
    if header is None:
        if table.rows:
            findings.warn(table.file, 0, "", _not_ours())
        return []
    problems = complaints(header)
    for problem in problems:
        findings.error(table.file, header.row, "", problem)
    for name in header.unknown:
        findings.warn(table.file, header.row, name, _UNKNOWN_COLUMN)
    if problems:
        return []
    return [read_rows(table, header, locality, findings)]


_UNKNOWN_COLUMN = UserError("不认识的列，没有导入", "an unknown column, not imported")


def _not_ours() -> UserError:
    zh = "、".join(kind.zh for kind in FileKind)
    en = ", ".join(kind.value for kind in FileKind)
    return UserError(
        f"认不出这是什么表。文件或工作表请命名为：{zh}",
        f"not known what this is. Name the file or sheet one of: {en}",
    )
