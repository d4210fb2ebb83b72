"""The units that amounts of a table are counted in, as its header or a line above it says."""

import re
import unicodedata
from collections.abc import Sequence

from core.files.importing.reading import RawRow

_AT_THE_END = re.compile(r"[(\[](?:单位:?)?(?P<unit>[^()\[\]]*)[)\]]$|[/、](?P<bare>万?元)$")
_ABOVE = re.compile(
    r"(?:单位|unit)\s*:?\s*(?:人民币|rmb|cny)?\s*(?P<unit>万?元|千元|百万元?|亿元?)"
)
SIZES = {
    "元": 1, "千元": 1_000, "万": 10_000, "万元": 10_000, "万元人民币": 10_000, "万rmb": 10_000,
    "人民币万元": 10_000, "百万": 10**6, "百万元": 10**6, "亿": 10**8, "亿元": 10**8,
}  # fmt: skip


def without_unit(name: str) -> tuple[str, int]:
    """Split “金额（万元）” into its name and what one of its numbers is worth, 0 when not said."""
    plain = unicodedata.normalize("NFKC", name).strip()
    found = _AT_THE_END.search(plain)
    if not found:
        return plain, 0
    unit = (found["unit"] or found["bare"] or "").strip().casefold()
    if found["bare"] is None:
        return plain[: found.start()], SIZES.get(unit, 0)
    return plain[: found.start()], SIZES[unit]


def unit_above(head: Sequence[RawRow], header_row: int) -> int:
    """Return the unit that a line above the header names for all amounts: “单位：万元”."""
    for row in head:
        for cell in row.cells if row.number < header_row else ():
            if isinstance(cell, str):
                plain = unicodedata.normalize("NFKC", cell).casefold()
                if found := _ABOVE.search(plain):
                    return SIZES[found["unit"]]
    return 1
