"""Who stands below whom when targets are added up: company, regions, teams, reps."""

from collections.abc import Iterator
from dataclasses import dataclass

from core.files.importing.ledger import Ledger
from core.files.importing.shelf import Entry

Scope = tuple[str, object]
COMPANY: Scope = ("company", 0)


@dataclass(frozen=True)
class Branch:
    """A scope and all the scopes of one level below it."""

    scope: Scope
    parts: tuple[Scope, ...]
    zh: str
    en: str


def branches_of(ledger: Ledger) -> list[Branch]:
    """Return every scope with each level below it; only where somebody sells there.

    Managers answer for their team's target: only reps are added up.
    """
    reps = [p for p in ledger.people.entries() if p.row["active"] and p.row["role"] == "rep"]
    return [branch for branch in _branches(ledger, reps) if branch.parts]


def _branches(ledger: Ledger, reps: list[Entry]) -> Iterator[Branch]:
    teams = _staffed(list(ledger.teams.entries()), reps, "team_id")
    regions = _staffed(list(ledger.regions.entries()), reps, "region_id")
    # Who sells outside of them all is in none of their targets.
    if _all_have("region_id", reps):
        yield _branch(COMPANY, "region", regions)
    if _all_have("team_id", reps):
        yield _branch(COMPANY, "team", teams)
    yield _branch(COMPANY, "member", reps)
    for region in regions:
        scope, theirs = ("region", region.row["id"]), _within(reps, "region_id", region)
        own = _within(teams, "region_id", region)
        if {rep.row["team_id"] for rep in theirs} <= {team.row["id"] for team in own}:
            yield _branch(scope, "team", own)
        yield _branch(scope, "member", theirs)
    for team in teams:
        yield _branch(("team", team.row["id"]), "member", _within(reps, "team_id", team))


def _staffed(places: list[Entry], reps: list[Entry], column: str) -> list[Entry]:
    staffed = {rep.row[column] for rep in reps}
    return [place for place in places if place.row["id"] in staffed]


def _within(entries: list[Entry], column: str, place: Entry) -> list[Entry]:
    return [entry for entry in entries if entry.row[column] == place.row["id"]]


def _all_have(column: str, reps: list[Entry]) -> bool:
    return all(rep.row[column] is not None for rep in reps)


_SAID = {"region": ("各区域", "the regions"), "team": ("各团队", "the teams")}


def _branch(scope: Scope, level: str, entries: list[Entry]) -> Branch:
    zh, en = _SAID.get(level, ("各成员", "the members"))
    return Branch(scope, tuple((level, entry.row["id"]) for entry in entries), zh, en)
