"""What a text must hold for a pattern to match: read from the pattern's own syntax tree."""

import re
from collections.abc import Iterable, Iterator
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

from core.kept import Kept
from core.language.text.sheet import Rule

Tokens = frozenset[str]
UNKNOWN: Tokens = frozenset()
LARGEST_CLASS = 64
# Beside the flags of the parser, which has none so large.
SETTLED = 1 << 20
# Marks come into a text while it is read, so that nothing can be told from them beforehand.
MARKS = frozenset(map(chr, range(ord("Ⓐ"), ord("ⓩ") + 1)))
# How common a token is, about: of two sets that a match needs one of, the rarer one tells more.
# Marks, which stand in the texts as circled letters, are no more common than Chinese characters.
FIRST_CHINESE = min(MARKS)
HOW_COMMON = {1: (220, 42), 2: (47, 6), 3: (14, 1.3)}
DIGIT = 88
WITHOUT_WIDTH = (op.AT, op.ASSERT, op.ASSERT_NOT)
REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)
# Operations and their arguments are as the standard library's parser gives them: untyped.
Operation = Any
Argument = Any
Piece = tuple[Operation, Argument]
NEEDS = Kept[tuple[str, bool], Tokens]("needs", of_module=__name__)


def needs_of(rule: Rule, *, settled: bool) -> Tokens:
    """Return characters and pairs of which every match holds one; none where that is unknown.

    As long as a text is not settled, marks may still come into it and so are not needed.
    """
    return NEEDS.get((rule.source, settled), lambda: read_needs(rule, settled=settled))


def read_needs(rule: Rule, *, settled: bool) -> Tokens:
    tree = _parser.parse(rule.source, re.ASCII)
    return _needs(tree, tree.state.flags | (SETTLED if settled else 0))


def _needs(pieces: Iterable[Piece], flags: int) -> Tokens:
    """Return the most telling set of tokens that a row of pieces needs one of."""
    best, before, two_before = UNKNOWN, UNKNOWN, UNKNOWN
    for (kind, argument), flagged in _flat(pieces, flags):
        here = _characters(kind, argument, flagged)
        best = _rarer(best, here or _inside(kind, argument, flagged))
        two = _joined(before, here)
        best = _rarer(_rarer(best, two), _joined(two_before, here))
        if kind not in WITHOUT_WIDTH:
            before, two_before = here, two
    return best


def _joined(ones: Tokens, others: Tokens) -> Tokens:
    if len(ones) * len(others) > LARGEST_CLASS:
        return UNKNOWN
    return frozenset(one + other for one in ones for other in others)


def _flat(pieces: Iterable[Piece], flags: int) -> Iterator[tuple[Piece, int]]:
    """Yield the pieces of a row and of the groups in it, each with the flags that hold there."""
    for kind, argument in pieces:
        if kind is op.SUBPATTERN:
            _, added, removed, inner = argument
            yield from _flat(inner, (flags | added) & ~removed)
        else:
            yield (kind, argument), flags


def _inside(kind: Operation, argument: Argument, flags: int) -> Tokens:
    if kind in REPEATS:
        least, _, inner = argument
        return _needs(inner, flags) if least else UNKNOWN
    if kind is op.ASSERT:
        return _needs(argument[1], flags)
    if kind is op.BRANCH:
        rows = [_needs(row, flags) for row in argument[1]]
        return frozenset().union(*rows) if all(rows) else UNKNOWN
    return UNKNOWN


def _characters(kind: Operation, argument: Argument, flags: int) -> Tokens:
    """Return the characters that one piece may be; nothing where they are too many to name."""
    found: set[str] = set()
    for member, value in argument if kind is op.IN else [(kind, argument)]:
        if member is op.LITERAL:
            found.add(chr(value))
        elif member is op.RANGE and value[1] - value[0] < LARGEST_CLASS:
            found.update(map(chr, range(value[0], value[1] + 1)))
        elif value is op.CATEGORY_DIGIT and flags & re.ASCII:
            found.update("0123456789")
        else:
            return UNKNOWN
    if flags & re.IGNORECASE:
        found.update([one.lower() for one in found] + [one.upper() for one in found])
    return UNKNOWN if found & MARKS and not flags & SETTLED else frozenset(found)


def _rarer(one: Tokens, other: Tokens) -> Tokens:
    if not one or not other:
        return one or other
    return min(one, other, key=lambda tokens: sum(map(_weight, tokens)))


def _weight(token: str) -> float:
    """Return in how many of a thousand messages a token stands, about."""
    of_letters, of_chinese = HOW_COMMON[len(token)]
    if token.isdigit():
        return DIGIT if len(token) == 1 else of_chinese
    return of_chinese if max(token) >= FIRST_CHINESE else of_letters
