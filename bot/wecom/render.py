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
from core.reply import Button, Card, Reply
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
    hints = _hints(reply.card, page) if reply.card else []
    if not hints:
        return fit(lines, ink, page.limit, page.wording)
    ending = "\n".join(map(ink.line, hints))
    return f"{fit(lines, ink, page.limit - size(ending) - 1, page.wording)}\n{ending}"


def _hints(card: Card, page: Page) -> list[Line]:
    """Say what to type: one of a question's answers, or what the other buttons would say."""
    if card.answers == "by_place" and not page.in_room:
        return [*_numbered(card.buttons), _how_to_answer(len(card.buttons), page)]
    most = len(card.buttons) if card.answers == "in_words" else MAX_SUGGESTIONS
    line = suggestion_line(card.buttons, page, most)
    return [] if line is None else [line]


def _numbered(buttons: Sequence[Button]) -> list[Line]:
    return [(Piece(f"{place}. {button.label}"),) for place, button in enumerate(buttons, 1)]


def _how_to_answer(count: int, page: Page) -> Line:
    words = page.wording.say(
        "回复 {n}，或直接写答案；不要了就说“取消”。",
        "Reply {n}, or answer in words; say “cancel” to drop it.",
        n="1" if count == 1 else f"1–{count}",
    )
    return (Piece(words, "quiet"),)


def suggestion_line(
    buttons: Sequence[Button], page: Page, most: int = MAX_SUGGESTIONS
) -> Line | None:
    """Name what the buttons would say. An app hears nothing in a group chat, only its own chat."""
    words = [word for word in map(_suggestion, buttons) if 0 < len(word) <= LONGEST_SUGGESTION]
    if not words:
        return None
    words_typed = " / ".join(words[:most])
    if page.in_room:
        return (Piece(page.wording.say("私聊我：{w}", "Message me: {w}", w=words_typed), "quiet"),)
    return (Piece(page.wording.say("回复：{w}", "Reply: {w}", w=words_typed), "quiet"),)


def _suggestion(button: Button) -> str:
    """Name what to type instead of pressing, or nothing where no one could type it.

    “撤销 #7530154588256938252” is “撤销”, which means the latest entry, as the button did. Any
    other command without its long number could mean another record.
    """
    if button.typed:
        return button.typed
    command = LONG_NUMBER.sub("", button.command)
    differs = command != button.command and command.casefold() != button.label.casefold()
    # The sentence and nothing else: whatever stood behind it would be typed as well.
    return "" if differs else command


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
