"""Numerals in both languages: 350,000.00, 两百三十, 一万二, quarter million."""

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from core.language.text.compiled import compiled

DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "俩": 2, "仨": 3}
UNITS = {"十": 10, "百": 100, "千": 1000}
MYRIADS = {"万": 10**4, "亿": 10**8}
ZH = "零〇一二两俩三四五六七八九"
# 1e30 and 10^31 are read so that they can be refused.
ARABIC = (
    r"\d{1,2}(?:,\d\d){1,4},\d{3}(?!\d|,\d)|\d{1,3}(?:,\d{3}){1,9}(?:\.\d{1,4})?|\d{1,9}(?:\.\d{1,4})?e\d{1,2}(?![a-z\d])"
    r"|10\^\d{1,2}(?!\d)|\d{1,40}(?:\.\d{1,4})?"
)

TO_NINETEEN = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
)
TO_NINETY = "twenty thirty forty fifty sixty seventy eighty ninety"
SMALL_WORDS = {word: n for n, word in enumerate(TO_NINETEEN.split(), 1)}
TENS_WORDS = {word: 10 * n for n, word in enumerate(TO_NINETY.split(), 2)}
WORDS = SMALL_WORDS | TENS_WORDS | {"a": 1, "an": 1, "couple": 2, "dozen": 12}
ENGLISH = "|".join(sorted(SMALL_WORDS | TENS_WORDS, key=len, reverse=True))


def read_number(text: str) -> Decimal | None:
    """Read a numeral alone, or None: "35" → 35, "1,200.5" → 1200.5, "二十" → 20, "半" → 0.5.

    >>> [int(read_number(n)) for n in ("两百三十万", "一万二", "3千5", "十二", "forty-five")]
    [2300000, 12000, 3500, 12, 45]
    """
    text = text.strip().replace(" ", "").replace(",", "").replace("10^", "1e")
    if not text:
        return None
    if re.fullmatch(r"[a-z-]+", text):
        return _english(text)
    if text == "半":
        return Decimal("0.5")
    try:
        return Decimal(text)
    except InvalidOperation:
        return _chinese(text)


def small_number(text: str) -> int:
    """Read a count that a rule's pattern has already found to be one; 0 when it is not whole."""
    number = read_number(text)
    return int(number) if number is not None else 0


def _english(text: str) -> Decimal | None:
    parts = [part for part in text.split("-") if part]
    if not parts or any(part not in WORDS for part in parts):
        return None
    return Decimal(sum(WORDS[part] for part in parts))


PIECES = compiled(rf"[{ZH}]|[十百千万亿]|\d+(?:\.\d+)?(?:e\d+)?|点[{ZH}]+|.")
HUNDRED = 100
TEN = 10


@dataclass
class Tally:
    """A Chinese numeral while it is read, from left to right."""

    total: Decimal = Decimal(0)
    section: Decimal = Decimal(0)
    number: Decimal = Decimal(0)
    last_unit: int = 1
    open_digit: bool = False

    def digit(self, value: Decimal) -> None:
        self.number, self.open_digit = value, True

    def zero(self) -> None:
        """Take a 零: what follows is of no lower unit, 一万零五 is 10,005."""
        self.number, self.open_digit, self.last_unit = Decimal(0), False, 1

    def unit(self, size: int) -> None:
        self.section += (self.number if self.open_digit else 1) * size
        self.number, self.open_digit, self.last_unit = Decimal(0), False, size

    def myriad(self, size: int) -> None:
        """Close a section: 一亿两千万 has two, 三万亿 multiplies the first."""
        here = self.section + self.number
        self.total = (self.total + here) * size if here == 0 else self.total + here * size
        self.section = self.number = Decimal(0)
        self.open_digit, self.last_unit = False, size

    def value(self) -> Decimal:
        lower = self.last_unit // TEN
        short = self.last_unit >= HUNDRED and 0 < self.number < TEN and self.number % 1 == 0
        return self.total + self.section + self.number * (lower if short else 1)


def _chinese(text: str) -> Decimal | None:
    """Read 两百三十万 or 3千5: each unit multiplies what stands before it.

    A last digit right after a unit is of the next lower one: 一万二 is 12,000, 三百五 is 350.
    """
    if all(character in DIGITS for character in text):
        return Decimal("".join(str(DIGITS[character]) for character in text))
    tally = Tally()
    for piece in PIECES.findall(text):
        if not _count(piece, tally):
            return None
    return tally.value()


def _count(piece: str, tally: Tally) -> bool:
    if piece in "零〇":
        tally.zero()
    elif piece in DIGITS:
        tally.digit(Decimal(DIGITS[piece]))
    elif piece[0].isdigit():
        tally.digit(Decimal(piece))
    elif piece in UNITS:
        tally.unit(UNITS[piece])
    elif piece in MYRIADS:
        tally.myriad(MYRIADS[piece])
    elif piece[0] == "点" and len(piece) > 1:
        tally.number += Decimal("0." + "".join(str(DIGITS[c]) for c in piece[1:]))
    else:
        return False
    return True
