"""Whatever is written in a cell comes out inert and goes in again unchanged (Hypothesis)."""

import csv
from io import StringIO
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from core.files.cells import clean, inert, written
from core.files.exporting import table_of_rows, write_table
from core.files.layout import CellKind

EXECUTED = set("=+-@\t\r\n＝＋－＠")
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40).map(clean)
COLUMNS = [("content", CellKind.NOTE)]


@given(TEXTS)
@example("=cmd|'/c calc'!A1")
@example("''＝1")
@example("'-1")
def test_an_inert_cell_is_no_formula_and_reads_back(text: str):
    shown = inert(text)

    assert shown[:1] not in EXECUTED
    assert written(shown) == text


@settings(max_examples=40, deadline=None)
@given(st.lists(TEXTS.filter(bool), min_size=1, max_size=8))
def test_csv_gives_back_every_text(tmp_path_factory, texts: list[str]):
    path = _file(tmp_path_factory, "x.csv", texts)

    rows = csv.reader(StringIO(path.read_bytes().decode("utf-8-sig"), newline=""))

    assert [written(row[0]) for row in list(rows)[1:]] == texts


@settings(max_examples=40, deadline=None)
@given(st.lists(TEXTS.filter(bool), min_size=1, max_size=8))
def test_xlsx_gives_back_every_text_and_holds_no_formula(tmp_path_factory, texts: list[str]):
    path = _file(tmp_path_factory, "x.xlsx", texts)

    cells = [row[0] for row in load_workbook(path).active.iter_rows(min_row=2)]

    assert {cell.data_type for cell in cells} == {"s"}
    assert [written(cell.value) for cell in cells] == texts


def _file(factory, name: str, texts: list[str]) -> Path:
    path = factory.mktemp("round") / name
    write_table(table_of_rows("t", COLUMNS, ([text] for text in texts)), path)
    return path
