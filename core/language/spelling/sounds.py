"""Names by how they sound and look: pinyin, initials, homophones, typing mistakes.

Only asked when a message holds no name as the company writes it. A candidate must be clearly
nearer than any other account; what is as near to two is answered with both, for asking.
"""

from collections.abc import Callable, Iterator
from functools import cache
from operator import add, ne
from threading import Lock

from core.language.spelling.everyday import NO_NAME_BEGINS_SO, NOT_INITIALS
from core.language.spelling.heard import heard, likeness
from core.language.spelling.name_index import NameIndex
from core.language.spelling.postings import Postings
from core.language.spelling.short_names import PLACES, TRADES
from core.language.spelling.sound_keys import (
    INITIALS,
    JOINED,
    LONGEST_NAME,
    SHORTEST_MISTYPED,
    START,
    TWO_MISTAKES_FROM,
    WORD,
    initials,
    is_said,
    joined_pinyin,
    joined_start,
    keys_of,
    letters_in,
    sorted_keys,
    squeezed,
)
from core.language.text.compiled import compiled
from core.language.text.sheet import Found
from core.vocabulary import Region

# A longer text is a mail or a paste; guessing at names in it does more harm than good.
LONGEST_GUESSED = 300
WORDS_IN_A_NAME = 4
SHORTEST_PINYIN = 5
# More owners than one can be asked to choose from: it is no name, but a word.
MOST_OWNERS = 3
# A piece that so many names share (科技, 有限) tells nothing.
COMMON_PIECE = 400
MOST_MISTAKES = 2
SWAPPED_CHARACTERS = 2
CLEARLY = 0.02
GOOD_ENOUGH = 0.9
LONG_ENOUGH_FOR_A_WRONG_CHARACTER = 5
# Names that came one by one are kept beside the others, until they are so many.
FEW = 1000

CHINESE_RUN = compiled(r"[\u4e00-\u9fff]{2,}")
LATIN_RUN = compiled(r"[a-z0-9]+(?:[ .&-][a-z0-9]+)*")
LEGAL_REST = compiled(
    r"(?:股份有限公司|有限责任公司|集团有限公司|有限公司|股份公司|集团公司|公司|集团)"
    r"|,? (?:inc|ltd|llc|corp|co|limited|corporation|gmbh|plc|pte)\b\.?"
)
# No syllable begins with i, u or v; a word with another vowel is rather an English one.
INITIAL_LETTERS = compiled(r"[b-df-hj-np-tw-z]{3,8}")
LETTERS_BESIDE_CHINESE = compiled(r"[a-hj-tw-z]{3,8}")
CHINESE_BEFORE = compiled(r"[\u4e00-\u9fff] ?\Z")
CHINESE_BEHIND = compiled(r" ?[\u4e00-\u9fff]")
# 华南医疗器械 is no slip for 华东医疗器械: another place or another trade is another company.
OTHER_PLACES = "华西 东南 中南 东方 南方 北方 西方 江南 江北"
OTHER_TRADES = (
    "医疗 医药 医院 生物 汽车 教育 农业 能源 环保 化工 建材 制药 药业 银行 保险 证券 机床 矿业 智能"
)
OTHER_NAMES = (*OTHER_PLACES.split(), *OTHER_TRADES.split())
TELLING_PAIRS = frozenset(
    (*PLACES.split("|"), *TRADES, *(region.zh for region in Region), *OTHER_NAMES)
)

Owners = tuple[str, ...]
Scored = dict[tuple[int, int], list[tuple[float, Owners]]]


