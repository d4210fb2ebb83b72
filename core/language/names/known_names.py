"""Names that a company knows: accounts, people, teams, regions."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from core.language.names.look_alikes import LookAlikes
from core.language.spelling.name_index import Name, NameIndex
from core.language.spelling.short_names import LEGAL_ENDING
from core.language.spelling.sounds import SoundIndex
from core.language.text.normalise import folded
from core.vocabulary import Region

__all__ = ["BUILT_IN_REGIONS", "LEGAL_ENDING", "Directory", "Name", "NameIndex", "folded"]

BUILT_IN_REGIONS = tuple(
    Name(region.value, (region.zh, region.en, *region.also)) for region in Region
)


@dataclass(frozen=True)
class Directory:
    """Everything with a name in one company; read by any number of threads while one adds to it."""

    account_index: NameIndex
    member_index: NameIndex
    team_index: NameIndex
    region_index: NameIndex

    @staticmethod
    def build(
        accounts: Iterable[Name],
        members: Iterable[Name],
        teams: Iterable[Name] = (),
        regions: Iterable[Name] = BUILT_IN_REGIONS,
    ) -> "Directory":
        return Directory(
            NameIndex.of(accounts, cores=True),
            NameIndex.of(members),
            NameIndex.of(teams),
            NameIndex.of(regions),
        )

    @property
    def accounts(self) -> tuple[Name, ...]:
        return tuple(self.account_index.names.values())

    @property
    def members(self) -> tuple[Name, ...]:
        return tuple(self.member_index.names.values())

    @cached_property
    def account_sounds(self) -> SoundIndex:
        """The accounts by sound and by look; built when the first message needs it."""
        return SoundIndex(self.account_index)

    @cached_property
    def look_alikes(self) -> LookAlikes:
        """The accounts that a new name may be meant for."""
        return LookAlikes(self.account_index)

    @cached_property
    def member_sounds(self) -> SoundIndex:
        return SoundIndex(self.member_index)
