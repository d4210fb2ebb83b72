"""Export: the books as files of contract 5, in the reader's language, as far as they may see.

Tables made elsewhere (a leaderboard, the audit trail) go out through `write_table` as well.
"""

from collections.abc import Iterator
from pathlib import Path

from sqlalchemy.orm import Session

from core.errors import UserError
from core.files.exporting.form import AT_A_TIME, ExportTable
from core.files.exporting.queries import rows_of
from core.files.exporting.shown import Cells, shower
from core.files.exporting.tables import Passed, table_of_rows, write_table
from core.files.exporting.view import View
from core.files.layout import COLUMNS, FileKind
from core.storage.long_reads import take_its_time
from core.storage.sessions import company_of

__all__ = ["ExportTable", "View", "export", "table_of_rows", "write_table"]


def export(
    session: Session, what: str, path: Path, view: View, passed: Passed | None = None
) -> int:
    """Write one kind of record to a file that imports again; returns the number of rows.

    `what` is a kind of file in either language. `passed` hears how many rows are through. Raises
    UserError for another word, an unknown form of file, or a place that cannot be written to.
    """
    kind = FileKind.read(what.replace("-", "_"))
    if kind is None:
        raise UserError(
            f"不能导出“{what}”，可以导出：{'、'.join(kind.zh for kind in FileKind)}、"
            "联系人、积分、建议、培训、排行榜、审计",
            f"“{what}” cannot be exported; one of: "
            f"{', '.join(kind.value for kind in FileKind)}, contacts, points, suggestions, "
            "trainings, leaderboard, audit",
        )
    columns = COLUMNS[kind]
    table = ExportTable(
        kind.say(view.language),
        tuple(column.header(view.language) for column in columns),
        tuple(column.kind for column in columns),
        _batches(session, kind, view),
        view.zone,
    )
    return write_table(table, path, passed)


def _batches(session: Session, kind: FileKind, view: View) -> Iterator[list[Cells]]:
    take_its_time(session)
    show = shower(session, view)
    # Past the session's hook, which would take each row through the loading of objects.
    found = session.connection().execute(
        rows_of(kind, view),
        {"company": company_of(session)},
        execution_options={"yield_per": AT_A_TIME},
    )
    names = list(found.keys())
    for rows in found.partitions():
        yield show.batch(COLUMNS[kind], dict(zip(names, zip(*rows, strict=True), strict=True)))
