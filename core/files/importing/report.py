"""What an import found and did, row by row; decides nothing."""

from dataclasses import dataclass, field

from core.errors import UserError
from core.files.importing.covered import TargetsSeen
from core.files.importing.replaced import Replaced
from core.files.layout import FileKind

MOST_SHOWN = 50
# More bad rows than this are no typing errors; the file that comes back holds the first ones.
MOST_GIVEN_BACK = 20_000


@dataclass(frozen=True)
class Problem:
    """One thing about a file that its author can mend. Row 0 stands for the file itself."""

    file: str
    row: int
    column: str
    zh: str
    en: str


@dataclass(frozen=True)
class WhoIsMeant:
    """A name that several people bear, and the full names of those it may be."""

    name: str
    people: tuple[str, ...]


@dataclass(frozen=True)
class MissingColumn:
    """A required column that a file lacks, and its columns that are none of ours."""

    file: str
    zh: str
    key: str
    unknown: tuple[str, ...]


@dataclass(frozen=True)
class FileCount:
    """How many rows of one file were new, changed and unchanged; `bad` ones have a problem.

    `targets` says what a file of targets covers, none for other files.
    """

    file: str
    kind: FileKind
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    bad: int = 0
    targets: TargetsSeen | None = None


@dataclass(frozen=True)
class ImportReport:
    """The outcome of one import.

    `errors` holds at most 50 of `error_count`; with any error nothing was saved. `saved` is also
    false for a dry run. `change_id` names the change in the books, none when nothing changed.
    `notes` say how the files were read: a column in 万元, a remembered mapping. `unclear` and
    `missing` are what one question each would settle, `unnamed` the tables that are none of ours.
    `prints` is the digest that was asked for, `replaced` the first rows that it is made of.
    `stopped_early` tells that after so many errors the rest was not looked at.
    """

    files: tuple[FileCount, ...]
    warnings: tuple[Problem, ...]
    errors: tuple[Problem, ...]
    error_count: int
    saved: bool
    change_id: int | None = None
    notes: tuple[Problem, ...] = ()
    unclear: tuple[WhoIsMeant, ...] = ()
    missing: tuple[MissingColumn, ...] = ()
    prints: str = ""
    unnamed: tuple[str, ...] = ()
    replaced: tuple[Replaced, ...] = ()
    stopped_early: bool = False

    @property
    def new(self) -> int:
        return sum(count.new for count in self.files)

    @property
    def changed(self) -> int:
        return sum(count.changed for count in self.files)

    @property
    def unchanged(self) -> int:
        return sum(count.unchanged for count in self.files)


class NothingKeptError(Exception):
    """Rolls the transaction back: there are errors, or it is a dry run."""


class BadCellError(UserError):
    """A cell that cannot be what its column wants."""


class BadRowError(UserError):
    """A row that cannot be saved, and the column to look at."""

    def __init__(self, column: str, zh: str, en: str) -> None:
        super().__init__(zh, en)
        self.column = column


class UnclearPersonError(BadRowError):
    """A row names somebody by a name that several people bear."""

    def __init__(self, column: str, zh: str, en: str, who: WhoIsMeant) -> None:
        super().__init__(column, zh, en)
        self.who = who


class BrokenReferenceError(Exception):
    """A row refers to a row that is itself listed as bad: one problem is enough."""


@dataclass
class Findings:
    """The problems found so far. Only the first 50 errors are kept, all are counted: up to a number
    of them, since whoever makes that many made one mistake all over.

    `bad_rows` holds what is wrong with each row, by file and row number.
    """

    most_counted: int
    errors: list[Problem] = field(default_factory=list)
    error_count: int = 0
    warnings: list[Problem] = field(default_factory=list)
    notes: list[Problem] = field(default_factory=list)
    bad_rows: dict[str, dict[int, list[Problem]]] = field(default_factory=dict)
    unclear: dict[str, WhoIsMeant] = field(default_factory=dict)
    missing: list[MissingColumn] = field(default_factory=list)
    unnamed: list[str] = field(default_factory=list)
    _bad_row_count: int = 0

    def error(self, file: str, row: int, column: str, reason: UserError) -> None:
        """Note what is wrong. Raises NothingKeptError where nobody needs to know of more."""
        problem = Problem(file, row, column, reason.zh, reason.en)
        # A row that stands for several, one for each month, is wrong once.
        if row and problem in self.bad_rows.get(file, {}).get(row, ()):
            return
        self.error_count += 1
        if isinstance(reason, UnclearPersonError):
            self.unclear.setdefault(reason.who.name, reason.who)
        if len(self.errors) < MOST_SHOWN:
            self.errors.append(problem)
        if row and self._bad_row_count < MOST_GIVEN_BACK:
            self._bad_row_count += 1
            self.bad_rows.setdefault(file, {}).setdefault(row, []).append(problem)
        if self.stopped_early:
            raise NothingKeptError

    @property
    def stopped_early(self) -> bool:
        return self.error_count >= self.most_counted

    def warn(self, file: str, row: int, column: str, reason: UserError) -> None:
        if len(self.warnings) < MOST_SHOWN:
            self.warnings.append(Problem(file, row, column, reason.zh, reason.en))

    def note(self, file: str, column: str, said: UserError) -> None:
        if len(self.notes) < MOST_SHOWN:
            self.notes.append(Problem(file, 0, column, said.zh, said.en))
