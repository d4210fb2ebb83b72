"""The one question that a file leaves open, and the answers on its buttons.

What is this table, which column is that, who is meant: the first one that is not known is asked.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from core.files.importing import ImportReport
from core.files.importing.gathering import UNKNOWN_COLUMN, not_ours
from core.files.importing.report import MissingColumn, WhoIsMeant
from core.files.layout import COLUMNS, FileKind
from core.wording import Wording

MOST_CHOICES = 6
# What most tables are that somebody sends; another kind can be typed.
USUAL = (
    FileKind.ACCOUNTS, FileKind.DEALS, FileKind.ACTIVITIES, FileKind.PAYMENTS, FileKind.TARGETS,
    FileKind.MEMBERS,
)  # fmt: skip
Choice = tuple[str, str]


@dataclass(frozen=True)
class WhichKind:
    """A table that is none of ours by its name or its columns; `settles` so many errors."""

    table: str
    settles: int

    def words(self, wording: Wording) -> str:
        return wording.say(
            "“{table}”是什么表？", "What kind of table is “{table}”?", table=self.table
        )

    def choices(self, wording: Wording) -> Sequence[Choice]:
        """Return what each button says, and what it stands for in the command."""
        names = [kind.say(wording.language).replace("_", " ") for kind in USUAL]
        stands_for = wording.say("是", "is")
        return [(name, f"{self.table} {stands_for} {name}") for name in names]


@dataclass(frozen=True)
class WhichColumn:
    """A required column that a table lacks, while it has others that are not known.

    `among_others`: there are further files, so that this one is named.
    """

    missing: MissingColumn
    settles: int
    among_others: bool = False

    def words(self, wording: Wording) -> str:
        column = self.missing.zh if wording.language == "zh" else self.missing.key
        asked = wording.say("哪一列是“{column}”？", "Which column is “{column}”?", column=column)
        return f"{self.missing.file} · {asked}" if self.among_others else asked

    def choices(self, _wording: Wording) -> Sequence[Choice]:
        shown = self.missing.unknown[:MOST_CHOICES]
        return [(name, f"{name} = {self.missing.key}") for name in shown]


@dataclass(frozen=True)
class WhichPerson:
    """A name that several people bear; other problems are listed all the same."""

    who: WhoIsMeant
    settles: int = -1

    def words(self, wording: Wording) -> str:
        return wording.say("“{name}”是哪一位？", "Which “{name}” is meant?", name=self.who.name)

    def choices(self, _wording: Wording) -> Sequence[Choice]:
        return [(full, f"{self.who.name} = @{full}") for full in self.who.people]


Question = WhichKind | WhichColumn | WhichPerson


def question_of(report: ImportReport) -> Question | None:
    """Return what is to be asked first, if anything can be."""
    unknown = [one.file for one in report.errors if one.zh == not_ours().zh]
    for table in report.unnamed:
        if any(table == file or table.startswith(f"{file}:") for file in unknown):
            return WhichKind(table, len(unknown))
    for missing in report.missing:
        if missing.unknown:
            among_others = any(
                file not in {"", missing.file}
                for file in (*(c.file for c in report.files), *(m.file for m in report.missing))
            )
            return WhichColumn(missing, len(report.missing), among_others)
    return WhichPerson(report.unclear[0]) if report.unclear else None


def unknown_columns(report: ImportReport, wording: Wording) -> list[str]:
    """Name the columns that are left out, and how to say what one of them is."""
    lines = []
    for count in report.files:
        unknown = [
            one.column
            for one in report.warnings
            if one.file == count.file and one.zh == UNKNOWN_COLUMN.zh
        ]
        if unknown:
            lines.append(_left_out(unknown, count.kind, wording))
    return lines


def _left_out(unknown: Sequence[str], kind: FileKind, wording: Wording) -> str:
    optional = [one for one in COLUMNS[kind] if not one.required and not one.export_only]
    ours = [one.header(wording.language) for one in optional]
    mark = wording.say("、", ", ")
    return wording.say(
        "不认识的列，没有导入：{unknown}。是我们的哪一列，可以说：“导入 {first}=…”（{ours}）。",
        "Unknown columns, left out: {unknown}. Say which of ours one is: “import {first}=…” "
        "({ours}).",
        unknown=mark.join(unknown),
        first=unknown[0],
        ours=mark.join(ours),
    )
