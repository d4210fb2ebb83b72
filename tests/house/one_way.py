"""Whether a repeated part of a pattern can be read in two ways: then some text takes for ever.

`(?:看看?|查)*` reads “看看” once or twice; of 150 in a row it tries every way of sharing them out.
What a part can match is a code, and Sardinas and Patterson's test tells whether any text has two
readings in it. A class of characters stands for one member of each kind, a look-around for nothing.
"""

import re
import sys
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import groupby, product
from math import prod
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

Tree = Any
# A part repeated no more often than this ends soon in whatever way it is read.
FEW = 8
# More texts than these cannot be compared, and no pattern of ours needs them.
MANY = 200_000
ONE_CHARACTER = (op.IN, op.ANY, op.LITERAL, op.NOT_LITERAL)
REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT)
# A letter of each kind that a pattern may not name itself.
ANY_LETTERS = "~ ,a0Z中Ⓐ"
CLASSES = {
    op.CATEGORY_SPACE: r"\s", op.CATEGORY_NOT_SPACE: r"\S", op.CATEGORY_DIGIT: r"\d",
    op.CATEGORY_NOT_DIGIT: r"\D", op.CATEGORY_WORD: r"\w", op.CATEGORY_NOT_WORD: r"\W",
}  # fmt: skip


class TooManyTextsError(Exception):
    """A repeated part matches too many texts to be compared."""


def read_twice(pattern: str, flags: int) -> str | None:
    """Return a text that a repeated part of the pattern reads in two ways; None without any."""
    fold = bool(flags & re.IGNORECASE)
    for body, unicode_flags in _repeated(_parser.parse(pattern, flags), flags):
        texts = _texts(body, unicode_flags)
        found = _of_two_readings([text.lower() if fold else text for text in texts])
        if found is not None:
            return found
    return None


def _parts(code: object, argument: Tree, flags: int) -> Iterator[tuple[Tree, int]]:
    """Yield what a node holds, with the flags that hold inside."""
    if code is op.SUBPATTERN:
        _, added, removed, inside = argument
        # `(?u:…)` in a pattern of ASCII.
        ascii_too = 0 if added & re.UNICODE else flags & re.ASCII
        yield inside, (flags & ~re.ASCII & ~removed) | ascii_too
    elif code in REPEATS or code is op.POSSESSIVE_REPEAT:
        yield argument[2], flags
    elif code is op.BRANCH:
        yield from ((branch, flags) for branch in argument[1])
    elif code in (op.ASSERT, op.ASSERT_NOT):
        yield argument[1], flags
    elif code is op.ATOMIC_GROUP:
        yield argument, flags


def _repeated(tree: Tree, flags: int) -> Iterator[tuple[Tree, int]]:
    """Yield each part that may stand many times and is more than one character."""
    for code, argument in tree:
        if code in REPEATS and argument[1] > FEW and not _one_character(argument[2]):
            yield argument[2], flags
        for part, inside in _parts(code, argument, flags):
            yield from _repeated(part, inside)


def _one_character(body: Tree) -> bool:
    return len(body) == 1 and body[0][0] in ONE_CHARACTER


def _characters(tree: Tree, flags: int) -> Iterator[tuple[object, Tree, int]]:
    for code, argument in tree:
        if code in ONE_CHARACTER:
            yield code, argument, flags
        for part, inside in _parts(code, argument, flags):
            yield from _characters(part, inside)


def _alphabet(body: Tree, flags: int) -> str:
    """Return one letter for each set of letters that the body cannot tell apart."""
    atoms = list(_characters(body, flags))
    literals = {chr(argument) for code, argument, _ in atoms if code is op.LITERAL}
    listed = {
        chr(item) for code, argument, _ in atoms if code is op.IN
        for kind, item in argument if kind is op.LITERAL
    }  # fmt: skip

    def kind(letter: str) -> tuple[bool, ...]:
        return tuple(_matches(letter, *atom) for atom in atoms)

    letters = sorted({*literals, *listed, *ANY_LETTERS}, key=lambda one: (kind(one), one))
    return "".join(next(alike) for _, alike in groupby(letters, key=kind))


