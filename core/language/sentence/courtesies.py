"""The courtesies around an order or a question, which every order may have and none depends on."""

import re

from core.language.text.sheet import phrase

_GAP = r"[\s,，。.!！~～]*"
# “请马超跟进” asks a colleague, 请教 and 请客 are other words, 帮忙的 are those who help.
OPENING = phrase(
    rf"{_GAP}(?:(?:麻烦[你您]?|劳驾[你您]?|请问?(?![ⓂⒸ客教假示柬款]|.{{0,3}}(?:吃|喝))|帮我(?!们)|帮忙(?![的过跟了])"
    rf"|(?:please|pls|kindly|could you|can you|would you)\b){_GAP})+",
    re.IGNORECASE,
)
CLOSING = phrase(
    rf"(?:{_GAP}(?:(?:谢谢|多谢)[你您啦了]?|谢[啦了]|辛苦[啦了]?|感谢"
    rf"|\b(?:thanks|thank you|thx|please|pls)\b))+{_GAP}$",
    re.IGNORECASE,
)


def within_courtesies(text: str) -> tuple[int, int]:
    """Return where what is wanted begins and ends; all of the text where it is thanks alone."""
    opening, closing = OPENING.match(text), CLOSING.search(text)
    start = opening.end() if opening else 0
    end = closing.start() if closing else len(text)
    return (start, end) if text[start:end].strip() else (0, len(text))


def without_courtesies(text: str) -> str:
    start, end = within_courtesies(text)
    return text[start:end]
