"""The working sheet of one message: what was found covers the text it was found in.

Every value takes its characters and leaves its mark in their place, so that 明天科技 is no date and
三一重工 no number. Marks are circled letters, which normalising never lets through from a user.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property, lru_cache
from operator import add
from typing import Generic, NamedTuple, TypeVar

from core.language.text.compiled import compiled
from core.language.text.normalise import NormalText, normalise

T = TypeVar("T")


class Mark(StrEnum):
    """What stands in the place of a value that was found."""

    ACCOUNT = "Ⓐ"
    CONTACT = "Ⓒ"
    DATE = "Ⓓ"
    MEMBER = "Ⓜ"
    NUMBER = "Ⓝ"
    PERCENT = "Ⓟ"
    RECORD = "Ⓡ"
    SCOPE = "Ⓢ"
    TIME = "Ⓣ"
    MONEY = "Ⓥ"
    IGNORED = "Ⓧ"


class Found(NamedTuple, Generic[T]):
    """A value and the characters that gave it."""

    start: int
    end: int
    value: T


@dataclass
class Sheet:
    """One message while it is being read."""

    normal: NormalText
    text: str
    # The same in the writer's own case, for what only a capital letter tells.
    cased: str
    marks: list[tuple[int, int, Mark]] = field(default_factory=list)

    @staticmethod
    def of(message: str) -> "Sheet":
        normal = normalise(message)
        return Sheet(normal, normal.text, normal.cased)

    @cached_property
    def tokens(self) -> frozenset[str]:
        """What the text held when this was first asked for: it holds no more later but marks."""
        return tokens_of(self.text)

    def cover(self, mark: Mark, *spans: tuple[int, int]) -> None:
        """Take `spans` (not overlapping, in order) out of what is still to be read."""
        if not spans:
            return
        same = self.cased == self.text
        self.marks += [(start, end, mark) for start, end in spans]
        self.text = _covered(self.text, mark, spans)
        self.cased = self.text if same else _covered(self.cased, mark, spans)

    def cover_found(self, mark: Mark, found: "list[Found[T]]") -> "list[Found[T]]":
        if not found:
            return found
        self.cover(mark, *((item.start, item.end) for item in found))
        return found

    def written(self, start: int, end: int) -> str:
        return self.normal.written(start, end)


def _covered(text: str, mark: Mark, spans: tuple[tuple[int, int], ...]) -> str:
    pieces, at = [], 0
    for start, end in spans:
        pieces += [text[at:start], mark.value * (end - start)]
        at = end
    return "".join(pieces) + text[at:]


LONGEST_KEPT = 1_000


def tokens_of(text: str) -> frozenset[str]:
    """Return the characters of a text, and the pairs and threes of neighbouring ones."""
    return _kept_tokens(text) if len(text) <= LONGEST_KEPT else _tokens_in(text)


def _tokens_in(text: str) -> frozenset[str]:
    pairs = list(map(add, text, text[1:]))
    return frozenset((*text, *pairs, *map(add, pairs, text[2:])))


# Ten tables in a row look at the same clause.
_kept_tokens = lru_cache(maxsize=16)(_tokens_in)


@dataclass(frozen=True)
class Skeleton:
    """The message with one mark for each value: “Ⓐ还没签,再等等吧”."""

    text: str
    places: tuple[int, ...]

    def place(self, index: int) -> int:
        """Return where in the sheet a character of the skeleton stands."""
        return self.places[index] if index < len(self.places) else self.places[-1] + 1


def skeleton(sheet: Sheet) -> Skeleton:
    """Shorten every covered stretch to its mark, and every run of blanks to one."""
    if not sheet.marks and "  " not in sheet.text:
        return Skeleton(sheet.text, tuple(range(len(sheet.text) + 1)))
    characters: list[str] = []
    places: list[int] = []
    starts = {start for start, _, _ in sheet.marks}
    inside = {n for start, end, _ in sheet.marks for n in range(start + 1, end)} - starts
    for place, character in enumerate(sheet.text):
        if place in inside or (character == " " and characters and characters[-1] == " "):
            continue
        characters.append(character)
        places.append(place)
    return Skeleton("".join(characters), (*places, len(sheet.text)))


NO_WORD = r"(?u:[^\wⒶ-Ⓩ])"


class Rule:
    """A pattern that is compiled when the first message asks for it.

    There are hundreds, and compiling them all would be a fifth of a start: an ordinary message asks
    for half of them. Called as a compiled pattern is.
    """

    def __init__(self, source: str, flags: int) -> None:
        self.source = source
        self.flags = flags

    @cached_property
    def search(self) -> Callable[..., re.Match[str] | None]:
        return self._compiled.search

    @cached_property
    def match(self) -> Callable[..., re.Match[str] | None]:
        return self._compiled.match

    @cached_property
    def fullmatch(self) -> Callable[..., re.Match[str] | None]:
        return self._compiled.fullmatch

    @cached_property
    def finditer(self) -> Callable[..., Iterator[re.Match[str]]]:
        return self._compiled.finditer

    @cached_property
    def sub(self) -> Callable[..., str]:
        return self._compiled.sub

    @cached_property
    def split(self) -> Callable[..., list[str]]:
        return self._compiled.split

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return compiled(self.source, self.flags)


def rule(pattern: str) -> Rule:
    r"""Write a rule: `\b`, `\w` and `\d` see ASCII only, so that they work beside Chinese.

    `\W` is no letter of any script and no mark; Python's own would take Chinese for blanks.
    """
    return Rule(pattern.replace(r"\W", NO_WORD), re.ASCII)


def phrase(pattern: str, flags: int = 0) -> Rule:
    """Write a pattern that reads letters as Python does; it too waits for its first message."""
    return Rule(pattern, flags)
