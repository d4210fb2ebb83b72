"""How the columns and words of another program become ours."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from core.files.importing.headers import Header, folded
from core.files.importing.values import Value, as_text
from core.files.layout import COLUMNS, CellKind, Column, FileKind

# One column of theirs is two of ours: the day a deal closed, or is expected to while it is open.
CLOSES = Column("closes", "成交日期", CellKind.DAY)
CLOSED = ("won", "lost")
_ANY_OTHER = folded("*")


@dataclass(frozen=True)
class Recipe:
    """One shape of file: what its columns are called, and what its words mean.

    `columns` goes from their name to our key; `words` from our key and their word to ours, “*”
    standing for every other word. `twins` are columns of ours that read the same cell as
    another, their words under “stage>status”: a stage “Closed Won” tells the status as well.
    `shape` are all names of a header that was seen before, none for what is shipped.
    """

    zh: str
    en: str
    kind: FileKind
    columns: Mapping[str, str]
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    twins: Mapping[str, str] = field(default_factory=dict)
    shape: frozenset[str] = field(default=frozenset())

    @cached_property
    def names(self) -> dict[str, Column]:
        """Return our column for each of their names, as names are compared."""
        ours = {column.key: column for column in (*COLUMNS[self.kind], CLOSES)}
        return {folded(theirs): ours[key] for theirs, key in self.columns.items()}

    @cached_property
    def _words(self) -> dict[str, dict[str, str]]:
        return {
            key: {folded(theirs): our_word for theirs, our_word in words.items()}
            for key, words in self.words.items()
        }

    def word(self, key: str, cell: object) -> object:
        """Return a cell in our words; what is not theirs stays as it is."""
        words = self._words.get(key)
        if words is None:
            return cell
        return words.get(folded(as_text(cell)), words.get(_ANY_OTHER, cell))

    def with_twins(self, header: Header) -> Header:
        """Return the header with the columns that read the cell of another."""
        ours = {column.key: column for column in COLUMNS[self.kind]}
        present = {placed.column.key for placed in header.columns}
        added = [
            replace(placed, column=ours[twin], twin_of=placed.column.key)
            for placed in header.columns
            if (twin := self.twins.get(placed.column.key)) and twin not in present
        ]
        return replace(header, columns=(*header.columns, *added))

    def finish(self, values: dict[str, Value | None]) -> None:
        """Spread over our columns what stands in one of theirs."""
        closes = values.pop(CLOSES.key, None)
        if closes is not None:
            has_closed = values.get("status") in CLOSED and values.get("closed_on") is None
            values["closed_on" if has_closed else "expected_close_on"] = closes
