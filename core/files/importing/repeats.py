"""Tells rows of the files that repeat each other, and refuses two of one identity that differ."""

from collections import defaultdict
from dataclasses import dataclass, field

from core.files.importing.ledger import folded_name
from core.files.importing.report import BadRowError
from core.files.importing.rows import Row, Sheet
from core.files.layout import FileKind

IDENTITY: dict[FileKind, tuple[str, ...]] = {
    FileKind.MEMBERS: ("name",),
    FileKind.ACCOUNTS: ("name",),
    FileKind.DEALS: ("external_id",),
    FileKind.STAGE_HISTORY: ("deal", "stage"),
    FileKind.CREDITS: ("deal", "member"),
    FileKind.ACTIVITIES: ("type", "account", "member", "occurred_at", "note"),
    FileKind.FOLLOW_UPS: ("account", "member", "due_on", "due_at", "note"),
    FileKind.PAYMENTS: ("deal", "due_on"),
    FileKind.TARGETS: ("scope", "name", "metric", "period"),
    FileKind.CHANNELS: ("platform", "channel_id"),
}
# Of these the books may hold several alike; how they pair with rows is decided where they are.
MAY_REPEAT = {FileKind.ACTIVITIES, FileKind.FOLLOW_UPS}
BY_NAME = {FileKind.MEMBERS, FileKind.ACCOUNTS}
Earlier = tuple[Sheet, int, int]


@dataclass
class Repeats:
    """The rows seen so far, by what makes a row the same row: sheet, number, and a print of it."""

    _seen: dict[FileKind, dict[object, list[Earlier]]] = field(
        default_factory=lambda: defaultdict(dict)
    )

    def has_seen(self, row: Row) -> bool:
        """Tell whether the very same row came before. Raises BadRowError when it differs."""
        values = row.values
        key: object = tuple(map(values.get, IDENTITY[row.kind]))
        if row.kind in BY_NAME:
            key = folded_name(row.text("name"))
        # A print in place of the values: one in 2^60 pairs would be taken for each other.
        one = (row.sheet, row.number, hash(tuple(values.values())))
        earlier = self._seen[row.kind].setdefault(key, [one])
        if earlier[0] is one:
            return False
        if any(one[2] == other for _, _, other in earlier):
            return True
        if row.kind not in MAY_REPEAT:
            raise _repeats(row, earlier[0])
        earlier.append(one)
        return False


def _repeats(row: Row, earlier: Earlier) -> BadRowError:
    file, number = earlier[0].file, earlier[1]
    column = IDENTITY[row.kind][0]
    zh = f"与第 {number} 行重复，但内容不同（{file}）"
    en = f"repeats row {number} of {file} with other values"
    if row.kind is FileKind.MEMBERS:
        name, team = row.text("name"), row.text("team") or "华东一组"
        zh += f"。是两个人就写全名加团队，例如 {name}({team})"
        en += f"; two people of one name are told apart by their team: {name}({team})"
    return BadRowError(column, zh, en)
