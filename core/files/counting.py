"""Counts about how many rows a file has, before anything is made of them.

Reading a hundred thousand rows only to say that they are too many would keep everybody waiting.
"""

from collections.abc import Iterable
from io import BytesIO
from pathlib import PurePath
from zipfile import BadZipFile, ZipFile

from core.errors import UserError
from core.files.endings import WORKBOOKS
from core.files.sent import MOST_ROWS

CHUNK_BYTES = 1 << 20
# What is larger once unpacked is refused as a whole where workbooks are opened.
MOST_UNPACKED_BYTES = 256 << 20
# Blank rows, titles and line breaks inside cells count here and not there.
LENIENCE = 2


def require_few_rows(files: Iterable[tuple[str, bytes]]) -> None:
    """Raise UserError where files hold far more rows than a chat imports."""
    if sum(rows_about(name, content) for name, content in files) > LENIENCE * MOST_ROWS:
        raise UserError(
            f"超过 {MOST_ROWS:,} 行，聊天里导入不了。请在服务器上用 salesbeat import 导入。",
            f"More than {MOST_ROWS:,} rows, which is too many for a chat. Import it on the server "
            "with salesbeat import.",
            code="too_large",
        )


def rows_about(name: str, content: bytes) -> int:
    """Return the rows of a table, about; 0 for what cannot be opened."""
    if PurePath(name).suffix.lower() not in WORKBOOKS:
        return content.count(b"\n")
    try:
        with ZipFile(BytesIO(content)) as book:
            sheets = [n for n in book.namelist() if n.startswith("xl/worksheets/")]
            if sum(book.getinfo(sheet).file_size for sheet in sheets) > MOST_UNPACKED_BYTES:
                return 0
            return sum(_rows_of(book, sheet) for sheet in sheets)
    except (BadZipFile, OSError, RuntimeError, ValueError, EOFError, NotImplementedError):
        return 0


def _rows_of(book: ZipFile, sheet: str) -> int:
    """Count the elements of rows; one cut in two by a chunk is missed, which does not matter."""
    with book.open(sheet) as part:
        return sum(chunk.count(b"<row ") for chunk in iter(lambda: part.read(CHUNK_BYTES), b""))
