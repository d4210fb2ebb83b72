"""Words a reply for WeCom: text or markdown within 2,048 bytes, the rest left out and said so.

Text is for answers inside the callback (nothing else is allowed there) and for plain sentences;
markdown for cards. Neither can hold a button, so the commands behind the buttons are named as words
to type; where buttons are possible, `bot.wecom.cards` makes them.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.wecom.ink import PLAIN, RICH, Ink
from bot.wecom.limits import MAX_CONTENT_BYTES, size
from bot.wecom.lines import Line, Piece, reply_lines
from core.reply import Button, Reply
from core.wording import Wording

MAX_SUGGESTIONS = 4
LONGEST_SUGGESTION = 50
LONG_NUMBER = re.compile(r"\s*#\d{6,}")
# A line that would have to shrink below this is left out instead.
SMALLEST_CUT_BYTES = 60


@dataclass(frozen=True)
class Page:
    """Where the words go: to whom, into how many bytes, and whether in a group chat."""

    wording: Wording
    limit: int = MAX_CONTENT_BYTES
    in_room: bool = False


def text_of(reply: Reply, page: Page) -> str:
    """Word the whole reply without markup."""
    return _content(reply, page, PLAIN)


def markdown_of(reply: Reply, page: Page) -> str:
    """Word the whole reply in WeCom's markdown."""
    return _content(reply, page, RICH)


def fit(lines: Sequence[Line], ink: Ink, limit: int, wording: Wording) -> str:
    """Write as many lines as `limit` bytes hold, and say how many were left out."""
    written = [ink.line(line) for line in lines]
    whole = "\n".join(written)
    if size(whole) <= limit:
        return whole
    room = limit - size(_left_out(wording, len(lines))) - 1
    kept, used = _that_fit(written, room)
    rest = len(lines) - len(kept)
    if kept == [] or room - used >= SMALLEST_CUT_BYTES + 1:
        kept.append(ink.cut_line(lines[len(kept)], room - used - 1))
        rest -= 1
    return "\n".join([*kept, _left_out(wording, rest)] if rest else kept)


def _content(reply: Reply, page: Page, ink: Ink) -> str:
    lines = [line for line in reply_lines(reply) if any(piece.text.strip() for piece in line)]
    hint = suggestion_line(reply.card.buttons, page) if reply.card else None
    if hint is None:
        return fit(lines, ink, page.limit, page.wording)
    ending = ink.line(hint)
    return f"{fit(lines, ink, page.limit - size(ending) - 1, page.wording)}\n{ending}"


def suggestion_line(buttons: Sequence[Button], page: Page) -> Line | None:
    """Name what the buttons would say. An app hears nothing in a group chat, only its own chat."""
    words = [word for word in map(_suggestion, buttons) if 0 < len(word) <= LONGEST_SUGGESTION]
    if not words:
        return None
    words_typed = " / ".join(words[:MAX_SUGGESTIONS])
    if page.in_room:
        return (Piece(page.wording.say("私聊我：{w}", "Message me: {w}", w=words_typed), "quiet"),)
    return (Piece(page.wording.say("回复：{w}", "Reply: {w}", w=words_typed), "quiet"),)


def _suggestion(button: Button) -> str:
    """Name what to type instead of pressing, or nothing where no one could type it.

    “撤销 #7530154588256938252” is “撤销”, which means the latest entry, as the button did. Any
    other command without its long number could mean another record.
    """
    command = LONG_NUMBER.sub("", button.command)
    if command != button.command and command.casefold() != button.label.casefold():
        return ""
    return command if button.label.casefold() in command.casefold() else _labelled(button)


def _labelled(button: Button) -> str:
    return f"{button.command}（{button.label}）"


def _that_fit(written: Sequence[str], room: int) -> tuple[list[str], int]:
    """Return the first lines that fit into `room` bytes, and the bytes that they take."""
    kept: list[str] = []
    used = 0
    for line in written:
        cost = size(line) + (1 if kept else 0)
        if used + cost > room:
            break
        kept.append(line)
        used += cost
    return kept, used


def _left_out(wording: Wording, lines: int) -> str:
    return wording.say("…还有{n}行没显示", "…{n} more lines not shown", n=lines)
