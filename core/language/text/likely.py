"""Which of many patterns may match a text at all, told from its characters.

Whatever a pattern matches holds one of a few characters, or pairs or threes of neighbouring ones,
that follow from the pattern itself; a text without them need not be searched. One look-up of a
text's pairs takes the place of dozens of searches, and never changes what is found.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import Generic, TypeVar

from core.language.text.pattern_needs import needs_of
from core.language.text.sheet import Rule, rule, tokens_of

R = TypeVar("R")


class Shortlist(Generic[R]):
    """Things with a pattern, in their order, by the tokens of which each pattern needs one.

    A `settled` text gets no more marks: what needs a mark must find it there already.
    """

    def __init__(self, listed: Sequence[tuple[Rule, R]], *, settled: bool = False) -> None:
        self._listed = listed
        self._settled = settled

    @cached_property
    def _bits(self) -> tuple[tuple[int, R], ...]:
        return tuple((1 << place, one) for place, (_, one) in enumerate(self._listed))

    @cached_property
    def _index(self) -> tuple[int, dict[str, int], frozenset[str]]:
        """Return what needs nothing, and under each token what needs it, as bits."""
        always = 0
        under: dict[str, int] = {}
        for place, (pattern, _) in enumerate(self._listed):
            needs = needs_of(pattern, settled=self._settled)
            always |= 0 if needs else 1 << place
            for token in needs:
                under[token] = under.get(token, 0) | 1 << place
        return always, under, frozenset(under)

    def of(self, text: str) -> list[R]:
        """Return what may match this text."""
        return self.among(tokens_of(text))

    def among(self, tokens: frozenset[str]) -> list[R]:
        """Return what may match a text with these tokens, also when marks cover more of it."""
        likely, under, known = self._index
        if not known.isdisjoint(tokens):
            for token in known & tokens:
                likely |= under[token]
        return [one for bit, one in self._bits if likely & bit] if likely else []


def shortlist(rules: Iterable[Rule], *, settled: bool = False) -> Shortlist[Rule]:
    return Shortlist([(rule, rule) for rule in rules], settled=settled)


class Alternatives:
    """Rules side by side, for a settled text: they find what `one|another|…` would find."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.rules = tuple(rules)
        self._likely = shortlist(self.rules, settled=True)

    def search(self, text: str) -> re.Match[str] | None:
        """Return what stands first; of two at one place that of the first rule."""
        first = None
        for one in self._likely.of(text):
            match = one.search(text)
            if match is not None and (first is None or match.start() < first.start()):
                first = match
        return first

    def sub(self, replace: Callable[[re.Match[str]], str], text: str) -> str:
        """Replace what the rules find, one rule after the other; only what takes words away."""
        for one in self._likely.of(text):
            text = one.sub(replace, text)
        return text


def either(*patterns: str) -> Alternatives:
    return Alternatives(map(rule, patterns))
