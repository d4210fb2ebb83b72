"""An empty file of one kind to fill in: the headers, with a star at what is required."""

from core.files.exporting.form import ExportTable
from core.files.layout import COLUMNS, FileKind

# An import takes no notice of it.
REQUIRED = "★"


def template_table(kind: FileKind, language: str) -> ExportTable:
    columns = [column for column in COLUMNS[kind] if not column.export_only]
    headers = [f"{REQUIRED if one.required else ''}{one.header(language)}" for one in columns]
    return ExportTable(kind.say(language), tuple(headers), tuple(one.kind for one in columns), ())
