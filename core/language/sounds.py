"""Names by how they sound and look: pinyin, initials, homophones, typing mistakes.

Only asked when a message holds no name as the company writes it. A candidate must be clearly
nearer than any other account; what is as near to two is answered with both, for asking.
"""

import os
import re
from array import array
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

from core.language.sheet import Found

# A longer text is a mail or a paste; guessing at names in it does more harm than good.
LONGEST_GUESSED = 300
WORDS_IN_A_NAME = 4
SHORTEST_PINYIN = 5
SHORTEST_INITIALS = 3
SHORTEST_MISTYPED = 5
# A piece that so many names share (科技, 有限) tells nothing.
COMMON_PIECE = 400
# Registered names are longer, but nobody mistypes those: their cores are looked for.
LONGEST_NAME = 16
CLEARLY = 0.02
GOOD_ENOUGH = 0.9
LONG_ENOUGH_FOR_A_WRONG_CHARACTER = 5

CHINESE_RUN = re.compile(r"[\u4e00-\u9fff]{2,}")
LATIN_RUN = re.compile(r"[a-z0-9]+(?:[ .&-]?[a-z0-9]+)*")
WORD = re.compile(r"[a-z0-9]+")
COMMON_WORDS = (
    "the and for you are our can but not any all was got let did has had how who why what when "
    "call demo deal team sales crm ppt pdf app erp ceo cfo cto vip kpi roi poc rfp sla api ok okay "
    "won lost win top east west north south day week month year show list help undo done hi hello "
    "thx plz pls asap fyi btw eta eod eom wow lol haha cny usd rmb eur jpy hkd sgd gbp"
)
NOT_INITIALS = frozenset(COMMON_WORDS.split())

