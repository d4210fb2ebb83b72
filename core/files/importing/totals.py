"""Tells rows that sum up the others; they are no records."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

TOTALS = {
    "合计", "总计", "小计", "汇总", "总和", "本页合计", "本页小计", "total", "totals", "sum",
    "subtotal", "grandtotal",
}  # fmt: skip
# What is a ratio or a mean of its parts does not add up.
ADDS_UP = {"revenue", "payments", "visits", "activities", "new_accounts", "deals_won", "points"}
_FIGURE = re.compile(r"[-+(]?[¥￥$]?[\d,.]+%?\)?(万|亿)?(元|条|家|个|笔|单)?")
_COUNTED_TOTAL = re.compile(r"(合计|总计|小计|共计)[:：(（].*|共\d+[条家个笔单]")


def is_total(cells: Sequence[object]) -> bool:
    """Tell a row that sums up the others: one word of totals, and figures only besides."""
    says = False
    for cell in cells:
        if isinstance(cell, str) and cell:
            # Most rows are told by their first text that is no figure: it says nothing of totals.
            if _says_total(cell):
                says = True
            elif not cell.isspace() and not _is_figure(cell):
                return False
    return says


@lru_cache(maxsize=10_000)
def _says_total(word: str) -> bool:
    plain = unicodedata.normalize("NFKC", word).replace(" ", "").strip(":").casefold()
    return plain in TOTALS or bool(_COUNTED_TOTAL.fullmatch(plain))


def _is_figure(text: str) -> bool:
    return bool(_FIGURE.fullmatch(unicodedata.normalize("NFKC", text).strip()))
