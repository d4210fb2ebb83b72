"""Export: the books as files of contract 5, in the reader's language, as far as they may see.

Tables made elsewhere (a leaderboard, the audit trail) go out through `write_table` as well.
"""

from pathlib import Path

from sqlalchemy.orm import Session

from core.errors import UserError
from core.files.exporting.queries import rows_of
from core.files.exporting.shown import shower
from core.files.exporting.tables import ExportTable, write_table
from core.files.exporting.view import View
from core.files.layout import COLUMNS, FileKind

__all__ = ["ExportTable", "View", "export", "write_table"]
AT_A_TIME = 2000


def export(session: Session, what: str, path: Path, view: View) -> int:
    """Write one kind of record to a file that imports again; returns the number of rows.

    `what` is a kind of file in either language. Raises UserError for another word, an unknown
    form of file, or a place that cannot be written to.
    """
    kind = FileKind.read(what.replace("-", "_"))
    if kind is None:
        raise UserError(
            f"不能导出“{what}”，可以导出：{'、'.join(kind.zh for kind in FileKind)}",
            f"“{what}” cannot be exported; one of: {', '.join(kind.value for kind in FileKind)}",
        )
    columns = COLUMNS[kind]
    headers = tuple(column.header(view.language) for column in columns)
    show = shower(session, view)
    found = session.execute(rows_of(kind, view), execution_options={"yield_per": AT_A_TIME})
    names = list(found.keys())
    rows = (show.cells(columns, dict(zip(names, row, strict=True))) for row in found)
    return write_table(ExportTable(kind.say(view.language), headers, rows), path)
