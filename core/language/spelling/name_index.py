"""Finds the names of a list exactly as written, in one pass over a message.

The index grows in place: one thread adds while others go on reading, and every step leaves it
whole, because each is the assignment of one key.
"""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from operator import add

from core.language.spelling.everyday import EVERYDAY_WORDS
from core.language.spelling.short_names import LEGAL_ENDING, SHORTEST, short_names
from core.language.text.normalise import folded
from core.language.text.sheet import Found, rule

CHINESE_NUMERALS = "一二两三四五六七八九十"
# 下周三一起去: the 三一 in it is no 三一重工.
BEFORE_A_NUMERAL = f"{CHINESE_NUMERALS}周期拜第月"
AFTER_A_NUMERAL = f"{CHINESE_NUMERALS}月点号日个次万千百年"
SHORTEST_SPELLING = 2
# 天工 is 天工机床, and 天工食品 is somebody else.
LONGEST_NICKNAME = 3
OTHER_TRADE = rule(
    "(?:食品|科技|电子|医疗|生物|传媒|置业|物流|餐饮|服饰|建材|机械|能源|化工|纺织|农业|商贸|贸易|证券|保险|制药|药业|"
    "重工|实业|文化)(?:有限|股份|公司|$|[^\u4e00-\u9fff]|[的了签丢赢那这说回付打嫌有要在谈聊])"
)


@dataclass(frozen=True, slots=True)
class Name:
    """One known name with the other ways people write it; a region's `name` is its key."""

    name: str
    aliases: tuple[str, ...] = ()