Owners = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way to write a name, and whose it is."""

    text: str
    owners: Owners


@dataclass
class SoundIndex:
    """The spellings of many names, by joined pinyin, by initials and by pieces."""

    spellings: list[Spelling] = field(default_factory=list)
    joined: dict[str, Owners] = field(default_factory=dict)
    initials: dict[str, Owners] = field(default_factory=dict)
    # A piece is two syllables; its postings are spelling × LONGEST_NAME + place, in one number.
    pieces: dict[tuple[str, str], "array[int]"] = field(default_factory=dict)
    letters: dict[str, "array[int]"] = field(default_factory=dict)

    @staticmethod
    def of(owners: Mapping[str, Owners]) -> "SoundIndex":
        index = SoundIndex()
        for text, names in owners.items():
            index.add(text, names)
        return index

    def add(self, text: str, owners: Owners) -> None:
        if text.isascii():
            self._add_latin(text, owners)
        elif len(text) < LONGEST_NAME and CHINESE_RUN.fullmatch(text):
            self._add_chinese(text, owners)

    def _add_latin(self, text: str, owners: Owners) -> None:
        squeezed = "".join(WORD.findall(text))
        _join(self.joined, squeezed, owners)
        if len(squeezed) < SHORTEST_MISTYPED:
            return
        number = len(self.spellings)
        self.spellings.append(Spelling(squeezed, owners))
        for piece in _trigrams(squeezed):
            self.letters.setdefault(piece, array("I")).append(number)

    def _add_chinese(self, text: str, owners: Owners) -> None:
        syllables = tuple(syllable(character) for character in text)
        _join(self.joined, "".join(syllables), owners)
        _join(self.initials, "".join(s[0] for s in syllables), owners)
        number = len(self.spellings)
        self.spellings.append(Spelling(text, owners))
        for place, pair in enumerate(pairwise(syllables)):
            self.pieces.setdefault(pair, array("I")).append(number * LONGEST_NAME + place)

    def find(self, text: str) -> list[Found[Owners]]:
        """Find the names that a normalised text seems to mean, without those found exactly."""
        text = text[:LONGEST_GUESSED]
        found = [*self.by_pinyin(text)]
        found = found or self._by_sound(text)
        return found or self._by_letters(text)

    def by_pinyin(self, text: str) -> list[Found[Owners]]:
        found: list[Found[Owners]] = []
        for run in LATIN_RUN.finditer(text):
            words = [
                Found(run.start() + w.start(), run.start() + w.end(), w[0])
                for w in WORD.finditer(run[0])
            ]
            found += self._pinyin_in(words)
        return found

    def _pinyin_in(self, words: list[Found[str]]) -> list[Found[Owners]]:
        found: list[Found[Owners]] = []
        at = 0
        while at < len(words):
            count, owners = self._longest_name(words[at : at + WORDS_IN_A_NAME])
            if owners:
                found.append(Found(words[at].start, words[at + count - 1].end, owners))
            at += max(count, 1)
        return found

    def _longest_name(self, words: list[Found[str]]) -> tuple[int, Owners]:
        for count in range(len(words), 0, -1):
            joined = "".join(word.value for word in words[:count])
            if len(joined) >= SHORTEST_PINYIN and joined in self.joined:
                return count, self.joined[joined]
        first = words[0].value
        if len(first) >= SHORTEST_INITIALS and first not in NOT_INITIALS and first in self.initials:
            return 1, self.initials[first]
        return 0, ()

    def _by_sound(self, text: str) -> list[Found[Owners]]:
        """Find the best Chinese name that sounds like a stretch of the text."""
        scored: dict[tuple[int, int], list[tuple[float, Owners]]] = {}
        for run in CHINESE_RUN.finditer(text):
            for start, spelling in self._candidates(run[0]):
                score, length = likeness(run[0][start:], spelling)
                if score >= GOOD_ENOUGH or _one_wrong(score, spelling):
                    span = (run.start() + start, run.start() + start + length)
                    scored.setdefault(span, []).append((score, spelling.owners))
        return _best(scored)

    def _candidates(self, run: str) -> list[tuple[int, Spelling]]:
        syllables = [syllable(character) for character in run]
        hits: Counter[tuple[int, int]] = Counter()
        for place, pair in enumerate(pairwise(syllables)):
            postings = self.pieces.get(pair, ())
            if len(postings) <= COMMON_PIECE:
                hits.update(
                    (place - code % LONGEST_NAME, code // LONGEST_NAME) for code in postings
                )
        return [
            (start, self.spellings[number])
            for (start, number), _ in hits.items()
            if start >= 0 and len(self.spellings[number].text) >= SHORTEST_INITIALS
        ]

    def _by_letters(self, text: str) -> list[Found[Owners]]:
        """Find the Latin name that a stretch of words is a typing mistake of."""
        scored: dict[tuple[int, int], list[tuple[float, Owners]]] = {}
        words = [Found(*w.span(), w[0]) for w in WORD.finditer(text)]
        for at in range(len(words)):
            for count in range(1, min(WORDS_IN_A_NAME, len(words) - at) + 1):
                stretch = words[at : at + count]
                for score, owners in self._mistyped("".join(w.value for w in stretch)):
                    span = (stretch[0].start, stretch[-1].end)
                    scored.setdefault(span, []).append((score, owners))
        return _best(scored)

    def _mistyped(self, squeezed: str) -> list[tuple[float, Owners]]:
        from rapidfuzz.distance import OSA

        if len(squeezed) < SHORTEST_MISTYPED:
            return []
        hits: Counter[int] = Counter()
        for piece in _trigrams(squeezed):
            hits.update(self.letters.get(piece, ())[:COMMON_PIECE])
        found = []
        for number, _ in hits.most_common(20):
            name = self.spellings[number]
            allowed = 1 if len(name.text) < SHORTEST_MISTYPED + 3 else 2
            distance = OSA.distance(squeezed, name.text, score_cutoff=allowed)
            if distance <= allowed and squeezed[0] == name.text[0]:
                found.append((1 - distance / len(name.text), name.owners))
        return found


def _join(index: dict[str, Owners], key: str, owners: Owners) -> None:
    known = index.get(key)
    index[key] = owners if known is None else tuple(sorted({*known, *owners}))


def _trigrams(word: str) -> set[str]:
    padded = f"^{word}$"
    return {padded[n : n + 3] for n in range(len(padded) - 2)}


def _one_wrong(score: float, spelling: Spelling) -> bool:
    """Return whether a long name has just one wrong character."""
    length = len(spelling.text)
    return length >= LONG_ENOUGH_FOR_A_WRONG_CHARACTER and score >= (length - 1) / length


def _best(scored: dict[tuple[int, int], list[tuple[float, Owners]]]) -> list[Found[Owners]]:
    """Return the likeliest stretch, with every owner that is about as likely."""
    ranked = sorted(
        (
            (score, end - start, start, owners)
            for (start, end), hits in scored.items()
            for score, owners in hits
        ),
        key=lambda hit: (-hit[0], -hit[1], hit[2]),
    )
    if not ranked:
        return []
    score, length, start, _ = ranked[0]
    owners = {o for s, _, at, names in ranked for o in names if s > score - CLEARLY and at == start}
    return [Found(start, start + length, tuple(sorted(owners)))]


def likeness(text: str, spelling: Spelling) -> tuple[float, int]:
    """Return how much the start of `text` sounds like a name (1 = equal), and over how far."""
    length = len(spelling.text)
    window = text[:length]
    if len(window) == length and sorted(window) == sorted(spelling.text):
        return (
            1.0 if window == spelling.text else 0.95 if length > SHORTEST_INITIALS else 0.0
        ), length
    if len(window) < length:
        return 0.0, 0
    total = sum(_alike(a, b) for a, b in zip(window, spelling.text, strict=True))
    return total / length, length


def _alike(one: str, other: str) -> float:
    if one == other:
        return 1.0
    a, b = syllable(one), syllable(other)
    if a == b:
        return 0.9
    return 0.75 if blurred(a) == blurred(b) else 0.0


@cache
def blurred(sound: str) -> str:
    """Return a syllable as the south hears it: zh/z, ch/c, sh/s, n/l, ang/an, eng/en, ing/in."""
    sound = re.sub(r"^([zcs])h", r"\1", sound)
    sound = re.sub(r"^n(?=[aeiou])", "l", sound)
    return re.sub(r"([aei]n)g$", r"\1", sound)


@cache
def syllable(character: str) -> str:
    """Return the usual reading of one character, without its tone: 疗 → liao."""
    # Its readings of whole phrases take 45 MB, and are not asked for here.
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
    os.environ.setdefault("PYPINYIN_NO_DICT_COPY", "true")
    from pypinyin import lazy_pinyin

    return lazy_pinyin(character)[0]
