"""Cuts a large import into parts that fit into memory, each of some customers.

Deals, their stages and payments, activities and follow-ups hang on one account: whatever a row
needs besides names lies in its own part. Rows wait on disk, as they were read.
"""

import pickle
from array import array
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from sqlalchemy import select

from core.errors import UserError
from core.files.importing.ledger import deal_key, name_of_deal, whole
from core.files.importing.names import Names
from core.files.importing.reading import RawRow
from core.files.importing.report import Findings
from core.files.importing.rows import Reader, Row, Sheet
from core.files.importing.values import as_text, narrow
from core.files.layout import FileKind
from core.storage.columns import table_of
from core.storage.tables import Deal

MOST_PARTS = 1000
ROWS_AT_A_TIME = 5000
KINDS = (
    FileKind.DEALS, FileKind.STAGE_HISTORY, FileKind.CREDITS, FileKind.ACTIVITIES,
    FileKind.FOLLOW_UPS, FileKind.PAYMENTS,
)  # fmt: skip
ROWS_BETWEEN_WRITES = 64
# A part is held in memory; where one customer has this many times its rows, it cannot be cut.
LARGEST_PART = 20
MOST_UNKNOWN = 10_000
LARGEST_ID = (1 << 63) - 1
_PART_BITS = 12
_HASH_MASK = (1 << (63 - _PART_BITS)) - 1
Step = Callable[[], None]
# The sheet's place among the sheets, the deal's number if it is new, the row's number and cells.
_Waiting = tuple[int, int, int, tuple[object, ...]]


class DealPlaces:
    """In which part each deal is: a table of prints of their names, eight bytes a slot."""

    def __init__(self) -> None:
        self._slots = array("Q", bytes(8 << 10))
        self._count = 0

    def place(self, name: object, part: int) -> tuple[int, bool]:
        """Return the part of a deal and whether it is new; one that has none gets this part."""
        if 3 * self._count > 2 * len(self._slots):
            self._grow()
        print_of_it = hash(name) & _HASH_MASK
        slot = self._slot_of(print_of_it)
        is_new = not self._slots[slot]
        if is_new:
            self._slots[slot] = print_of_it << _PART_BITS | (part + 1)
            self._count += 1
        return (self._slots[slot] & ((1 << _PART_BITS) - 1)) - 1, is_new

    def find(self, name: object) -> int:
        """Return the part of a deal, the first for one that is not known."""
        found = self._slots[self._slot_of(hash(name) & _HASH_MASK)]
        return (found & ((1 << _PART_BITS) - 1)) - 1 if found else 0

    def _slot_of(self, print_of_it: int) -> int:
        last = len(self._slots) - 1
        slot = print_of_it & last
        while (found := self._slots[slot]) and found >> _PART_BITS != print_of_it:
            slot = (slot + 1) & last
        return slot

    def _grow(self) -> None:
        before, self._slots = self._slots, array("Q", bytes(16 * len(self._slots)))
        for one in filter(None, before):
            self._slots[self._slot_of(one >> _PART_BITS)] = one