@dataclass
class NameIndex:
    """Names by the two characters they begin with: a message is read once, from left to right.

    With `cores`, a company is also found without its legal ending, its place and its trade.
    """

    cores: bool = False
    names: dict[str, Name] = field(default_factory=dict)
    owners: dict[str, tuple[str, ...]] = field(default_factory=dict)
    lengths: dict[str, tuple[int, ...]] = field(default_factory=dict)
    # Every spelling that was ever known, in order, so that other indexes can follow.
    spellings: list[str] = field(default_factory=list)
    # Spellings that nobody gave: what a company is called by its own right wins over these.
    implied: set[str] = field(default_factory=set)

    @staticmethod
    def of(names: Iterable[Name], *, cores: bool = False) -> "NameIndex":
        index = NameIndex(cores)
        for name in names:
            index.add(name)
        return index

    def add(self, name: Name) -> None:
        """Make a name known, with more spellings where it is known already."""
        if (known := self.names.get(name.name)) is not None:
            name = Name(name.name, tuple(dict.fromkeys((*known.aliases, *name.aliases))))
        self.names[name.name] = name
        owner = (name.name,)
        given, implied = self._spellings(name)
        for spelling in given:
            self._give(spelling, owner)
        for spelling in implied:
            self._imply(spelling, owner)

    def _spellings(self, name: Name) -> tuple[set[str], set[str]]:
        """Return the spellings that a name has by right, and those that follow from it."""
        full = folded(name.name)
        given = {full, *(folded(alias) for alias in name.aliases)}
        implied: set[str] = set()
        if self.cores:
            core = LEGAL_ENDING.sub("", full)
            given.add(core)
            implied = short_names(core) - given
        return {one for one in given if len(one) >= SHORTEST_SPELLING}, implied

    def _give(self, spelling: str, owner: tuple[str, ...]) -> None:
        known = self.owners.get(spelling)
        if known is not None and spelling not in self.implied and owner[0] not in known:
            owner = (*known, *owner)
        self._put(spelling, owner)
        self.implied.discard(spelling)

    def _imply(self, spelling: str, owner: tuple[str, ...]) -> None:
        known = self.owners.get(spelling)
        if known is None:
            self.implied.add(spelling)
            self._put(spelling, owner)
        elif spelling in self.implied and owner[0] not in known:
            self._put(spelling, (*known, *owner))

    def _put(self, spelling: str, owners: tuple[str, ...]) -> None:
        if spelling not in self.owners:
            self.spellings.append(spelling)
        self.owners[spelling] = owners
        start, length = spelling[:2], len(spelling)
        lengths = self.lengths.get(start, ())
        if length not in lengths:
            self.lengths[start] = tuple(sorted((*lengths, length), reverse=True))

    def outdated(self, names: Iterable[Name]) -> list[str]:
        """Return the names known here that are not among these, or are called otherwise there."""
        wanted = {name.name: name for name in names}
        return [full for full, name in self.names.items() if wanted.get(full) != name]

    def become(self, names: Iterable[Name]) -> None:
        """Know these names and no others."""
        names = tuple(names)
        for full in self.outdated(names):
            self.remove(full)
        for name in names:
            if name.name not in self.names:
                self.add(name)

    def remove(self, full: str) -> None:
        """Forget a name; what it kept from others by its right is theirs again."""
        name = self.names.pop(full, None)
        if name is None:
            return
        given, implied = self._spellings(name)
        self._take_away(full, given, implied)

    def rename(self, name: Name) -> None:
        """Know a name by other aliases than before; what it gives up is free for others."""
        before, after = self._spellings(self.names[name.name])[0], self._spellings(name)[0]
        self.names[name.name] = name
        self._take_away(name.name, before - after, set())
        self.add(name)

    def _take_away(self, full: str, given: set[str], implied: set[str]) -> None:
        for spelling in given | implied:
            left = tuple(owner for owner in self.owners.get(spelling, ()) if owner != full)
            if left:
                self.owners[spelling] = left
            else:
                self.owners.pop(spelling, None)
                self.implied.discard(spelling)
        if self.cores:
            self._give_back(spelling for spelling in given if spelling not in self.owners)

    def _give_back(self, spellings: Iterable[str]) -> None:
        """Let other names imply spellings again that nobody has a right to any more."""
        free = [spelling for spelling in spellings if len(spelling) >= SHORTEST]
        names = list(self.names.values()) if free else []
        for spelling in free:
            # Folding 50,000 names takes a second; the rare one that it would add waits for a start.
            for other in [one for one in names if spelling in one.name.lower()]:
                if spelling in self._spellings(other)[1]:
                    self._imply(spelling, (other.name,))

    def may_be_in(self, tokens: AbstractSet[str]) -> bool:
        """Return whether a text with these pairs of characters may hold a name at all."""
        return not self.lengths.keys().isdisjoint(tokens)

    def find(self, text: str, cased: str = "") -> list[Found[tuple[str, ...]]]:
        """Find every name in a normalised text, in order; several owners where it is ambiguous.

        `cased` is the same text as it was typed: what is an everyday word as well counts as a
        name only with its capital letter.
        """
        found: list[Found[tuple[str, ...]]] = []
        end = 0
        lengths = self.lengths
        for at in [at for at, pair in enumerate(map(add, text, text[1:])) if pair in lengths]:
            hit = self._at(text, at, cased) if at >= end else None
            if hit is not None:
                found.append(hit)
                end = hit.end
        return found

    def _at(self, text: str, at: int, cased: str) -> Found[tuple[str, ...]] | None:
        for length in self.lengths[text[at : at + 2]]:
            end = at + length
            spelling = text[at:end]
            owners = self.owners.get(spelling) if end <= len(text) else None
            if owners is None or not _stands_alone(text, at, end):
                continue
            other = length <= LONGEST_NICKNAME and OTHER_TRADE.match(text, end)
            if not other and not self._is_everyday(spelling, cased[at : at + 1]):
                return Found(at, end, owners)
        return None

    def _is_everyday(self, spelling: str, first: str) -> bool:
        everyday = spelling in EVERYDAY_WORDS and spelling in self.implied
        return everyday and not first.isupper()


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Return whether a match is a name by itself, not part of a word, number or weekday."""
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    first, last = text[start], text[end - 1]
    if _one_word(before, first) or _one_word(last, after):
        return False
    if first in CHINESE_NUMERALS and before in BEFORE_A_NUMERAL:
        return False
    return not (last in CHINESE_NUMERALS and after in AFTER_A_NUMERAL)


def _one_word(left: str, right: str) -> bool:
    """Return whether two characters belong to one word or number; “Nova50万” is two words."""
    if not (_latin(left) and _latin(right)):
        return False
    return left.isdigit() or not right.isdigit()


def _latin(character: str) -> bool:
    return character.isascii() and character.isalnum()
