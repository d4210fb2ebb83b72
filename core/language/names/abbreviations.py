"""How people shorten a Chinese name: 华医 begins like 华东医疗器械 and keeps its order."""

from collections.abc import Iterator

from core.language.spelling.short_names import PLACE
from core.language.text.compiled import compiled

# No particle stands in a short name: 金穗有 is 金穗 and a verb.
CHINESE = compiled(r"(?:(?![有的了是吗呢吧])[\u4e00-\u9fff])+")
# To two characters, sometimes three or four.
LENGTHS = (4, 3, 2)


def initials_of(name: str) -> set[str]:
    """Return the characters that a short form begins with: 苏州云帆 is 苏… or 云…."""
    return {name[:1], PLACE.sub("", name, count=1)[:1]}


def holds_in_order(name: str, word: str) -> bool:
    """Tell whether a name has all characters of a word, in their order.

    >>> holds_in_order("华东医疗器械有限公司", "华医")
    True
    >>> holds_in_order("华东医疗器械有限公司", "医华")
    False
    """
    letters = iter(name)
    return all(letter in letters for letter in word)


def is_short_for(word: str, name: str) -> bool:
    return word[:1] in initials_of(name) and holds_in_order(name, word)


def short_forms_in(text: str) -> Iterator[str]:
    """Yield the stretches of a text that may be a short name, the longest first."""
    runs = [run[0] for run in CHINESE.finditer(text)]
    for length in LENGTHS:
        for run in runs:
            yield from (run[at : at + length] for at in range(len(run) - length + 1))
