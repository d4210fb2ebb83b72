"""Numerals in both languages: 350,000.00, 两百三十, 一万二, quarter million."""

import re
from decimal import Decimal, InvalidOperation

DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "俩": 2, "仨": 3}
UNITS = {"十": 10, "百": 100, "千": 1000}
MYRIADS = {"万": 10**4, "亿": 10**8}
ZH = "零〇一二两俩三四五六七八九"
ARABIC = r"\d{1,3}(?:,\d{3}){1,4}(?:\.\d{1,4})?|\d{1,15}(?:\.\d{1,4})?"

SMALL_WORDS = dict(
    zip(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen eighteen nineteen".split(),
        range(1, 20),
        strict=True,
    )
)
TENS_WORDS = dict(
    zip(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(),
        range(20, 100, 10),
        strict=True,
    )
)
WORDS = SMALL_WORDS | TENS_WORDS | {"a": 1, "an": 1, "couple": 2, "dozen": 12}
ENGLISH = "|".join(sorted(SMALL_WORDS | TENS_WORDS, key=len, reverse=True))


def read_number(text: str) -> Decimal | None:
    """Read a numeral alone, or None: "35" → 35, "1,200.5" → 1200.5, "二十" → 20, "半" → 0.5.

    >>> [str(read_number(n)) for n in ("两百三十万", "一万二", "3千5", "十二", "1.5亿", "forty-five")]
    ['2300000', '12000', '3500', '12', '150000000', '45']
    """
    text = text.strip().replace(" ", "").replace(",", "")
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


def _chinese(text: str) -> Decimal | None:
    """Read 两百三十万 or 3千5: each unit multiplies what stands before it.

    A last digit right after a unit is of the next lower one: 一万二 is 12,000, 三百五 is 350.
    """
    total, section, number = Decimal(0), Decimal(0), Decimal(0)
    last_unit, seen_digit = 1, False
    for token in re.findall(rf"[{ZH}]|[十百千万亿]|\d+(?:\.\d+)?|点[{ZH}]+|.", text):
        if token in DIGITS or token[0].isdigit():
            # Digits one after the other (一二三 is no 3) are no numeral of this kind.
            if seen_digit and number and token not in "零〇":
                return _digit_by_digit(text)
            number, seen_digit = _digit(token), True
            if token in "零〇":
                last_unit = 10 if last_unit != 1 else 1
                seen_digit = False
        elif token[0] == "点" and len(token) > 1:
            number += Decimal("0." + "".join(str(DIGITS[c]) for c in token[1:]))
        elif token in UNITS:
            section += (number if seen_digit else Decimal(1)) * UNITS[token]
            number, last_unit, seen_digit = Decimal(0), UNITS[token], False
        elif token in MYRIADS:
            total = (
                (total + section + number) * MYRIADS[token]
                if token == "亿"
                else total + (section + number) * MYRIADS[token]
            )
            section, number, last_unit, seen_digit = Decimal(0), Decimal(0), MYRIADS[token], False
        else:
            return None
    if number and last_unit >= 100 and number < 10 and number == int(number):
        number *= last_unit // 10
    return total + section + number


def _digit(token: str) -> Decimal:
    return Decimal(DIGITS[token]) if token in DIGITS else Decimal(token)


def _digit_by_digit(text: str) -> Decimal | None:
    """Read 二〇二六 or 一二三: one digit a character."""
    if all(c in DIGITS for c in text):
        return Decimal("".join(str(DIGITS[c]) for c in text))
    return None