class SoundIndex:
    """The names of another index by sound and look; it follows that one as it grows."""

    def __init__(self, names: NameIndex) -> None:
        self._names = names
        self._read = 0
        self._sorted = 0
        self._reading = Lock()
        self._postings = Postings()
        # The first letters of joined pinyin, and pieces of three: most English words stop here.
        self._known: set[str] = set()
        # A slip of the thumb spares the first letter.
        self._first_letters: set[str] = set()

    def catch_up(self) -> None:
        """Read the spellings that the other index has learnt since the last time."""
        if self._read == len(self._names.spellings):
            return
        with self._reading:
            spellings = self._names.spellings[:]
            if len(spellings) - self._sorted > FEW or not self._sorted:
                self._postings, self._known = sorted_keys(spellings)
                self._sorted = len(spellings)
                self._first_letters = {squeezed(one)[:1] for one in spellings if one.isascii()}
            for number in range(max(self._read, self._sorted), len(spellings)):
                self._add(number, spellings[number])
            self._read = len(spellings)

    def _add(self, number: int, spelling: str) -> None:
        if is_said(spelling):
            self._known.add(joined_start(spelling))
            self._first_letters.add(squeezed(spelling)[:1])
            for key, posting in keys_of(spelling, number, self._how_often):
                self._postings.add(key, posting)
                self._known.add(key)

    def _how_often(self, piece: str) -> int:
        return len(self._postings.under(piece))

    def find(self, text: str) -> list[Found[Owners]]:
        """Find the names that a normalised text seems to mean, without those found exactly."""
        self.catch_up()
        text = text[:LONGEST_GUESSED]
        return self.by_pinyin(text) or self._by_sound(text) or self._by_letters(text)

    def by_pinyin(self, text: str) -> list[Found[Owners]]:
        found: list[Found[Owners]] = []
        for run in LATIN_RUN.finditer(text):
            # Only now: without a letter nothing is looked up, and reading the names takes a while.
            self.catch_up()
            words = [Found(w.start(), w.end(), w[0]) for w in WORD.finditer(text, *run.span())]
            found += self._pinyin_in(words, text)
        return found

    def _pinyin_in(self, words: list[Found[str]], text: str) -> list[Found[Owners]]:
        found: list[Found[Owners]] = []
        at = 0
        while at < len(words):
            count, owners = self._longest_name(words[at : at + WORDS_IN_A_NAME])
            owners = owners or self._by_initials(words[at], text)
            if owners:
                found.append(Found(words[at].start, words[at + max(count, 1) - 1].end, owners))
            at += max(count, 1)
        return found

    def _longest_name(self, words: list[Found[str]]) -> tuple[int, Owners]:
        if (start := words[0].value[:START]) not in self._known and len(start) == START:
            return 0, ()
        for count in range(len(words), 0, -1):
            joined = "".join([word.value for word in words[:count]])
            if len(joined) >= SHORTEST_PINYIN and joined[:START] in self._known:
                owners = self._owners_under(JOINED, joined)
                if owners:
                    return count, owners
        return 0, ()

    def _by_initials(self, word: Found[str], text: str) -> Owners:
        if not LETTERS_BESIDE_CHINESE.fullmatch(word.value) or word.value in NOT_INITIALS:
            return ()
        if not (INITIAL_LETTERS.fullmatch(word.value) or _beside_chinese(word, text)):
            return ()
        owners = self._owners_under(INITIALS, word.value)
        return owners if len(owners) <= MOST_OWNERS else ()

    def _owners_under(self, kind: str, letters: str) -> Owners:
        """Return whose name is so written in letters, as pinyin or as initials."""
        written = joined_pinyin if kind is JOINED else initials
        owners: set[str] = set()
        for posting in self._postings.under(kind + letters):
            spelling = self._names.spellings[posting // LONGEST_NAME]
            if written(spelling) == letters:
                owners.update(self._names.owners.get(spelling, ()))
        return tuple(sorted(owners))

    def _by_sound(self, text: str) -> list[Found[Owners]]:
        """Find the best Chinese name that sounds like a stretch of the text."""
        scored: Scored = {}
        for run in CHINESE_RUN.finditer(text):
            for start, spelling in self._candidates(run[0]):
                window = run[0][start : start + len(spelling)]
                score = likeness(window, spelling)
                if score >= GOOD_ENOUGH or _one_wrong(score, window, spelling):
                    span = (run.start() + start, run.start() + start + len(spelling))
                    owners = self._names.owners.get(spelling, ())
                    scored.setdefault(span, []).append((score, owners))
        return [_with_legal_ending(found, text) for found in _best(scored)]

    def _candidates(self, run: str) -> Iterator[tuple[int, str]]:
        """Yield names that share a telling piece with a stretch, and where they would begin."""
        sounds = list(map(heard, run))
        spellings = self._names.spellings
        for place, pair in enumerate(map(add, sounds, sounds[1:])):
            for posting in self._postings.under(pair, COMMON_PIECE):
                start = place - posting % LONGEST_NAME
                spelling = spellings[posting // LONGEST_NAME]
                end = start + len(spelling)
                if start >= 0 and end <= len(run):
                    otherwise = sum(map(ne, sounds[start:end], map(heard, spelling)))
                    if _may_be_meant(otherwise, run[start:end], spelling):
                        yield start, spelling

    def _by_letters(self, text: str) -> list[Found[Owners]]:
        """Find the Latin name that a stretch of words is a typing mistake of."""
        scored: Scored = {}
        words = [Found(w.start(), w.end(), w[0]) for w in WORD.finditer(text)]
        for at in range(len(words)):
            word = words[at].value
            if word in NO_NAME_BEGINS_SO or word[0] not in self._first_letters:
                continue
            for count in range(1, min(WORDS_IN_A_NAME, len(words) - at) + 1):
                stretch = words[at : at + count]
                for hit in self._mistyped("".join([w.value for w in stretch])):
                    span = (stretch[0].start, stretch[-1].end)
                    scored.setdefault(span, []).append(hit)
        return [_with_legal_ending(found, text) for found in _best(scored)]

    def _mistyped(self, word: str) -> Iterator[tuple[float, Owners]]:
        if len(word) < SHORTEST_MISTYPED:
            return
        numbers: set[int] = set()
        for piece in self._known.intersection(letters_in(word)):
            postings = self._postings.under(piece, COMMON_PIECE)
            numbers.update([p // LONGEST_NAME for p in postings if _as_long(len(word), p)])
        for number in numbers:
            spelling = self._names.spellings[number]
            score = _nearness(word, squeezed(spelling))
            if score:
                yield score, self._names.owners.get(spelling, ())


def _may_be_meant(otherwise: int, window: str, name: str) -> bool:
    """Return whether a stretch may be a name although it sounds otherwise in some places.

    One wrong character is forgiven in a long name; two that sound otherwise have to be swapped.
    """
    if otherwise <= 1:
        return otherwise == 0 or len(name) >= LONG_ENOUGH_FOR_A_WRONG_CHARACTER
    if otherwise > SWAPPED_CHARACTERS or name[0] not in window:
        return False
    return sorted(window) == sorted(name)


def _as_long(length: int, posting: int) -> bool:
    return (length - posting + MOST_MISTAKES) % LONGEST_NAME <= 2 * MOST_MISTAKES


def _nearness(word: str, name: str) -> float:
    """Return how near a mistyped word is to a name; 0 with more mistakes than one makes."""
    allowed = 1 if len(name) < TWO_MISTAKES_FROM else 2
    distance = _mistakes()(word, name, score_cutoff=allowed)
    mistyped = distance <= allowed and word[0] == name[0]
    return 1 - distance / len(name) if mistyped else 0.0


@cache
def _mistakes() -> Callable[..., int]:
    """Load the library when the first word may be mistyped."""
    from rapidfuzz.distance import OSA

    return OSA.distance


def _beside_chinese(word: Found[str], text: str) -> bool:
    before = text[max(0, word.start - 2) : word.start]
    return bool(CHINESE_BEFORE.search(before) or CHINESE_BEHIND.match(text, word.end))


def _one_wrong(score: float, window: str, name: str) -> bool:
    """Return whether a long name has just one wrong character, and is no other company's."""
    if len(name) < LONG_ENOUGH_FOR_A_WRONG_CHARACTER or score < (len(name) - 1) / len(name):
        return False
    wrong = next(n for n, (a, b) in enumerate(zip(window, name, strict=True)) if a != b)
    return TELLING_PAIRS.isdisjoint(
        (window[max(0, wrong - 1) : wrong + 1], window[wrong : wrong + 2])
    )


def _best(scored: Scored) -> list[Found[Owners]]:
    """Return the likeliest stretch, with every owner that is about as likely."""
    ranked = sorted(
        (
            (score, end - start, start, owners)
            for (start, end), hits in scored.items()
            for score, owners in hits
            if owners
        ),
        key=lambda hit: (-hit[0], -hit[1], hit[2]),
    )
    if not ranked:
        return []
    score, length, start, _ = ranked[0]
    owners = {o for s, _, at, names in ranked for o in names if s > score - CLEARLY and at == start}
    return [Found(start, start + length, tuple(sorted(owners)))]


def _with_legal_ending(found: Found[Owners], text: str) -> Found[Owners]:
    """Take along a 有限公司 behind a mistyped name: it means nothing else."""
    ending = LEGAL_REST.match(text, found.end)
    return Found(found.start, ending.end(), found.value) if ending else found
