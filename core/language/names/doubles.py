"""Which of many names may be the same customer twice; linear in their number, in a fixed order.

Stricter than the look-alikes of one new name: among 50,000 names many look alike by chance. Told
are the same name without its legal ending, one that sounds the same or has two letters swapped,
one that begins with all of another, and a long one with a letter more, less or wrong.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from core.language.names.look_alikes import core_of
from core.language.spelling.heard import heard
from core.language.text.compiled import compiled
from core.language.text.normalise import folded

SHORTEST = 3
SHORTEST_SWAPPED = 4
# 华东 is no short form of 华东医疗器械, 华东医疗 may be.
SHORTEST_BEGINNING = 4
LONGEST_REST = 4
SHORTEST_MISTYPED = 8
NEARLY_PERCENT = 90
NOT_LETTERS = compiled(r"[\W_]+")
NUMBERS = compiled(r"\d+|[一二三四五六七八九十]+(?=[号店部分厂期])")


def doubles_in(names: Sequence[str]) -> list[tuple[str, str]]:
    """Return pairs of names that may be one customer, each pair once.

    >>> doubles_in(["天工食品", "远大科技", "天宫食品有限公司", "远大科技股份有限公司"])
    [('天宫食品有限公司', '天工食品'), ('远大科技', '远大科技股份有限公司')]
    """
    ordered = sorted(names)
    cores = [NOT_LETTERS.sub("", core_of(folded(name))) for name in ordered]
    sounds = {ord(letter): f"{heard(letter)} " for letter in set().union(*cores)}
    pairs = (
        *_same(cores, cores),
        *_same(cores, [core.translate(sounds) for core in cores]),
        *_same(cores, ["".join(sorted(core)) for core in cores], SHORTEST_SWAPPED),
        *_neighbours(cores),
    )
    return [(ordered[one], ordered[other]) for one, other in sorted(set(pairs))]


def _same(
    cores: Sequence[str], keys: Sequence[str], shortest: int = SHORTEST
) -> Iterator[tuple[int, int]]:
    """Pair each name with the first one that has the same key."""
    first: dict[str, int] = {}
    for number, key in enumerate(keys):
        seen = first.setdefault(key, number)
        if seen == number or len(cores[number]) < shortest:
            continue
        if _same_numbers(cores[seen], cores[number]):
            yield seen, number


def _neighbours(cores: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Compare names that stand beside each other, read forwards and backwards."""
    forwards = sorted(range(len(cores)), key=cores.__getitem__)
    backwards = sorted(range(len(cores)), key=lambda number: cores[number][::-1])
    for one, other in _beside(forwards, backwards):
        if _is_near(cores[one], cores[other]):
            yield min(one, other), max(one, other)


def _beside(*orders: Iterable[int]) -> Iterator[tuple[int, int]]:
    for order in orders:
        yield from pairwise(order)


def _is_near(one: str, other: str) -> bool:
    from rapidfuzz import fuzz

    shorter, longer = sorted((one, other), key=len)
    if len(shorter) >= SHORTEST_BEGINNING and longer.startswith(shorter):
        return len(longer) - len(shorter) <= LONGEST_REST and _same_numbers(one, other)
    if len(shorter) < SHORTEST_MISTYPED:
        return False
    is_near = fuzz.ratio(one, other, score_cutoff=NEARLY_PERCENT) > 0
    return is_near and _same_numbers(one, other)


def _same_numbers(one: str, other: str) -> bool:
    """Tell whether names count the same: the branches 一分店 and 二分店 are two customers."""
    return NUMBERS.findall(one) == NUMBERS.findall(other)
