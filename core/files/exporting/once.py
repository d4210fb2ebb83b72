"""Remembers what values come to: names come again and again in a column."""

from collections.abc import Callable
from typing import Generic, TypeVar

Given = TypeVar("Given")
Shown = TypeVar("Shown")
MOST_REMEMBERED = 20_000


class Once(dict[Given, Shown], Generic[Given, Shown]):
    """What each value is shown as; looked up like a dictionary, worked out when it is new."""

    def __init__(self, show: Callable[[Given], Shown]) -> None:
        super().__init__()
        self._show = show

    def __missing__(self, value: Given) -> Shown:
        if len(self) >= MOST_REMEMBERED:
            # A column in which every value is another one must not be kept whole.
            self.clear()
        shown = self[value] = self._show(value)
        return shown
