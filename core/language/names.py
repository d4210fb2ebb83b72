"""Names that a company knows: accounts, people, teams, regions."""

from collections.abc import Iterable
from dataclasses import dataclass

from core.vocabulary import Region


@dataclass(frozen=True)
class Name:
    """One known name with the other ways people write it; a region's `name` is its key."""

    name: str
    aliases: tuple[str, ...] = ()


BUILT_IN_REGIONS = tuple(
    Name(region.value, (region.zh, region.en, *region.also)) for region in Region
)


@dataclass(frozen=True)
class Directory:
    """Everything with a name in one company."""

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
