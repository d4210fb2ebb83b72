"""Which of many patterns may match a text at all, told from its characters.

Whatever a pattern matches holds one of a few characters, or pairs of neighbouring ones, that
follow from the pattern itself; a text without them need not be searched. One look-up of a text's
pairs takes the place of dozens of searches, and never changes what is found.
"""

from collections.abc import Iterable, Sequence
from functools import cached_property
from operator import add
from typing import Generic, TypeVar

from core.language.pattern_needs import needs_of
from core.language.sheet import Rule

R = TypeVar("R")


class Shortlist(Generic[R]):
    """Things with a pattern, in their order, by the tokens of which each pattern needs one."""

    def __init__(self, listed: Sequence[tuple[Rule, R]]) -> None:
        self._listed = listed

    @cached_property
    def _bits(self) -> tuple[tuple[int, R], ...]:
        return tuple((1 << place, one) for place, (_, one) in enumerate(self._listed))

    @cached_property
    def _index(self) -> tuple[int, dict[str, int]]:
        """Return what needs nothing, and under each token what needs it, as bits."""
        always = 0
        under: dict[str, int] = {}
        for place, (pattern, _) in enumerate(self._listed):
            needs = needs_of(pattern)
            always |= 0 if needs else 1 << place
            for token in needs:
                under[token] = under.get(token, 0) | 1 << place
        return always, under

    def of(self, text: str) -> list[R]:
        """Return what may match this text, also after more of it is covered by marks."""
        likely, under = self._index
        for token in tokens_of(text) & under.keys():
            likely |= under[token]
        return [one for bit, one in self._bits if likely & bit]


def tokens_of(text: str) -> set[str]:
    tokens = set(text)
    tokens.update(map(add, text, text[1:]))
    return tokens


def shortlist(rules: Iterable[Rule]) -> Shortlist[Rule]:
    return Shortlist([(rule, rule) for rule in rules])
