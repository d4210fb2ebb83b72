"""What WeCom takes at most, counted as it counts (bytes), and how text is cut to it.

https://developer.work.weixin.qq.com/document/path/90236 (app messages), 90248 (group chats), 90253
(media). The lengths of card texts are the vendor's advice: beyond them a phone shows “…”.
"""

import unicodedata

MAX_CONTENT_BYTES = 2048
MAX_IMAGE_BYTES = 10 * 1024 * 1024
MAX_FILE_BYTES = 20 * 1024 * 1024
MIN_MEDIA_BYTES = 6
MEDIA_LIVES_SECONDS = 3 * 24 * 3600
DUPLICATE_CHECK_SECONDS = 14_400

MAX_CARD_BUTTONS = 6
MAX_CARD_FACTS = 6
MAX_BUTTON_LABEL = 10
MAX_BUTTON_KEY_BYTES = 1024
MAX_CARD_TITLE = 26
MAX_CARD_TEXT = 112
MAX_FACT_LABEL = 5
MAX_FACT_VALUE = 26

ELLIPSIS = "…"
# A cut looks for one of these in the last part of what fits, so that it falls between clauses.
BREAKS = "。；！？，、;!?, \n"
ZERO_WIDTH_JOINER = "\u200d"
SKIN_TONES = range(0x1F3FB, 0x1F400)


def size(text: str) -> int:
    return len(text.encode())


def cut(text: str, limit: int) -> str:
    """Cut `text` to `limit` bytes, between clauses if possible and never inside a character.

    What was cut ends with “…”; where not even that fits, nothing is left.
    """
    if size(text) <= limit:
        return text
    room = limit - size(ELLIPSIS)
    if room <= 0:
        return ""
    kept = _whole_characters(text, len(text.encode()[:room].decode(errors="ignore")))
    return _at_a_break(kept) + ELLIPSIS


def _whole_characters(text: str, end: int) -> str:
    """Go back from `end` to where no visible character is split (emoji are several letters)."""
    while 0 < end < len(text) and (_continues(text[end]) or text[end - 1] == ZERO_WIDTH_JOINER):
        end -= 1
    return text[:end]


def _continues(letter: str) -> bool:
    return (
        letter == ZERO_WIDTH_JOINER
        or unicodedata.combining(letter) != 0
        or unicodedata.category(letter) in {"Mn", "Me"}
        or ord(letter) in SKIN_TONES
    )


def _at_a_break(text: str) -> str:
    found = max(text.rfind(mark) for mark in BREAKS)
    return text[:found] if found > len(text) * 3 // 4 else text.rstrip()
