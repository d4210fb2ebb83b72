"""A photo that somebody sends is no file to import: it belongs to a visit, by its name."""

import re
from collections.abc import Sequence

from core.files.sent import SentFile
from core.language.understanding import Understanding
from core.vocabulary import ActivityKind

LONGEST_NAME = 200
_BLANK = re.compile(r"\s+")


def photo_of(files: Sequence[SentFile]) -> str | None:
    """Return what names the first picture: its address where the platform keeps it, or its name."""
    shown = next((file for file in files if file.is_picture), None)
    return None if shown is None else _BLANK.sub("_", shown.link or shown.name)[:LONGEST_NAME]


def with_photo(text: str, asked: Understanding | None, photo: str | None) -> str:
    """Return a sentence with the photo that came with it, as one would type it.

    With a sentence about anything but a visit it is an illustration.
    """
    if photo is None or (asked is not None and asked.activity is not ActivityKind.VISIT):
        return text
    return f"{text}，照片：{photo}" if text.strip() else f"照片：{photo}"
