"""Under which keys a spelling is found again although it was written otherwise.

Joined pinyin, initials, and the rarest of its pieces: pairs of syllables, or three letters. They
lie so far apart that no single mistake breaks all of them.
"""

from array import array
from collections import Counter
from collections.abc import Callable, Sequence
from operator import add

from core.language.spelling.everyday import EVERYDAY_WORDS
from core.language.spelling.heard import heard, syllable
from core.language.spelling.postings import HASH_BITS, NUMBER, Postings
from core.language.text.compiled import compiled

# What stands before a key tells its kind; a pair of syllables has no such mark.
JOINED, INITIALS, LETTERS = "=", "*", "~"
# Registered names are longer, but nobody mistypes those: their cores are looked for.
LONGEST_NAME = 16
SHORTEST_SOUND = 3
SHORTEST_MISTYPED = 5
TWO_MISTAKES_FROM = 8
CHINESE = compiled(r"[\u4e00-\u9fff]+")
WORD = compiled(r"[a-z0-9]+")
LEGAL_NAME = compiled(r" (?:inc|ltd|llc|corp|co|limited|corporation|gmbh|plc|pte)\.?$")
# A wrong letter breaks three pieces, two letters swapped break four.
APART_IN_LETTERS = 4
# A wrong character breaks two pairs, two characters swapped break three.
APART_IN_PAIRS = 3
START = 3
# How rare a piece is shows in so many spellings well enough.
MOST_COUNTED = 30_000
HowOften = Callable[[str], int]
# Places with how often their pieces occur, all together.
Chains = list[tuple[int, tuple[int, ...]]]


def squeezed(spelling: str) -> str:
    return "".join(WORD.findall(spelling))


def joined_pinyin(spelling: str) -> str:
    return squeezed(spelling) if spelling.isascii() else "".join(map(syllable, spelling))


def initials(spelling: str) -> str:
    return "".join([syllable(character)[0] for character in spelling])


def pairs_in(run: str) -> list[str]:
    """Return the pairs of neighbouring syllables, as they may be heard."""
    sounds = list(map(heard, run))
    return list(map(add, sounds, sounds[1:]))


def letters_in(word: str) -> list[str]:
    """Return a word's pieces of three letters; nobody mistypes its first letter."""
    padded, kind = f"^{word}$", LETTERS + word[:1]
    return [kind + padded[n : n + 3] for n in range(len(word))]


def is_said(spelling: str) -> bool:
    """Return whether a spelling may be mistyped: no registered name, no everyday word."""
    if spelling.isascii():
        return spelling not in EVERYDAY_WORDS and not LEGAL_NAME.search(spelling)
    return (
        len(spelling) < LONGEST_NAME
        and not spelling.endswith(("公司", "集团"))
        and CHINESE.fullmatch(spelling) is not None
    )


def pieces_of(spelling: str) -> list[str]:
    if not spelling.isascii():
        return pairs_in(spelling) if len(spelling) >= SHORTEST_SOUND else []
    word = squeezed(spelling)
    return letters_in(word) if len(word) >= SHORTEST_MISTYPED else []


def keys_of(spelling: str, number: int, how_often: HowOften) -> list[tuple[str, int]]:
    """Return each key with its posting: the spelling's number × LONGEST_NAME + what it tells.

    Of a pair that is its place, of three letters the length of the name. Joined pinyin comes first.
    """
    posting = number * LONGEST_NAME
    pieces = pieces_of(spelling)
    often = list(map(how_often, pieces))
    if spelling.isascii():
        count = 3 if len(pieces) >= TWO_MISTAKES_FROM else 2
        told = posting + len(pieces) % LONGEST_NAME
        keys = [(pieces[place], told) for place in rarest(often, count, APART_IN_LETTERS)]
        return [(JOINED + squeezed(spelling), posting), *keys]
    apart = APART_IN_PAIRS if len(pieces) > APART_IN_PAIRS else APART_IN_PAIRS - 1
    places = two_rarest(often, apart) if len(often) > apart else rarest(often, 1, apart)
    syllables = list(map(syllable, spelling))
    letters = "".join([one[0] for one in syllables])
    return [
        (JOINED + "".join(syllables), posting),
        (INITIALS + letters, posting),
        *[(pieces[place], posting + place) for place in places],
    ]


def two_rarest(often: Sequence[int], apart: int) -> tuple[int, int]:
    """Return the places of the two pieces, at least so far apart, that are rarest together.

    >>> two_rarest([5, 1, 1, 9], 3)
    (0, 3)
    """
    first, best = 0, (0, apart)
    least = often[0] + often[apart]
    for place in range(apart + 1, len(often)):
        if often[place - apart] < often[first]:
            first = place - apart
        if often[first] + often[place] < least:
            least = often[first] + often[place]
            best = (first, place)
    return best


def rarest(often: Sequence[int], count: int, apart: int) -> tuple[int, ...]:
    """Return the places of the `count` rarest pieces that lie `apart`; fewer in a short name.

    >>> rarest([5, 1, 1, 9, 2, 2, 7], 3, 3)
    (0, 3, 6)
    """
    if not often:
        return ()
    count = max(1, min(count, (len(often) - 1) // apart + 1))
    chains: Chains = [(n, (place,)) for place, n in enumerate(often)]
    for _ in range(count - 1):
        chains = _prolonged(chains, often, apart)
    return min(chains)[1]


def _prolonged(chains: Chains, often: Sequence[int], apart: int) -> Chains:
    """Add to chains of places, in the order of their ends, every place that is far enough."""
    offset = chains[0][1][-1] + apart
    best = chains[0]
    longer: Chains = []
    for place in range(offset, len(often)):
        best = min(best, chains[place - offset])
        longer.append((best[0] + often[place], (*best[1], place)))
    return longer


def sorted_keys(spellings: Sequence[str]) -> tuple[Postings, set[str]]:
    """Return the postings of many spellings, and what an English word is looked up by first.

    That are the first letters of all joined pinyin, and the pieces of three letters.
    """
    said = [(number, spelling) for number, spelling in enumerate(spellings) if is_said(spelling)]
    often: Counter[str] = Counter()
    for _, spelling in said[:: len(said) // MOST_COUNTED + 1]:
        often.update(pieces_of(spelling))
    codes = array("Q")
    known: set[str] = set()
    for number, spelling in said:
        keys = keys_of(spelling, number, often.__getitem__)
        codes.extend([(hash(key) & NUMBER) << HASH_BITS | posting for key, posting in keys])
        known.add(keys[0][0][1 : 1 + START])
        if spelling.isascii():
            known.update([key for key, _ in keys[1:]])
    return Postings.of(codes), known


def joined_start(spelling: str) -> str:
    """Return the first letters of a name as it is written in letters."""
    return joined_pinyin(spelling if spelling.isascii() else spelling[:START])[:START]
