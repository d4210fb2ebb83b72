"""Making text fit: what cannot be printed goes, what is too wide is cut or goes on a second line.

Decides nothing about figures. Loads the letters only when the first text is measured.
"""

import unicodedata
from functools import lru_cache

from core.language.text.compiled import compiled

ELLIPSIS = "…"
MAX_CHARACTERS = 200
_UNPRINTABLE = ("C", "M", "Zl", "Zp")
# A Chinese character may start a line, the punctuation after it may not.
_CLOSING = "，。、；：！？）》」』】〉%％"
# A figure stays with its unit: 280.5万 is not broken.
_TOKEN = compiled(
    rf"\s+|[\u2e80-\uffef][{_CLOSING}]*|[^\s\u2e80-\uffef]+[万亿元个天次]*[{_CLOSING}]*"
)
# In the Chinese face this dot is as wide as a character, which tears “East · Q4” apart.
_WIDE_DOT, _NARROW_DOT = " · ", " ⋅ "
_BETWEEN = " ⋅"


@lru_cache(maxsize=4096)
def printable(text: str) -> str:
    """Keep what the fonts can show on one line: no emoji, control or stacked combining characters.

    Letters of a script that no font knows become “□”; a text of which nothing is left is “–”.
    """
    composed = unicodedata.normalize("NFC", text[:MAX_CHARACTERS])
    shown = "".join(_shown(character) for character in composed)
    return " ".join(shown.replace("’", "'").split()).replace(_WIDE_DOT, _NARROW_DOT) or "–"


def _shown(character: str) -> str:
    from charts.glyphs import has_glyph

    category = unicodedata.category(character)
    if character.isspace():
        return " "
    if category.startswith(_UNPRINTABLE):
        return ""
    if has_glyph(character):
        return character
    return "□" if category.startswith(("L", "N")) else ""


def width(text: str, size: float) -> float:
    from charts.glyphs import width as measured

    return measured(printable(text), size)


def cut(text: str, size: float, room: float) -> str:
    """Shorten the text to `room`, with “…” where something is left out."""
    text = printable(text)
    if width(text, size) <= room:
        return text
    shortest, longest = 0, len(text)
    while shortest < longest:
        middle = (shortest + longest + 1) // 2
        fits = width(text[:middle].rstrip() + ELLIPSIS, size) <= room
        shortest, longest = (middle, longest) if fits else (shortest, middle - 1)
    return text[:shortest].rstrip() + ELLIPSIS


def wrap(text: str, size: float, room: float, lines: int = 2) -> tuple[str, ...]:
    """Break the text into at most so many lines; the last one is cut."""
    rest, broken = printable(text), list[str]()
    while rest and len(broken) < lines - 1:
        line = _first_line(rest, size, room)
        broken.append(line.rstrip(_BETWEEN))
        rest = rest[len(line) :].lstrip(_BETWEEN)
    return (*broken, cut(rest, size, room)) if rest else tuple(broken)


def _first_line(text: str, size: float, room: float) -> str:
    line = ""
    for token in _TOKEN.findall(text):
        if width(line + token, size) > room:
            break
        line += token
    return line or _as_much_as_fits(text, size, room)


def _as_much_as_fits(text: str, size: float, room: float) -> str:
    end = 1
    while end < len(text) and width(text[: end + 1], size) <= room:
        end += 1
    return text[:end]
