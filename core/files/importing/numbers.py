"""Amounts, rates and scores as spreadsheets and people write them in cells."""

import re
import unicodedata
from decimal import Decimal, InvalidOperation

from core.files.importing.report import BadCellError
from core.money import LARGEST

_GROUPED = re.compile(r"\d{1,3}(,\d{3})+(\.\d+)?")
_PLAIN = re.compile(r"(\d+\.?\d*|\.\d+)(e[+-]?\d{1,2})?")
_FEW_DIGITS = re.compile(r"[0-9]{1,15}(\.[0-9]{1,6})?")
_SIGNS_OF_MONEY = re.compile(r"^(cny|rmb|usd|eur|hkd|人民币|¥|\$|€|£)|(元整?|圆)$")
UNITS = {
    "万亿": 10**12, "亿": 10**8, "千万": 10**7, "百万": 10**6, "万": 10**4, "w": 10**4,
    "千": 10**3, "k": 10**3, "m": 10**6,
}  # fmt: skip
LOWEST_SCORE, HIGHEST_SCORE = 1, 10
WHOLE = 100


def read_number(cell: object) -> Decimal:
    """Read an amount in whole units, none below 0: ￥1,200.50, 50万. Raises BadCellError."""
    if isinstance(cell, bool) or not isinstance(cell, str | int | float | Decimal):
        raise _no_number(str(cell))
    number = _of_text(cell) if isinstance(cell, str) else _finite(str(cell))
    if number < 0:
        raise BadCellError(f"“{cell}”是负数", f"“{cell}” is negative")
    if number >= LARGEST:
        raise BadCellError(f"“{cell}”太大了", f"“{cell}” is too large")
    return number


def names_its_unit(cell: object) -> bool:
    """Tell an amount that says itself what it counts: 120万, 3亿, 500元."""
    if not isinstance(cell, str):
        return False
    text = unicodedata.normalize("NFKC", cell).casefold().strip()
    return text.endswith(("元", "元整", "圆", *UNITS))


def read_rate(cell: object) -> Decimal:
    """Read an exchange rate, more than nothing. Raises BadCellError."""
    rate = read_number(cell)
    if rate == 0:
        raise BadCellError("汇率不能是 0", "an exchange rate cannot be 0")
    return rate


def read_score(cell: object) -> int:
    """Read a satisfaction score. Raises BadCellError."""
    score = read_number(cell)
    if score != int(score) or not LOWEST_SCORE <= score <= HIGHEST_SCORE:
        raise BadCellError(
            f"满意度是 1 到 10 的整数，不是“{cell}”",
            f"satisfaction is a whole number from 1 to 10, not “{cell}”",
        )
    return int(score)


def read_percent(cell: object) -> int:
    """Read a share in whole percent: 30, 30%, and 0.3 as a sheet keeps it. Raises BadCellError."""
    share = read_number(cell)
    percent = share * WHOLE if share < 1 else share
    if percent != int(percent) or not 0 < percent < WHOLE:
        raise BadCellError(
            f"分成比例是 1% 到 99% 的整数，不是“{cell}”",
            f"a share is whole percent from 1 to 99, not “{cell}”",
        )
    return int(percent)


def _of_text(cell: str) -> Decimal:
    if _FEW_DIGITS.fullmatch(cell):
        return Decimal(cell)  # As nearly every figure of a large file is written.
    text = unicodedata.normalize("NFKC", cell).casefold().replace(" ", "").replace("，", ",")
    if text.startswith("(") and text.endswith(")"):
        text = f"-{text[1:-1]}"
    sign, text = (-1, text[1:]) if text[:1] in {"-", "−"} else (1, text.removeprefix("+"))
    text = _SIGNS_OF_MONEY.sub("", _SIGNS_OF_MONEY.sub("", text))
    if text.endswith("%"):
        return sign * _digits(text[:-1], cell) / 100
    for unit, size in UNITS.items():
        if text.endswith(unit):
            return sign * _digits(text.removesuffix(unit), cell) * size
    return sign * _digits(text, cell)


def _digits(text: str, cell: str) -> Decimal:
    if _GROUPED.fullmatch(text):
        text = text.replace(",", "")
    if not text.isascii() or not _PLAIN.fullmatch(text):
        raise _no_number(cell)
    return _finite(text)


def _finite(text: str) -> Decimal:
    try:
        number = Decimal(text)
    except InvalidOperation:
        raise _no_number(text) from None
    if not number.is_finite():
        raise _no_number(text)
    return number


def _no_number(text: str) -> BadCellError:
    shown = text[:40]
    return BadCellError(
        f"“{shown}”不是数字，请写 1200.50", f"“{shown}” is not a number; write 1200.50"
    )
