"""Ways of saying one thing: a phrase a line, each with an example that it must match."""

import re
from functools import cached_property
from typing import NamedTuple

from core.language.text.sheet import Rule, phrase


class Row(NamedTuple):
    """One phrase of a table: a pattern, and an example that it must match."""

    pattern: str
    example: str


class Ways(tuple[tuple[str, str], ...]):
    """Patterns with an example each; they match where one of them does, the first one first."""

    @staticmethod
    def of(*rows: tuple[str, str]) -> "Ways":
        return Ways(rows)

    @cached_property
    def source(self) -> str:
        """All of them as one piece of a longer pattern."""
        return f"(?:{'|'.join(pattern for pattern, _ in self)})"

    @cached_property
    def rule(self) -> Rule:
        return phrase(self.source, re.IGNORECASE)

    def search(self, text: str) -> re.Match[str] | None:
        return self.rule.search(text)

    def match(self, text: str) -> re.Match[str] | None:
        return self.rule.match(text)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        return self.rule.fullmatch(text)


class Phrases(tuple[Rule, ...]):
    """Patterns with groups of their own, in capitals or not; the first that is all of a text."""

    @staticmethod
    def of(*patterns: str, ending: str = "") -> "Phrases":
        return Phrases(phrase(pattern + ending, re.IGNORECASE) for pattern in patterns)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        matches = (one.fullmatch(text) for one in self)
        return next((match for match in matches if match), None)
