"""Finds whose row a row of a member is, where several people bear one name.

张伟(上海队) is the 张伟 of that team who is in the books already. Beside another 张伟 nobody keeps
the bare name: whoever wrote it later would mean the first one unasked.
"""

from collections.abc import Iterable, Iterator

from core.errors import UserError
from core.files.importing.ledger import called, folded_name
from core.files.importing.names import Names
from core.files.importing.report import BadRowError
from core.files.importing.rows import Row
from core.files.importing.shelf import Entry
from core.storage.names import name_and_team, short_of_team


def enrol(names: Names, rows: Iterable[Row]) -> Iterator[tuple[Row, UserError]]:
    """Find the member of each row, or make a new one; yields who is called otherwise now."""
    rows = [row for row in rows if row.text("name")]
    teams = {folded_name(row.text("name")): row.text("team") for row in rows}
    for row in rows:
        name = row.text("name")
        parts = name_and_team(name)
        if parts and not called(names.ledger.people, name):
            for bare in called(names.ledger.people, parts[0]):
                team = teams.get(folded_name(parts[0])) or _team_of(names, bare)
                yield from _rename(names, row, bare, team)
        if (entry := _found(names, row)) is not None:
            names.enrolled[folded_name(name)] = entry


def enrolled(names: Names, row: Row) -> Entry:
    """Return the member of a row. Raises BadRowError where it is unclear who is meant."""
    name = row.text("name")
    entry = names.enrolled.get(folded_name(name))
    if entry is not None:
        return entry
    parts = name_and_team(name)
    if parts is not None:
        raise BadRowError(
            "name",
            f"已有没有写团队的“{parts[0]}”，分不清是不是同一位。请先给他写上团队",
            f"there is a “{parts[0]}” without a team who may be the same; give them a team first",
        )
    known = [str(one.row["name"]) for one in _namesakes(names, name)]
    raise BadRowError(
        "name",
        f"已有{'、'.join(known)}。是同一位就写这个名字，是另一位请写 {name}(团队)",
        f"there is {', '.join(known)}: write that name for the same person, {name}(team) for "
        "another",
    )


def _found(names: Names, row: Row) -> Entry | None:
    """Return the member of a row, a new one too; none where it is unclear who is meant."""
    name, people = row.text("name"), names.ledger.people
    if found := called(people, name):
        return found[0]
    parts = name_and_team(name)
    if parts is None and (alike := _namesakes(names, name)):
        team = folded_name(row.text("team"))
        same = [one for one in alike if not team or folded_name(_team_of(names, one)) == team]
        return same[0] if len(same) == 1 else None
    if parts is not None and called(people, parts[0]):
        return None
    return people.add(name=name, aliases=[], active=True)


def _namesakes(names: Names, name: str) -> list[Entry]:
    """Return those who are called by this name and their team in brackets."""
    wanted = folded_name(name)
    return [
        one
        for one in names.ledger.people.entries()
        if wanted in map(folded_name, short_of_team(str(one.row["name"])))
    ]


def _rename(names: Names, row: Row, bare: Entry, team: str) -> Iterator[tuple[Row, UserError]]:
    """Call a member by the team as well; of the row's own team they are the one it is about."""
    if not team:
        return
    before, name = str(bare.row["name"]), row.text("name")
    told = name_and_team(name)
    is_same = told is not None and folded_name(team) in {
        folded_name(told[1]), folded_name(row.text("team"))
    }  # fmt: skip
    after = name if is_same else f"{before}({team})"
    if called(names.ledger.people, after):
        return
    names.ledger.people.rename(bare, name=after, team_id=_team_id(names, bare, team))
    yield row, UserError(f"原来的“{before}”改称“{after}”", f"“{before}” is “{after}” from now on")


def _team_id(names: Names, bare: Entry, team: str) -> object:
    # A new one has no team until the row is saved, and is told apart by it before.
    return names.team_or_new(team).row["id"] if bare.is_new else bare.row["team_id"]


def _team_of(names: Names, person: Entry) -> str:
    teams = names.ledger.teams.entries()
    return next((str(t.row["name"]) for t in teams if t.row["id"] == person.row["team_id"]), "")
