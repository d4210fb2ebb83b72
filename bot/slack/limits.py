"""Slack's numbers, and text cut to them: escaped, measured, never inside a character.

https://docs.slack.dev/reference/block-kit and docs.slack.dev/messaging/formatting-message-text
"""

import re
import unicodedata
from collections.abc import Callable, Iterable

MAX_BLOCKS = 50
MAX_SECTION_TEXT = 3_000
MAX_HEADER_TEXT = 150
MAX_BUTTON_TEXT = 75
MAX_BUTTON_VALUE = 2_000
MAX_ACTIONS = 25
MAX_FALLBACK_TEXT = 4_000
MAX_ALT_TEXT = 2_000
MAX_FILE_ALT_TEXT = 1_000

ELLIPSIS = "…"
JOINER = "\u200d"
_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
# Plain text has no escaping of its own, so the two signs that could open a mention are swapped for
# their look-alikes.
_PLAIN = str.maketrans({"<": "‹", ">": "›", "\n": " ", "\t": " "})
# Controls, lone surrogates, and the marks that turn round the direction of what stands beside them.
_INVISIBLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
_SENTENCE_END = re.compile(r"[\n。；！？]|[.;!?]\s")


def clean(text: str) -> str:
    """Drop what no screen shows and what would garble it."""
    return _INVISIBLE.sub("", text)


def escape(text: str) -> str:
    """Make text mean itself: no mention, no link."""
    return _escaped(clean(text))


def length(text: str) -> int:
    """Count as the strictest reader would: an emoji outside the first plane is two."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def fit(text: str, limit: int) -> str:
    """Escape text and cut it to `limit`, marked with an ellipsis where something is left out."""
    escaped = escape(text)
    if length(escaped) <= limit:
        return escaped
    kept = _longest_start(clean(text), limit - len(ELLIPSIS))
    return _escaped(kept.rstrip()) + ELLIPSIS


def shorten(text: str, limit: int, note: Callable[[int], str]) -> str:
    """Escape prose and cut it after a sentence; `note` words how many characters are left out."""
    escaped = escape(text)
    if length(escaped) <= limit:
        return escaped
    shown = clean(text)
    start = _longest_start(shown, limit - length(note(len(shown))) - 1)
    start = _to_sentence_end(start).rstrip()
    return f"{_escaped(start)}\n{note(len(shown) - len(start))}"


def fit_lines(lines: Iterable[str], limit: int, note: Callable[[int], str]) -> str:
    """Join as many ready lines as fit; `note` words how many are left out."""
    lines = list(lines)
    if length("\n".join(lines)) <= limit:
        return "\n".join(lines)
    room = limit - length(note(len(lines)))
    kept: list[str] = []
    for line in lines:
        room -= length(line) + 1
        if room < 0:
            break
        kept.append(line)
    return "\n".join([*kept, note(len(lines) - len(kept))])


def plain(text: str, limit: int) -> str:
    """Cut text for a place that knows no formatting: a header, a button."""
    shown = clean(text).translate(_PLAIN)
    if length(shown) <= limit:
        return shown
    return _longest_start(shown, limit - len(ELLIPSIS), escaped=False).rstrip() + ELLIPSIS


def width(text: str) -> int:
    """Count columns of a fixed-width screen: Chinese characters and emoji take two."""
    return sum(_columns(character) for character in text)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _columns(character: str) -> int:
    if unicodedata.combining(character) or character == JOINER:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _longest_start(text: str, room: int, *, escaped: bool = True) -> str:
    used = end = 0
    for end, character in enumerate(text):  # noqa: B007 - the place where the room ran out
        used += length(_ESCAPES.get(character, character) if escaped else character)
        if used > room:
            break
    while end > 0 and _continues(text, end):
        end -= 1
    return text[:end]


def _to_sentence_end(start: str) -> str:
    ends = [match.end() for match in _SENTENCE_END.finditer(start, len(start) * 3 // 4)]
    return start[: ends[-1]] if ends else start


def _continues(text: str, index: int) -> bool:
    """Tell whether what stands at `index` belongs to the character before it."""
    character = text[index]
    return (
        bool(unicodedata.combining(character))
        or character == JOINER
        or text[index - 1] == JOINER
        or "\ufe00" <= character <= "\ufe0f"  # which of its two faces an emoji shows
        or "\U0001f3fb" <= character <= "\U0001f3ff"  # skin tones
        or _splits_a_flag(text, index)
    )


def _splits_a_flag(text: str, index: int) -> bool:
    before = 0
    while before < index and _is_flag_letter(text[index - before - 1]):
        before += 1
    return _is_flag_letter(text[index]) and before % 2 == 1


def _is_flag_letter(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"
