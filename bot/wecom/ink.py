"""Escaping: what people typed becomes letters only, never a mention, a link, a colour or a heading.

WeCom documents no escape character for its markdown, so what could be read as markup is replaced
by its full-width twin, which looks the same to a reader.
https://developer.work.weixin.qq.com/document/path/90236 (text: `<a href>`; markdown: the subset)
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from bot.wecom.limits import cut, size
from bot.wecom.lines import Line, Piece, Style

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
        return "".join(self._piece(piece) for piece in line)

    def cut_line(self, line: Line, limit: int) -> str:
        """Write a line in at most `limit` bytes; markup is never cut in two."""
        written = ""
        for piece in line:
            inked = self._piece(piece)
            if size(written) + size(inked) > limit:
                return written + self._cut_piece(piece, limit - size(written))
            written += inked
        return written

    def _piece(self, piece: Piece) -> str:
        text = self.escape(piece.text)
        before, after = self.around[piece.style]
        return f"{before}{text}{after}" if text.strip() else text

    def _cut_piece(self, piece: Piece, limit: int) -> str:
        before, after = self.around[piece.style]
        text = cut(self.escape(piece.text), limit - size(before + after))
        return f"{before}{text}{after}" if text else ""


PLAIN = Ink(escape_text, {"plain": ("", ""), "strong": ("", ""), "quiet": ("", "")})
RICH = Ink(
    escape_markdown,
    {"plain": ("", ""), "strong": ("**", "**"), "quiet": ('<font color="comment">', "</font>")},
)