@dataclass
class Parts:
    """The rows of one import by part, waiting in a folder."""

    folder: Path
    sheets: Sequence[Sheet]
    findings: Findings
    bounds: list[int]
    last_deal_number: int
    rows_at_once: int
    _waiting: dict[int, list[_Waiting]] = field(default_factory=lambda: defaultdict(list))
    _put: Counter[int] = field(default_factory=Counter)
    _places: DealPlaces = field(default_factory=DealPlaces)
    _readers: dict[int, Reader] = field(default_factory=dict)

    def spread(self, names: Names, step: Step) -> None:
        """Read all files once, and put each row to the others of its part."""
        self._place_standing(names)
        for kind in KINDS:
            for number, sheet in enumerate(self.sheets):
                if sheet.kind is kind:
                    self._spread_sheet(number, sheet, names, step)
        for part in list(self._waiting):
            self._put_away(part)

    def _place_standing(self, names: Names) -> None:
        deals = table_of(Deal)
        chosen = select(deals.c.external_id, deals.c.number, deals.c.account_id).where(
            deals.c.company_id == names.ledger.company.id
        )
        chosen = chosen.execution_options(yield_per=ROWS_AT_A_TIME)
        rows = names.ledger.session.connection().execute(chosen)
        for row in rows.mappings():
            self._places.place(deal_key(name_of_deal(dict(row))), self._part_of(row["account_id"]))

    def _spread_sheet(self, number: int, sheet: Sheet, names: Names, step: Step) -> None:
        place = {placed.column.key: placed.index for placed in sheet.header.columns}
        part_of = self._by_deal(place) if "deal" in place else self._by_account(place, names)
        for raw in sheet.raw_rows(self.findings):
            step()
            part, deal_number = part_of(raw), 0
            if sheet.kind is FileKind.DEALS:
                key = deal_key(_text(raw, place["external_id"]))
                part, is_new = self._places.place(key, part)
                if is_new:
                    # Numbered here, in the order of the files: parts have one of their own.
                    self.last_deal_number += 1
                    deal_number = self.last_deal_number
            waiting = self._waiting[part]
            waiting.append((number, deal_number, raw.number, raw.cells))
            if len(waiting) >= ROWS_BETWEEN_WRITES:
                self._put_away(part)

    def _by_deal(self, place: Mapping[str, int]) -> Callable[[RawRow], int]:
        index = place["deal"]
        # What belongs to one deal stands together, nearly always.
        part_of = lru_cache(maxsize=100)(lambda name: self._places.find(deal_key(name)))
        return lambda raw: part_of(_text(raw, index))

    def _by_account(self, place: Mapping[str, int], names: Names) -> Callable[[RawRow], int]:
        index = place["account"]
        known: dict[object, int] = {}
        # A file of wrong names has them by the million, and most are wrong again at once.
        unknown: set[object] = set()

        def part_of(raw: RawRow) -> int:
            cell = raw.cells[index] if index < len(raw.cells) else None
            if cell in known:
                return known[cell]
            account = None if cell in unknown else names.account_meant(narrow(as_text(cell)))
            if account is None:
                if len(unknown) < MOST_UNKNOWN:
                    unknown.add(cell)
                return self._part_of_nobody(raw)
            # The name that the account bears already: a second text for each would fill memory.
            held = account.row["name"] if account.row["name"] == cell else cell
            known[held] = self._part_of(whole(account.row["id"]))
            return known[held]

        return part_of

    def _part_of(self, account_id: int) -> int:
        return bisect_right(self.bounds, account_id)

    def _part_of_nobody(self, raw: RawRow) -> int:
        """Return where a row of no account is to be refused: any part knows as little of it."""
        return raw.number % len(self)

    def _put_away(self, part: int) -> None:
        rows = self._waiting.pop(part)
        try:
            with self._file(part).open("ab") as file:
                pickle.dump(rows, file, pickle.HIGHEST_PROTOCOL)
        except OSError as problem:
            raise _no_room(self.folder, problem) from problem
        self._put[part] += len(rows)

    def _file(self, part: int) -> Path:
        return self.folder / f"part{part}"

    def __len__(self) -> int:
        return len(self.bounds) + 1

    def accounts_of(self, part: int) -> tuple[int, int]:
        """Return the first account id of a part, and the end of its ids."""
        ends = [0, *self.bounds, LARGEST_ID]
        return ends[part], ends[part + 1]

    def rows(self, part: int) -> dict[FileKind, list[Row]]:
        """Read the rows of a part, by kind and in the order of the files. Raises UserError."""
        if self._put[part] > (most := LARGEST_PART * self.rows_at_once):
            raise _too_many(most)
        found: dict[FileKind, list[Row]] = defaultdict(list)
        for number, deal_number, row_number, cells in self._raw(part):
            if number not in self._readers:
                self._readers[number] = Reader(self.sheets[number], self.findings)
            row = self._readers[number].read((row_number, cells))
            if row is not None:
                row.deal_number = deal_number
                found[row.kind].append(row)
        return found

    def _raw(self, part: int) -> Iterator[_Waiting]:
        path, left = self._file(part), self._put[part]
        if not left:
            return
        try:
            with path.open("rb") as file:
                while file.peek(1):
                    rows: list[_Waiting] = pickle.load(file)  # noqa: S301 (our own, of just now)
                    left -= len(rows)
                    yield from rows
            path.unlink()
        except (FileNotFoundError, EOFError, pickle.UnpicklingError):
            raise _gone(self.folder) from None
        if left:
            raise _gone(self.folder)


def bounds_of(names: Names, wanted: int) -> list[int]:
    """Return the account ids at which so many parts begin, each with as many accounts."""
    ids = sorted(whole(entry.row["id"]) for entry in names.ledger.accounts.entries())
    count = min(wanted, MOST_PARTS, max(len(ids), 1))
    return [ids[len(ids) * number // count] for number in range(1, count)]


def _too_many(most: int) -> UserError:
    return UserError(
        f"文件里一家客户有超过 {most:,} 行，一次放不下。什么都没有导入；请按日期分成几个文件。",
        f"One account has more than {most:,} rows in these files, too many at once. Nothing was "
        "imported; split them by date.",
    )


def _no_room(folder: Path, problem: OSError) -> UserError:
    place, reason = folder.parent, problem.strerror
    return UserError(
        f"临时文件写不进 {place}：{reason}。什么都没有导入；请腾出空间，或用 TMPDIR 换个位置。",
        f"Cannot write temporary files to {place}: {reason}. Nothing was imported; "
        "make room, or name another place with TMPDIR.",
        code="disk",
    )


def _gone(folder: Path) -> UserError:
    """Say that somebody tidied up around us: what is not there must not look like nothing."""
    return UserError(
        f"{folder.parent} 里的临时文件被删了。什么都没有导入；请再导入，或用 TMPDIR 换个位置。",
        f"The temporary files in {folder.parent} were removed. Nothing was imported; import again, "
        "or name another place with TMPDIR.",
        code="disk",
    )


def _text(raw: RawRow, index: int) -> str:
    return as_text(raw.cells[index]) if index < len(raw.cells) else ""
