"""Names that a company knows: accounts, people, teams, regions; found exactly, longest first."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from core.language.normalise import normalise
from core.language.sheet import Found
from core.language.short_names import short_names
from core.language.sounds import SoundIndex
from core.vocabulary import Region

# What a company's registered name ends in, and nobody says.
LEGAL_ENDING = re.compile(
    r"(?:股份有限公司|有限责任公司|集团有限公司|有限公司|股份公司|集团公司|公司|集团)$"
    r"|,? (?:inc|ltd|llc|corp|co|limited|corporation|gmbh|plc|pte)\.?(?: ltd\.?)?$"
)
CHINESE_NUMERALS = "一二两三四五六七八九十"
# 下周三一起去: the 三一 in it is no 三一重工.
BEFORE_A_NUMERAL = f"{CHINESE_NUMERALS}周期拜第月"
AFTER_A_NUMERAL = f"{CHINESE_NUMERALS}月点号日个次万千百年"
SHORTEST_CORE = 2
# 天工 is 天工机床, and 天工食品 is somebody else.
LONGEST_NICKNAME = 3
OTHER_TRADE = re.compile(
    "(?:食品|科技|电子|医疗|生物|传媒|置业|物流|餐饮|服饰|建材|机械|能源|化工|纺织|农业|商贸|贸易|证券|保险|制药|药业|"
    "重工|实业|文化)(?:有限|股份|公司|$|[^\u4e00-\u9fff]|[的了签丢赢那这说回付打嫌有要在谈聊])"
)


@dataclass(frozen=True)
class Name:
    """One known name with the other ways people write it; a region's `name` is its key."""

    name: str
    aliases: tuple[str, ...] = ()


BUILT_IN_REGIONS = tuple(
    Name(region.value, (region.zh, region.en, *region.also)) for region in Region
)


def folded(name: str) -> str:
    """Return a name as it would stand in a normalised message."""
    return " ".join(normalise(name).text.split())


@dataclass
class NameIndex:
    """Names by the two characters they begin with: a message is read once, from left to right."""

    owners: dict[str, tuple[str, ...]] = field(default_factory=dict)
    lengths: dict[str, tuple[int, ...]] = field(default_factory=dict)

    @staticmethod
    def of(names: Iterable[Name], *, cores: bool = False) -> "NameIndex":
        index = NameIndex()
        names = tuple(names)
        for name in names:
            index.add(name, _spellings(name, cores=cores))
        if cores:
            # What a company is called by its own right wins over what another may be called.
            said = frozenset(index.owners)
            for name in names:
                index.add(name, _short_spellings(name) - said)
        lengths: dict[str, set[int]] = {}
        for spelling in index.owners:
            lengths.setdefault(spelling[:2], set()).add(len(spelling))
        index.lengths = {start: tuple(sorted(ls, reverse=True)) for start, ls in lengths.items()}
        return index

    def add(self, name: Name, spellings: set[str]) -> None:
        for spelling in spellings:
            self.owners[spelling] = _with(self.owners.get(spelling, ()), name.name)

    def find(self, text: str) -> list[Found[tuple[str, ...]]]:
        """Find every name in a normalised text, in order; several owners where it is ambiguous."""
        found: list[Found[tuple[str, ...]]] = []
        at = 0
        while at < len(text) - 1:
            hit = self._at(text, at)
            if hit is not None:
                found.append(hit)
            at = hit.end if hit is not None else at + 1
        return found

    def _at(self, text: str, at: int) -> Found[tuple[str, ...]] | None:
        for length in self.lengths.get(text[at : at + 2], ()):
            end = at + length
            owners = self.owners.get(text[at:end]) if end <= len(text) else None
            other = end - at <= LONGEST_NICKNAME and OTHER_TRADE.match(text, end)
            if owners and not other and _stands_alone(text, at, end):
                return Found(at, end, owners)
        return None


def _with(owners: tuple[str, ...], owner: str) -> tuple[str, ...]:
    return owners if owner in owners else (*owners, owner)


def _spellings(name: Name, *, cores: bool) -> set[str]:
    full = folded(name.name)
    spellings = {full, *(folded(alias) for alias in name.aliases)}
    if cores:
        spellings.add(LEGAL_ENDING.sub("", full))
    return {spelling for spelling in spellings if len(spelling) >= SHORTEST_CORE}


def _short_spellings(name: Name) -> set[str]:
    return short_names(LEGAL_ENDING.sub("", folded(name.name)))


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


@dataclass(frozen=True)
class Directory:
    """Everything with a name in one company; built once, then read by any number of threads."""

    accounts: tuple[Name, ...]
    members: tuple[Name, ...]
    teams: tuple[Name, ...]
    regions: tuple[Name, ...]

    @staticmethod
    def build(
        accounts: Iterable[Name],
        members: Iterable[Name],
        teams: Iterable[Name] = (),
        regions: Iterable[Name] = BUILT_IN_REGIONS,
    ) -> "Directory":
        return Directory(tuple(accounts), tuple(members), tuple(teams), tuple(regions))

    @cached_property
    def account_index(self) -> NameIndex:
        return NameIndex.of(self.accounts, cores=True)

    @cached_property
    def member_index(self) -> NameIndex:
        return NameIndex.of(self.members)

    @cached_property
    def team_index(self) -> NameIndex:
        return NameIndex.of(self.teams)

    @cached_property
    def region_index(self) -> NameIndex:
        return NameIndex.of(self.regions)

    @cached_property
    def account_sounds(self) -> SoundIndex:
        """The accounts by sound and by look; built when the first message needs it."""
        return SoundIndex.of(self.account_index.owners)

    @cached_property
    def member_sounds(self) -> SoundIndex:
        return SoundIndex.of(self.member_index.owners)
