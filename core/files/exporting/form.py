"""A table on its way into a file."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from core.files.exporting.shown import Cells
from core.files.layout import CellKind
from core.wording import CHINA

# So many rows are in memory at once; more at a time is no faster.
AT_A_TIME = 2000


@dataclass(frozen=True)
class ExportTable:
    """A title for a sheet, headers, what the columns hold, and rows in batches of columns."""

    title: str
    headers: tuple[str, ...]
    kinds: tuple[CellKind, ...]
    batches: Iterable[Sequence[Cells]]
    zone: ZoneInfo = CHINA
