"""How orders of this room are spoken: kindly or not, in full width or half, in capitals or not."""

import re

from core.language.filling.slash import read_command
from core.language.text.normalise import normalise
from core.language.text.sheet import Rule, phrase
from handlers.recording.said import Said

_KINDLY = (
    r"\s*(?:(?:麻烦你?|请问|请|帮我|帮忙|给我|我想|我要|想|劳驾"
    r"|can you|could you|please|pls|i want to|i'd like to)[,，\s]*)*"
)
_AND_SO = r"[,，\s]*(?:(?:一下|吧|谢谢|谢了|哦|呀|呢|啊|please|thanks|thank you)[,，\s]*)*"


def order(pattern: str) -> Rule:
    """Write an order that may begin with “please” and end with “thanks”."""
    return phrase(rf"{_KINDLY}(?:{pattern}){_AND_SO}", re.IGNORECASE)


def plain(said: Said) -> str:
    """Return a message as it was typed, in half width and lower case, without its full stop."""
    text = normalise(read_command(said.asked.text).rest).text
    return " ".join(text.split()).strip(" 。.!?~")


def typed(said: Said) -> str:
    """Return a message as it was typed, letter for letter."""
    return read_command(said.asked.text).rest.strip()
