"""Opens all files of an import and finds out what each is, before the books are touched."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from core.errors import UserError
from core.files.importing.headers import ROWS_TO_LOOK_AT, Header, complaints
from core.files.importing.kinds import Found, header_of, kind_named
from core.files.importing.mappings import Mappings
from core.files.importing.paths import files_in
from core.files.importing.reading import RawRow, Table, read_tables
from core.files.importing.report import Findings, MissingColumn
from core.files.importing.rows import Sheet
from core.files.importing.values import Locality
from core.files.importing.wide import Wide, wide_in
from core.files.importing.written_totals import Figures, figures_of
from core.files.layout import FileKind


@dataclass(frozen=True)
class Gathering:
    """What gathering needs besides the paths: where from, how to read, where to complain.

    `called` tells by which of our names a table goes that is called otherwise.
    """

    locality: Locality
    mappings: Mappings
    findings: Findings
    opened: ExitStack
    called: Mapping[str, str]


def gather(paths: Sequence[Path], by: Gathering) -> list[Sheet]:
    """Return the sheets of all paths; what is wrong with them goes to the findings."""
    return [sheet for path in files_in(paths) for sheet in _sheets_of(path, by)]


def _sheets_of(path: Path, by: Gathering) -> list[Sheet]:
    complained = by.findings.error_count
    try:
        tables = read_tables(path, by.opened)
    except UserError as problem:
        by.findings.error(path.name, 0, "", problem)
        return []
    sheets = [sheet for table in tables for sheet in _sheet(table, by)]
    if not sheets and by.findings.error_count == complained:
        by.findings.error(path.name, 0, "", not_ours())
    return sheets


def _sheet(table: Table, by: Gathering) -> Iterator[Sheet]:
    if table.hidden:
        by.findings.warn(table.file, 0, "", _HIDDEN)
        return
    try:
        head = table.head(ROWS_TO_LOOK_AT)
        found, wide = _found(table, head, by)
    except UserError as problem:
        by.findings.error(table.file, 0, "", problem)
        return
    if found is None:
        if head:
            by.findings.warn(table.file, 0, "", not_ours())
            by.findings.unnamed.append(table.file)
        return
    problems = _complain(table, found.header, by.findings)
    _tell(table, found, by.findings)
    if not problems:
        spread = _spread(table, wide, by.findings)
        figures = _figures(found.header, wide, head)
        yield Sheet(table, found.header, found.recipe, by.locality, spread, figures)


def _found(table: Table, head: Sequence[RawRow], by: Gathering) -> tuple[Found | None, Wide | None]:
    """Find the header of a table, as it is or, for targets, as its columns spread out."""
    called = by.called.get(table.file, table.name)
    names = (table.name, table.path.stem)
    wide = wide_in(head, kind_named(called), names, by.locality.today.year)
    if wide is not None:
        found = header_of(called, wide.head(head), by.mappings)
        if found is not None and found.header.kind is FileKind.TARGETS:
            return found, wide
    return header_of(called, head, by.mappings), None


def _figures(header: Header, wide: Wide | None, head: Sequence[RawRow]) -> Figures | None:
    if header.kind is not FileKind.TARGETS:
        return None
    written = next((row.cells for row in head if row.number == header.row), ())
    return figures_of(header, wide, written)


def _spread(
    table: Table, wide: Wide | None, findings: Findings
) -> Callable[[RawRow], Iterator[RawRow]] | None:
    """Return what makes rows of one, and say what was taken for granted."""
    if wide is None:
        return None
    for assumed in wide.assumed:
        findings.note(table.file, "", assumed)
    return wide.rows


def _complain(table: Table, header: Header, findings: Findings) -> bool:
    """Say what is wrong with a header; tells whether its table cannot be read."""
    problems = complaints(header)
    for complaint in problems:
        findings.error(table.file, header.row, "", complaint)
    for column in header.missing:
        missing = MissingColumn(table.file, column.zh, column.key, header.unknown)
        findings.missing.append(missing)
    for name in header.unknown:
        findings.warn(table.file, header.row, name, UNKNOWN_COLUMN)
    return bool(problems)


def _tell(table: Table, found: Found, findings: Findings) -> None:
    """Say how the file is read where that is not plain from its header."""
    if found.recipe is not None:
        recipe = found.recipe
        findings.note(
            table.file,
            "",
            UserError(f"按“{recipe.zh}”的列对应导入", f"read with the columns of {recipe.en}"),
        )
    for placed in found.header.columns:
        if placed.scale != 1:
            said = UserError(
                f"金额按 ×{placed.scale:,} 换算成元", f"amounts are multiplied by {placed.scale:,}"
            )
            findings.note(table.file, placed.written, said)


UNKNOWN_COLUMN = UserError("不认识的列，没有导入", "an unknown column, not imported")
_HIDDEN = UserError("隐藏的工作表，没有导入", "a hidden sheet, not imported")


def not_ours() -> UserError:
    zh = "、".join(kind.zh for kind in FileKind)
    en = ", ".join(kind.value for kind in FileKind)
    return UserError(
        f"认不出这是什么表。文件或工作表请命名为：{zh}；列名不同就用 --map 说明",
        f"not known what this is. Name the file or sheet one of: {en}; "
        "say with --map which column is which",
    )
