"""Escaping: what people typed becomes letters only, never a mention, a link, a colour or a heading.

WeCom documents no escape character for its markdown, so what could be read as markup is replaced
by its full-width twin, which looks the same to a reader.
https://developer.work.weixin.qq.com/document/path/90236 (text: `<a href>`; markdown: the subset)
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby

from bot.wecom.limits import cut, size
from bot.wecom.lines import Line, Style

# Bidirectional overrides and isolates could turn the rest of our line around.
INVISIBLE = re.compile(r"[\x00-\x09\x0b-\x1f\x7f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]")
# Neither kind of message may carry a tag (`<a href>`, `<font>`, `<@user>`) or a live address.
TAGS = str.maketrans({"<": "＜"})
MARKDOWN = str.maketrans({"<": "＜", "[": "［", "]": "］", "*": "＊", "`": "ˋ"})
LINE_STARTS = re.compile(r"(?m)^([ \t]*)([#>])")
FULL_WIDTH = {"#": "＃", ">": "＞"}


def clean(text: str) -> str:
    """Drop what no reader sees and keep one kind of line break."""
    return INVISIBLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def escape_text(text: str) -> str:
    """Make `text` inert in a text message and in the fields of a card."""
    return clean(text).translate(TAGS).replace("://", "：//")


def escape_markdown(text: str) -> str:
    """Make `text` inert in a markdown message."""
    inert = clean(text).translate(MARKDOWN).replace("://", "：//")
    return LINE_STARTS.sub(lambda start: start[1] + FULL_WIDTH[start[2]], inert)


@dataclass(frozen=True)
class Ink:
    """How one kind of message is written: its escape, and what stands around each style."""

    escape: Callable[[str], str]
    around: dict[Style, tuple[str, str]]

    def line(self, line: Line) -> str:
        return "".join(self._styled(self.escape(text), style) for text, style in _runs(line))

    def cut_line(self, line: Line, limit: int) -> str:
        """Write a line in at most `limit` bytes; markup is never cut in two."""
        written = ""
        for text, style in _runs(line):
            inked = self._styled(self.escape(text), style)
            room = limit - size(written)
            if size(inked) > room:
                overhead = size("".join(self.around[style]))
                return written + self._styled(cut(self.escape(text), room - overhead), style)
            written += inked
        return written

    def _styled(self, text: str, style: Style) -> str:
        """Put markup around a text, tightly: with a space inside it, it would not be markup."""
        core = text.strip()
        if not core:
            return text
        before, after = self.around[style]
        start = text.index(core)
        return f"{text[:start]}{before}{core}{after}{text[start + len(core) :]}"


def _runs(line: Line) -> list[tuple[str, Style]]:
    """Join neighbours of one style: `**a****b**` would show its stars."""
    grouped = groupby(line, key=lambda piece: piece.style)
    return [("".join(piece.text for piece in pieces), style) for style, pieces in grouped]


PLAIN = Ink(escape_text, {"plain": ("", ""), "strong": ("", ""), "quiet": ("", "")})
RICH = Ink(
    escape_markdown,
    {"plain": ("", ""), "strong": ("**", "**"), "quiet": ('<font color="comment">', "</font>")},
)
