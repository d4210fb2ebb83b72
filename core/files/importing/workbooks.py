"""Opens XLSX workbooks: values only, and none that is an attack or was never calculated."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile, ZipFile

from core.errors import UserError

# Whatever a spreadsheet holds: text, numbers, days, moments, nothing. Columns say what they want.
Cell = object
# A workbook of real figures shrinks about tenfold; one that unpacks to this much is an attack.
LARGEST_UNPACKED_BYTES = 512 << 20
# A program that writes formulas without calculating them leaves their values out, and an import
# would take them for empty.
_NOT_CALCULATED = re.compile(rb"(</f>|<f[^>]*/>)\s*(<v\s*/>|<v>\s*</v>)?\s*</c>")
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
CHUNK_BYTES = 1 << 20
OVERLAP_BYTES = 64


def rows_of_sheets(path: Path) -> Iterator[tuple[str, Sequence[Sequence[Cell]]]]:
    """Yield each sheet's title and its rows. Raises UserError for what is no sound workbook."""
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        _refuse_unsound(path)
        book = load_workbook(path, read_only=True, data_only=True)
        for sheet in book.worksheets:
            # Some programs write a wrong size into the sheet, and rows would be cut off.
            sheet.reset_dimensions()
            yield sheet.title, list(sheet.iter_rows(values_only=True))
        book.close()
    except (BadZipFile, InvalidFileException, ParseError, KeyError, ValueError) as problem:
        raise UserError("这不是有效的 XLSX 文件", "this is not a valid XLSX file") from problem


def _refuse_unsound(path: Path) -> None:
    with ZipFile(path) as packed:
        parts = packed.infolist()
        if sum(part.file_size for part in parts) > LARGEST_UNPACKED_BYTES:
            raise UserError("这个工作簿解压后太大了", "this workbook is too large once unpacked")
        for part in parts:
            if _SHEET.fullmatch(part.filename):
                with packed.open(part) as sheet:
                    _refuse_uncalculated(sheet)


def _refuse_uncalculated(sheet: IO[bytes]) -> None:
    tail = b""
    while chunk := sheet.read(CHUNK_BYTES):
        if _NOT_CALCULATED.search(tail + chunk):
            raise UserError(
                "工作簿里有还没计算的公式，请用 Excel 或 WPS 打开并保存后再导入",
                "the workbook has formulas without values; open it in a spreadsheet and save it",
            )
        tail = chunk[-OVERLAP_BYTES:]
