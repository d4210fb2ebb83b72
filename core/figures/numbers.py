"""Exact figures: fractions inside, so that ties are ties; plain numbers at the border to JSON."""

from fractions import Fraction

JSON_DIGITS = 6


def ratio(part: Fraction | int, whole: Fraction | int) -> Fraction | None:
    """Return part / whole, and no figure when there is nothing to divide by."""
    return Fraction(part) / Fraction(whole) if whole else None


def json_number(value: Fraction | int | None) -> int | float | None:
    """Return a figure as JSON holds it: whole where it is whole, no figure as null."""
    if value is None:
        return None
    if Fraction(value).denominator == 1:
        return int(value)
    return round(float(value), JSON_DIGITS)


def drawn(value: Fraction | None) -> float | None:
    """Return a figure as a chart takes it."""
    return None if value is None else float(value)
