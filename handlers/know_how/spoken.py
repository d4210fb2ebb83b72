"""How orders of this room are spoken: wished or told, in full width or half, in capitals or not."""

import re

from core.language.filling.slash import read_command
from core.language.sentence.courtesies import without_courtesies
from core.language.text.normalise import normalise
from core.language.text.sheet import Rule, phrase
from handlers.recording.said import Said

_WANTED = r"\s*(?:(?:给我|我想|我要|想|i want to|i'd like to)[,，\s]*)*"
_AND_SO = r"[,，\s]*(?:(?:一下|吧|哦|呀|呢|啊)[,，\s]*)*"


def order(pattern: str) -> Rule:
    """Write an order that may begin with “我想” and end with “吧”."""
    return phrase(rf"{_WANTED}(?:{pattern}){_AND_SO}", re.IGNORECASE)


def plain(said: Said) -> str:
    """Return a message as it was typed, in half width and lower case, without its full stop."""
    text = without_courtesies(normalise(read_command(said.asked.text).rest).text)
    return " ".join(text.split()).strip(" 。.!?~")


def typed(said: Said) -> str:
    """Return a message as it was typed, letter for letter."""
    return without_courtesies(read_command(said.asked.text).rest).strip()
