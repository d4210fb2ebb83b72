"""Says what an import would change of records that are there: “客户 华东医疗：等级 A → B”."""

import re
from collections.abc import Iterable

from core.files.importing.replaced import Replaced
from core.storage.undo import Effect
from handlers.trail.words import Words

MOST_LINES = 3
# What is only worked out from other rows is no news.
LEFT_OUT = frozenset({"stage_entries", "points"})
# A record that comes with the same import has no name in the books yet.
_NOT_THERE_YET = re.compile(r"\(\d{9,}\)")


def change_lines(replaced: Iterable[Replaced], words: Words) -> list[str]:
    """Return a few of the changes, each as a line."""
    lines = []
    for row in replaced:
        if row.table in LEFT_OUT:
            continue
        line = words.line(Effect(row.table, "", row.before, row.after))
        if "→" in line and not _NOT_THERE_YET.search(line):
            lines.append(line)
        if len(lines) == MOST_LINES:
            break
    return lines
