"""A digest of what an import would replace, to tell whether the books moved since a preview."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import blake2b

from core.files.importing.replaced import Replaced
from core.files.importing.shelf import Record, Shelf
from core.storage.changes import plain
from core.storage.undo import NOT_COMPARED

PRINT_BYTES = 16
MOST_SHOWN = 20


@dataclass
class Prints:
    """The rows that an import would replace, as they stand in the books.

    The same digest twice says that nobody changed one of them in between. `first` are some of them.
    """

    first: list[Replaced] = field(default_factory=list)
    _of_rows: dict[tuple[str, str], int] = field(default_factory=dict)

    def see(self, shelves: Iterable[Shelf]) -> None:
        """Take down what stands; a row that was seen already stays as it was seen first."""
        for shelf in shelves:
            keys = [column.key for column in shelf.table.primary_key.columns][1:]
            for before, after in shelf.changed_rows():
                key = (shelf.table.name, "/".join(str(before[name]) for name in keys))
                if key not in self._of_rows:
                    told = sorted((k, v) for k, v in before.items() if k not in NOT_COMPARED)
                    digest = blake2b(f"{key}{told}".encode(), digest_size=PRINT_BYTES).digest()
                    self._of_rows[key] = int.from_bytes(digest)
                    if len(self.first) < MOST_SHOWN:
                        self.first.append(Replaced(shelf.table.name, _told(before), _told(after)))

    def digest(self) -> str:
        return f"{sum(self._of_rows.values()) % (1 << (8 * PRINT_BYTES)):032x}"


def _told(row: Record) -> dict[str, object]:
    return {name: plain(value) for name, value in row.items() if name != "company_id"}