def _matches(letter: str, code: object, argument: Tree, flags: int) -> bool:
    if code is op.ANY:
        return True
    if code is op.LITERAL:
        return chr(argument) == letter
    if code is op.NOT_LITERAL:
        return chr(argument) != letter
    negated = argument[0][0] is op.NEGATE
    return any(_listed(letter, *item, flags) for item in argument) != negated


def _listed(letter: str, kind: object, item: Tree, flags: int) -> bool:
    if kind is op.LITERAL:
        return chr(item) == letter
    if kind is op.RANGE:
        return item[0] <= ord(letter) <= item[1]
    if kind is op.CATEGORY:
        return re.match(CLASSES[item], letter, flags & re.ASCII) is not None
    return False


def _texts(body: Tree, flags: int) -> list[str]:
    """Return what a part matches, each text as often as there are ways to match it."""
    letters = _alphabet(body, flags)
    for copies, of_a_class in ((2, len(letters)), (1, 2), (1, 1)):
        with suppress(TooManyTextsError):
            return _Texts(letters, copies, of_a_class).of(body, flags)
    raise TooManyTextsError


@dataclass(frozen=True)
class _Texts:
    """What a part matches; with fewer copies and letters where there would be too many."""

    letters: str
    copies: int
    of_a_class: int

    def of(self, tree: Tree, flags: int) -> list[str]:
        found = [""]
        for code, argument in tree:
            found = _joined(found, self._step(code, argument, flags))
        return found

    def _step(self, code: object, argument: Tree, flags: int) -> list[str]:
        if code in ONE_CHARACTER:
            found = [one for one in self.letters if _matches(one, code, argument, flags)]
            return found[: self.of_a_class]
        if code in (op.ASSERT, op.ASSERT_NOT, op.AT):
            return [""]
        parts = [self.of(part, inside) for part, inside in _parts(code, argument, flags)]
        if code not in (*REPEATS, op.POSSESSIVE_REPEAT):
            return [text for part in parts for text in part]
        if code is op.POSSESSIVE_REPEAT and _one_character(argument[2]):
            # It takes all there are: none is left for another reading.
            return [*parts[0], *([""] if not argument[0] else [])]
        return self._repeated(argument, parts[0])

    def _repeated(self, argument: Tree, texts: list[str]) -> list[str]:
        least, most, body = argument
        often = range(least, min(most, max(least, self.copies)) + 1)
        if _one_character(body):
            return [one * times for times in often for one in (texts if times else [""])]
        return [text for times in often for text in _joined(*[texts] * times)]


def _joined(*parts: list[str]) -> list[str]:
    if prod(len(part) for part in parts) > MANY:
        raise TooManyTextsError
    return ["".join(row) for row in product(*parts)]


def _of_two_readings(texts: list[str]) -> str | None:
    code = [text for text in texts if text]
    words = set(code)
    if len(words) < len(code):
        return next(word for word, times in Counter(code).items() if times > 1)
    ordered = sorted(words)
    # What is left over when one word begins another; a word that is left over is a second reading.
    left = [(long[len(short) :], long) for short in ordered for long in _longer(short, ordered)]
    seen: set[str] = set()
    while left:
        rest, text = left.pop()
        if rest in words:
            return text
        if rest not in seen:
            seen.add(rest)
            left += [(word[len(rest) :], text + word) for word in _longer(rest, ordered)]
            begun = (rest[:end] for end in range(1, len(rest)))
            left += [(rest[len(word) :], text) for word in begun if word in words]
    return None


def _longer(short: str, ordered: list[str]) -> list[str]:
    """Return the words that begin with a text and go on."""
    first, last = (
        bisect_right(ordered, short),
        bisect_left(ordered, f"{short}{chr(sys.maxunicode)}"),
    )
    return ordered[first:last]
