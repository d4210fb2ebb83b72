"""Writes a table as Parquet, with exact amounts and real dates: an optional extra.

Nothing executes its cells, so they hold what the books hold.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from decimal import Decimal
from itertools import chain, islice
from pathlib import Path
from zoneinfo import ZoneInfo

from core.errors import UserError
from core.files.exporting.form import ExportTable
from core.files.exporting.shown import Cell
from core.files.layout import CellKind

# As the books keep them: 15 digits of whole units (core/money.py) and six places.
DIGITS, PLACES = 21, 6
NUMBERS = frozenset({CellKind.AMOUNT, CellKind.RATE})
# What is written together lies together: a reader takes many rows at once.
BATCHES_IN_A_GROUP = 10


def write_parquet(table: ExportTable, path: Path) -> None:
    """Write a table. Raises UserError where the extra is not installed."""
    try:
        import pyarrow as arrow
        from pyarrow import parquet
    except ImportError:
        raise _not_installed() from None
    types = {
        CellKind.DAY: arrow.date32(),
        CellKind.MOMENT: arrow.timestamp("us", tz=table.zone.key),
        CellKind.SCORE: arrow.int64(),
        CellKind.PERCENT: arrow.int64(),
    } | dict.fromkeys(NUMBERS, arrow.decimal128(DIGITS, PLACES))
    columns = zip(table.headers, table.kinds, strict=True)
    schema = arrow.schema([(name, types.get(kind, arrow.string())) for name, kind in columns])
    with parquet.ParquetWriter(path, schema) as writer:
        for group in _groups(table):
            arrays = [
                arrow.array(cells, field.type) for cells, field in zip(group, schema, strict=True)
            ]
            writer.write_batch(arrow.record_batch(arrays, schema=schema))


def _groups(table: ExportTable) -> Iterator[list[list[Cell]]]:
    """Yield columns of several batches, their values as Parquet keeps them."""
    waiting = iter(table.batches)
    while batches := list(islice(waiting, BATCHES_IN_A_GROUP)):
        yield [
            _values(kind, chain.from_iterable(parts), table.zone)
            for kind, *parts in zip(table.kinds, *batches, strict=True)
        ]


def _values(kind: CellKind, cells: Iterable[Cell], zone: ZoneInfo) -> list[Cell]:
    if kind in NUMBERS:
        return [None if cell is None else Decimal(str(cell)) for cell in cells]
    if kind is CellKind.MOMENT:
        return [_aware(cell, zone) for cell in cells]
    return list(cells)


def _aware(cell: Cell, zone: ZoneInfo) -> Cell:
    return cell.replace(tzinfo=zone) if isinstance(cell, datetime) and not cell.tzinfo else cell


def _not_installed() -> UserError:
    return UserError(
        "Parquet 是可选组件，还没有安装：pip install 'salesbeat[parquet]'。或者用 .csv、.xlsx。",
        "Parquet is an optional extra that is not installed: pip install 'salesbeat[parquet]'. "
        "Or use .csv or .xlsx.",
    )
