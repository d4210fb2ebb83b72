"""Reads one cell as its column wants it; knows no database."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel.numbers import is_currency

from core.errors import UserError
from core.files.cells import clean, written
from core.files.importing.days import read_clock, read_day, read_moment
from core.files.importing.numbers import read_number, read_percent, read_rate, read_score
from core.files.importing.report import BadCellError
from core.files.importing.workbooks import Uncalculated, not_calculated
from core.files.layout import CellKind, Column
from core.periods import Period, month_containing
from core.vocabulary import Term

Value = str | int | Decimal | date | datetime | time | tuple[str, ...]
# What chat may have recorded must come back in; a name must fit into an index.
LONGEST_NOTE, LONGEST_TEXT = 30_000, 200
_SEPARATORS = re.compile(r"[;；、|]")
# Names and numbers that rows refer to: “Ｄ１２” and “D12” are the same one.
_REFERRED_TO = {
    "name", "account", "owner", "member", "manager", "team", "region", "external_id", "deal",
}  # fmt: skip
_NARROW = {
    code: code - 0xFEE0
    for first, last in (("０", "９"), ("Ａ", "Ｚ"), ("ａ", "ｚ"))
    for code in range(ord(first), ord(last) + 1)
}
_SHEET_ERRORS = {"#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!"}
_CURRENCIES = {
    "人民币": "CNY", "RMB": "CNY", "元": "CNY", "美元": "USD", "港币": "HKD", "欧元": "EUR",
}  # fmt: skip
_CHINESE_PERIOD = re.compile(r"(\d{4})年(?:(\d{1,2})月|第?([一二三四1-4])季度?|q([1-4])季?度?)?")
_GLUED_PERIOD = re.compile(r"(\d{4})[ /.]?(?:q([1-4])|w(\d{1,2})|[/.](\d{1,2}))")
_QUARTERS = {"一": "1", "二": "2", "三": "3", "四": "4"}


@dataclass(frozen=True)
class Locality:
    """Where a file comes from: the company's today and its time zone."""

    today: date
    zone: ZoneInfo


def read_cell(cell: object, column: Column, locality: Locality) -> Value:
    """Read a cell that is not empty. Raises BadCellError."""
    if isinstance(cell, Uncalculated):
        missing = not_calculated(cell.cell)
        raise BadCellError(missing.zh, missing.en)
    if isinstance(cell, str) and cell[:1] == "#" and cell.strip() in _SHEET_ERRORS:
        raise BadCellError(f"单元格里是错误 {cell}", f"the cell holds the error {cell}")
    if column.kind is CellKind.TEXT:
        text = _text(cell)
        return narrow(text) if column.key in _REFERRED_TO else text
    match column.kind:
        case CellKind.DAY:
            return read_day(cell, locality.today)
        case CellKind.MOMENT:
            return read_moment(cell, locality.today, locality.zone)
        case CellKind.WORD:
            return _word(as_text(cell), column)
        case CellKind.WORDS:
            return tuple(_word(word, column) for word in _names(cell))
        case _:
            return _READERS[column.kind](cell)


def as_text(cell: object) -> str:
    """Return a cell as the text that a spreadsheet shows: 1001 for the number 1001.0."""
    if isinstance(cell, str):
        return clean(written(cell))
    match cell:
        case None:
            return ""
        case float() if cell.is_integer():
            return str(int(cell))
        case datetime() if cell.time() == time():
            return cell.date().isoformat()
        case _:
            return clean(str(cell))


def narrow(text: str) -> str:
    """Return text with full-width letters and digits as plain ones; brackets stay as they are."""
    return text if text.isascii() else text.translate(_NARROW)


def _text(cell: object) -> str:
    return _no_longer_than(LONGEST_TEXT, as_text(cell))


def _note(cell: object) -> str:
    return _no_longer_than(LONGEST_NOTE, as_text(cell))


def _no_longer_than(most: int, text: str) -> str:
    if len(text) > most:
        raise BadCellError(
            f"太长了：{len(text)} 个字，最多 {most}",
            f"too long: {len(text)} characters, at most {most}",
        )
    return text


def _names(cell: object) -> tuple[str, ...]:
    parts = (clean(part) for part in _SEPARATORS.split(_text(cell)))
    return tuple(dict.fromkeys(part for part in parts if part))


@lru_cache(maxsize=1000)
def _word(text: str, column: Column) -> str:
    if column.words is None:
        raise TypeError(f"{column.key} has no words")
    folded = unicodedata.normalize("NFKC", text)
    term = column.words.read(folded) or column.words.read(re.sub(r"\s", "", folded))
    if term is None:
        raise _unknown_word(text, list(column.words))
    return str(term.value)


def _unknown_word(text: str, terms: list[Term]) -> BadCellError:
    shown = text[:40]
    zh = "、".join(dict.fromkeys(term.zh for term in terms))
    en = ", ".join(term.value for term in terms)
    return BadCellError(f"不认识“{shown}”，可以写：{zh}", f"“{shown}” is not known; one of: {en}")


def _clock(cell: object) -> str:
    return f"{read_clock(cell):%H:%M}"


def _currency(cell: object) -> str:
    text = unicodedata.normalize("NFKC", as_text(cell)).upper()
    code = _CURRENCIES.get(text, text)
    if not is_currency(code):
        raise BadCellError(
            f"“{text[:40]}”不是币种，请写 CNY、USD 等", f"“{text[:40]}” is no currency; write CNY"
        )
    return code


def _period(cell: object) -> str:
    if isinstance(cell, datetime | date) and cell.day == 1:
        # A spreadsheet turns 2026-11 into its first day.
        return month_containing(date(cell.year, cell.month, 1)).label()
    try:
        return Period.parse(_label(as_text(cell))).label()
    except UserError as problem:
        raise BadCellError(problem.zh, problem.en) from None


def _label(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).casefold()
    if found := _CHINESE_PERIOD.fullmatch(folded):
        quarter = _QUARTERS.get(found[3] or "", found[3]) or found[4]
        if quarter:
            return f"{found[1]}-Q{quarter}"
        return f"{found[1]}-{int(found[2]):02}" if found[2] else found[1]
    if found := _GLUED_PERIOD.fullmatch(folded):
        if found[2]:
            return f"{found[1]}-Q{found[2]}"
        return f"{found[1]}-W{found[3]}" if found[3] else f"{found[1]}-{int(found[4]):02}"
    return folded


_READERS: dict[CellKind, Callable[[object], Value]] = {
    CellKind.NOTE: _note,
    CellKind.NAMES: _names,
    CellKind.CLOCK: _clock,
    CellKind.AMOUNT: read_number,
    CellKind.RATE: read_rate,
    CellKind.SCORE: read_score,
    CellKind.PERCENT: read_percent,
    CellKind.PERIOD: _period,
    CellKind.CURRENCY: _currency,
}
