"""Figures as they are printed in charts and in their text twins: the same words in both."""

import math
from unicodedata import bidirectional, category

from core.wording import NO_FIGURE, Language, Wording

_HUGE_RATIO = 100
_UNITS: dict[Language, tuple[tuple[float, str], ...]] = {
    "zh": ((1e12, "万亿"), (1e8, "亿"), (1e6, "万")),
    "en": ((1e12, "T"), (1e9, "B"), (1e6, "M")),
}
_DIVISORS = {"万亿": 1e12, "亿": 1e8, "万": 1e4, "T": 1e12, "B": 1e9, "M": 1e6}
_TOO_LONG = 1e16
_FARTHEST = 1e100
_TURNING = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}


def percent(ratio: float | None, language: Language) -> str:
    """Word 0.5556 as 55.6%; beyond 10,000 % as a multiple; no figure as “–”."""
    if ratio is None or not math.isfinite(ratio):
        return NO_FIGURE
    if abs(ratio) < _HUGE_RATIO:
        return Wording(language).percent(ratio, digits=1)
    times = number(ratio, language)
    return f"{times}倍" if language == "zh" else f"{times}x"


def number(value: float, language: Language) -> str:
    """Word a figure in at most seven or eight characters: 12.35, 123.5, 12,345, 1,234.6万, 1.2B."""
    if not math.isfinite(value):
        return NO_FIGURE
    size = abs(value)
    if size >= _TOO_LONG:
        return f"{value:.1e}"
    unit = next((unit for least, unit in _UNITS[language] if size >= least), "")
    scaled = value / _DIVISORS.get(unit, 1)
    return Wording(language).number(round(scaled, _digits(scaled))) + unit


def _digits(value: float) -> int:
    """Return how many decimals keep about four figures."""
    return next((digits for least, digits in ((1000, 0), (100, 1)) if abs(value) >= least), 2)


def finite(value: float) -> float:
    """Return what a length can be drawn from: bounded, and 0 for what is no number."""
    if math.isnan(value):
        return 0.0
    return min(max(value, -_FARTHEST), _FARTHEST)


def words(text: str) -> str:
    """Return a name for a sentence: on one line, without signs that would turn the rest around."""
    shown = (character for character in text if character.isspace() or not _invisible(character))
    return " ".join("".join(shown).split())


def _invisible(character: str) -> bool:
    return category(character) in {"Cc", "Cs"} or bidirectional(character) in _TURNING
