"""Which known customers a new name may be meant for: nearly the same letters, or one in the other.

Follows an index of names as it grows. Among 50,000 names a question takes a few milliseconds,
because nothing is done a name but one comparison in native code.
"""

from bisect import bisect_right
from threading import Lock

from core.language.spelling.name_index import NameIndex
from core.language.text.normalise import folded

ALIKE_PERCENT = 70
SHORTEST_PART = 2
# What every other company is called too says nothing about likeness.
COMMON_PARTS = (
    "股份有限公司", "有限责任公司", "有限公司", "集团公司", "集团", "公司",
    " co., ltd.", " co ltd", " ltd", " inc", " corp", " gmbh", " llc",
)  # fmt: skip
# Stands in no name.
BETWEEN = "\n"


class LookAlikes:
    """The spellings of another index without the parts that all companies share.

    Spellings that only follow from a name, as 华医 from 华东医疗, are left out: they are short, and
    like many.
    """

    def __init__(self, names: NameIndex) -> None:
        self._names = names
        self._reading = Lock()
        self._read = 0
        self._spellings: dict[str, list[str]] = {}
        # All of them in a row, and where each begins: what holds a name is found in one search.
        self._cores: list[str] = []
        self._row = BETWEEN
        self._starts: list[int] = []

    def of(self, wanted: str, limit: int = 3) -> list[str]:
        """Return the full names that `wanted` may be meant for, likest first."""
        from rapidfuzz import fuzz, process

        self._catch_up()
        core = core_of(folded(wanted))
        near = process.extract(
            core, self._cores, scorer=fuzz.ratio, score_cutoff=ALIKE_PERCENT, limit=4 * limit
        )
        likest = dict.fromkeys((*(one for one, _, _ in near), *self._inside(core, limit)))
        names = [name for one in likest for name in self._called(one)]
        return list(dict.fromkeys(names))[:limit]

    def _called(self, core: str) -> list[str]:
        spellings = self._spellings[core]
        return [name for one in spellings for name in self._names.owners.get(one, ())]

    def _inside(self, core: str, limit: int) -> list[str]:
        """Return the names that hold this one, and those that it holds."""
        if len(core) < SHORTEST_PART or BETWEEN in core:
            return []
        found: list[str] = []
        at = self._row.find(core)
        while at >= 0 and len(found) < limit:
            number = bisect_right(self._starts, at) - 1
            found.append(self._cores[number])
            at = self._row.find(core, self._starts[number] + len(found[-1]))
        ends = range(SHORTEST_PART, len(core) + 1)
        parts = (core[a:b] for b in ends for a in range(b - SHORTEST_PART + 1))
        return [*found, *(part for part in parts if part in self._spellings)]

    def _catch_up(self) -> None:
        """Read the spellings that the other index has learnt since the last time."""
        if self._read == len(self._names.spellings):
            return
        with self._reading:
            new: list[str] = []
            spellings = self._names.spellings[self._read :]
            for spelling in spellings:
                if spelling not in self._names.implied:
                    self._add(spelling, new)
            self._row += "".join(f"{core}{BETWEEN}" for core in new)
            # Another thread may be comparing with the old list.
            self._cores = [*self._cores, *new]
            self._read += len(spellings)

    def _add(self, spelling: str, new: list[str]) -> None:
        core = core_of(spelling)
        known = self._spellings.get(core)
        if known is not None:
            known.append(spelling)
            return
        self._spellings[core] = [spelling]
        last = new[-1] if new else (self._cores[-1] if self._cores else "")
        self._starts.append(self._starts[-1] + len(last) + 1 if self._starts else len(self._row))
        new.append(core)


def core_of(spelling: str) -> str:
    """Return a folded name without its legal ending.

    >>> core_of("华东医疗器械有限公司"), core_of("acme robotics inc"), core_of("集团")
    ('华东医疗器械', 'acme robotics', '集团')
    """
    core = spelling.strip()
    for part in COMMON_PARTS:
        core = core.removesuffix(part)
    return core or spelling
